package dev.dyno.workloads.loop.conformance;

import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.CommandProducer;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.ReportConsumer;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.PatientThreads;
import dev.dyno.workloads.PatientThreads.Task;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.loop.stream.Commands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Works on loops of one implementation, with a thread for each part, and lets no wait last for
 * ever. The methods are called by one thread; what runs on others is said.
 */
final class LoopDriver implements AutoCloseable {
    /** The room for commands and for reports of the loops of most cases. */
    static final int CAPACITY = 16;

    /** A loop must hold fewer commands or reports than this. */
    static final int ROOM_END = 4 * CAPACITY;

    private static final int FILLER_WORDS = 3;

    private final MatchingLoopFactory factory;
    private final Commands commands;
    private final PatientThreads threads;
    private final List<MatchingLoop> loops = new ArrayList<>();

    /**
     * Creates a driver without loops.
     *
     * @param patience how long anything may take
     */
    LoopDriver(MatchingLoopFactory factory, long seed, Duration patience) {
        this.factory = factory;
        this.threads = new PatientThreads(patience);
        this.commands = new Commands(seed);
    }

    /** Returns the commands that producers of this driver offer. */
    Commands commands() {
        return commands;
    }

    /** Makes a small loop whose threads yield while they wait. */
    MatchingLoop loop(int producers, int consumers, CommandHandler handler) {
        return loop(
                new LoopSpec(
                        producers,
                        consumers,
                        CAPACITY,
                        CAPACITY,
                        WaitStrategy.YIELD,
                        Spin.cpuCount()),
                handler);
    }

    /** Makes a loop. */
    MatchingLoop loop(LoopSpec spec, CommandHandler handler) {
        MatchingLoop loop = factory.create(spec, handler);
        loops.add(loop);
        return loop;
    }

    /** Starts a task on a thread of its own. */
    <T> Task<T> start(String name, Supplier<T> work) {
        return threads.start(name, work);
    }

    /** Starts the matcher of a loop. */
    Task<Boolean> startMatcher(MatchingLoop loop) {
        return start(
                "matcher",
                () -> {
                    loop.run();
                    return true;
                });
    }

    /**
     * Starts a producer that puts its first commands in until it has put {@code count} or the loop
     * is closed; returns how many were accepted.
     */
    Task<Long> startProducer(MatchingLoop loop, int producer, long count) {
        CommandProducer way = loop.producer(producer);
        return start("producer", () -> putAll(way, producer, count));
    }

    private long putAll(CommandProducer way, int producer, long count) {
        long[] words = new long[FILLER_WORDS + MatchingLoop.COMMAND_WORDS];
        for (long index = 0; index < count; index++) {
            commands.copyTo(producer, index, words, FILLER_WORDS);
            boolean isAccepted = way.put(words, FILLER_WORDS);
            commands.copyTo(~producer, ~index, words, FILLER_WORDS);
            if (!isAccepted) {
                return index;
            }
        }
        return count;
    }

    /** Offers one command once; from the middle of an array, which is overwritten at once. */
    boolean offer(MatchingLoop loop, int producer, long index) {
        long[] words = new long[FILLER_WORDS + MatchingLoop.COMMAND_WORDS];
        commands.copyTo(producer, index, words, FILLER_WORDS);
        boolean isAccepted = loop.producer(producer).offer(words, FILLER_WORDS);
        commands.copyTo(~producer, ~index, words, FILLER_WORDS);
        return isAccepted;
    }

    /** Offers a producer's commands from the first on until one is refused; returns how many. */
    long offerUntilRefused(MatchingLoop loop, int producer) {
        long index = 0;
        while (index < ROOM_END && offer(loop, producer, index)) {
            index++;
        }
        return index;
    }

    /** Starts a consumer that reads into a log until the loop has ended. */
    Task<ReportLog> startConsumer(MatchingLoop loop, int consumer, ReportLog log) {
        ReportConsumer way = loop.consumer(consumer);
        return start("consumer", () -> readAll(way, log));
    }

    private static ReportLog readAll(ReportConsumer way, ReportLog log) {
        while (true) {
            int visited = way.await(log, 5);
            if (visited == ReportConsumer.ENDED) {
                return log;
            }
            if (visited < 1 || visited > 5) {
                throw failure("expected await to visit 1 to 5 reports, saw %d", visited);
            }
        }
    }

    /** Waits until a condition holds. */
    void await(String awaited, BooleanSupplier condition) {
        threads.await(awaited, condition);
    }

    @Override
    public void close() {
        loops.forEach(MatchingLoop::abort);
    }
}

package dev.dyno.workloads.loop;

import dev.dyno.contracts.loop.CommandProducer;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.ReportConsumer;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.Waiting;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.loop.stream.Commands;
import dev.dyno.workloads.loop.stream.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A loop with a thread for each part, which sends the same commands in every pass. The caller of
 * {@link #pass} is the first producer.
 *
 * <p>Between passes everything is at rest, and the tallies belong to the caller. It hands them over
 * by moving {@code round}, which the other producers wait for, and by its own commands; the
 * consumer hands them back by moving {@code finished}.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>round</td><td>caller</td><td>other producers</td><td>volatile</td>
 * <td>begins a pass</td></tr>
 * <tr><td>finished</td><td>consumer</td><td>caller</td><td>volatile</td><td>ends a pass</td></tr>
 * <tr><td>handled, reported</td><td>matcher, consumer</td><td>caller</td><td>plain</td>
 * <td>round and finished</td></tr>
 * <tr><td>failure</td><td>any, once</td><td>caller</td><td>volatile</td><td>none</td></tr>
 * </table>
 */
final class RunningLoop implements AutoCloseable {
    private static final int LIMIT = 256;
    private static final int STOPPED = -1;

    private final LoopInput input;
    private final Commands commands;
    private final MatchingLoop loop;
    private final Waiting waiting;
    private final Tally handled;
    private final Tally reported;
    private final long[] expected;
    private final long[] words = new long[MatchingLoop.COMMAND_WORDS];
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch bound;
    private volatile int round;
    private volatile long finished;
    private volatile @Nullable Throwable failure;

    private RunningLoop(LoopInput input, MatchingLoopFactory factory) {
        this.input = input;
        this.commands = new Commands(input.seed());
        this.handled = new Tally(input.producers());
        this.reported = new Tally(input.producers());
        this.loop = factory.create(input.spec(), handled);
        this.waiting = new Waiting(input.spec());
        this.expected = new long[input.producers()];
        for (int producer = 0; producer < expected.length; producer++) {
            expected[producer] = commands.digest(producer, input.commandsEach());
        }
        this.bound = new CountDownLatch(input.producers() + 1);
    }

    /** Makes a loop and starts its threads; returns when each has bound itself. */
    static RunningLoop start(LoopInput input, MatchingLoopFactory factory, ThreadBinder binder) {
        RunningLoop running = new RunningLoop(input, factory);
        running.add("dyno-matcher", ThreadRole.MEASURED, binder, running.loop::run);
        running.add("dyno-consumer", ThreadRole.DRAINER, binder, running::consume);
        for (int producer = 1; producer < input.producers(); producer++) {
            int index = producer;
            running.add(
                    "dyno-producer-" + index,
                    ThreadRole.WORKER,
                    binder,
                    () -> running.produceInRounds(index));
        }
        running.threads.forEach(Thread::start);
        Threads.await(running.bound);
        return running;
    }

    private void add(String name, ThreadRole role, ThreadBinder binder, Runnable work) {
        threads.add(
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .unstarted(() -> {
                            try {
                                binder.bind(role);
                                bound.countDown();
                                work.run();
                            } catch (Throwable thrown) {
                                failure = thrown;
                                loop.abort();
                                bound.countDown();
                            }
                        }));
    }

    private void produceInRounds(int producer) {
        long[] own = new long[MatchingLoop.COMMAND_WORDS];
        CommandProducer way = loop.producer(producer);
        int done = 0;
        int turn = 0;
        while (true) {
            int begun = round;
            if (begun == STOPPED) {
                return;
            }
            if (begun == done) {
                waiting.pause(turn++);
                continue;
            }
            turn = 0;
            done = begun;
            putAll(commands, way, producer, input.commandsEach(), own);
        }
    }

    private static void putAll(
            Commands commands, CommandProducer way, int producer, long count, long[] words) {
        for (long index = 0; index < count; index++) {
            commands.copyTo(producer, index, words, 0);
            if (!way.put(words, 0)) {
                return;
            }
        }
    }

    private void consume() {
        ReportConsumer way = loop.consumer(0);
        ReportVisitor visitor = reported.reader();
        long perPass = input.producers() * input.commandsEach();
        long seen = 0;
        long passes = 0;
        while (true) {
            int visited = way.await(visitor, LIMIT);
            if (visited == ReportConsumer.ENDED) {
                return;
            }
            seen += visited;
            // A loop that doubles a command steps over the last report that a pass waits for.
            if (seen / perPass != passes) {
                passes = seen / perPass;
                finished = passes;
            }
        }
    }

    /**
     * Sends every producer's commands, waits for the last report, and compares.
     *
     * @throws WrongAnswerException if other commands came through than were sent
     */
    void pass() {
        handled.clear();
        reported.clear();
        int current = round + 1;
        round = current;
        putAll(commands, loop.producer(0), 0, input.commandsEach(), words);
        int turn = 0;
        while (finished != current) {
            if (loop.isEnded()) {
                throw new IllegalStateException("the loop ended during a pass", failure);
            }
            waiting.pause(turn++);
        }
        for (int producer = 0; producer < expected.length; producer++) {
            check("handler", handled, producer);
            check("consumer", reported, producer);
        }
    }

    private void check(String where, Tally tally, int producer) {
        if (tally.count(producer) != input.commandsEach()
                || tally.digest(producer) != expected[producer]) {
            throw new WrongAnswerException(
                    "the %s has %d commands of producer %d with digest %016x, where %d with %016x"
                                    .formatted(
                                            where,
                                            tally.count(producer),
                                            producer,
                                            tally.digest(producer),
                                            input.commandsEach(),
                                            expected[producer])
                            + " were sent");
        }
    }

    @Override
    public void close() {
        round = STOPPED;
        loop.abort();
        threads.forEach(Threads::join);
    }
}

package dev.dyno.workloads.loop;

import dev.dyno.contracts.loop.CommandProducer;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.ReportConsumer;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.loop.stream.Commands;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose one producer and one consumer are the load thread. The matcher folds each command
 * and reports the digest of all so far with two stamps: from before it looked at the command, and
 * from before it wrote the report.
 *
 * <p>Fields: {@code failure} is volatile, {@code digest} belongs to the matcher, and all others to
 * the load thread; the loop says how it is shared.
 */
final class LoopOpenLoopSession implements OpenLoopSession {
    /** How many reports a poll visits at most, so that the load thread soon looks at its clock. */
    private static final int POLL_LIMIT = 64;

    private static final long NONE = -1;

    private final LoopInput input;
    private final Commands commands;
    private final MatchingLoop loop;
    private final CommandProducer producer;
    private final ReportConsumer consumer;
    private final CountDownLatch bound = new CountDownLatch(1);
    private final Thread matcher;
    private final Collector collector = new Collector();
    private final long[] words = new long[MatchingLoop.COMMAND_WORDS];
    private volatile @Nullable Throwable failure;
    private long digest;
    private long submitted;

    private LoopOpenLoopSession(LoopInput input, MatchingLoopFactory factory, ThreadBinder binder) {
        this.input = input;
        this.commands = new Commands(input.seed());
        this.loop = factory.create(input.specWithLoadThread(), this::handle);
        this.producer = loop.producer(0);
        this.consumer = loop.consumer(0);
        this.matcher =
                Thread.ofPlatform().daemon().name("dyno-matcher").unstarted(() -> run(binder));
    }

    /** Makes a loop and starts its matcher. */
    static LoopOpenLoopSession start(
            LoopInput input, MatchingLoopFactory factory, ThreadBinder binder) {
        LoopOpenLoopSession session = new LoopOpenLoopSession(input, factory, binder);
        session.matcher.start();
        Threads.await(session.bound);
        return session;
    }

    private void run(ThreadBinder binder) {
        try {
            binder.bind(ThreadRole.MEASURED);
            bound.countDown();
            loop.run();
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    private void handle(long[] command, int firstWord, ReportWriter reports) {
        long startNanos = System.nanoTime();
        digest = Commands.fold(digest, command, firstWord);
        reports.report(command[firstWord], digest, startNanos, System.nanoTime(), 0);
    }

    @Override
    public boolean submit(long requestIndex) {
        if (requestIndex != submitted || requestIndex >= input.commandsEach()) {
            throw new IllegalArgumentException(
                    "request %d was submitted where %d of %d is next"
                            .formatted(requestIndex, submitted, input.commandsEach()));
        }
        commands.copyTo(0, requestIndex, words, 0);
        if (!producer.offer(words, 0)) {
            failOnFailure();
            return false;
        }
        submitted++;
        return true;
    }

    @Override
    public int poll(CompletionSink sink) {
        collector.sink = sink;
        // Read before polling: what the matcher reported before it failed is then there.
        boolean isEnded = loop.isEnded();
        int visited = consumer.poll(collector, POLL_LIMIT);
        if (visited == 0 && isEnded) {
            failOnFailure();
        }
        return visited;
    }

    private void failOnFailure() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException(
                    "the matcher failed after " + collector.completed + " commands", thrown);
        }
    }

    @Override
    public void checkAnswer() {
        failOnFailure();
        if (collector.firstWrong != NONE) {
            throw new WrongAnswerException(
                    "the report of command %d came as that of command %d"
                            .formatted(collector.firstWrong, collector.wrongIndex));
        }
        if (collector.completed != submitted) {
            throw new WrongAnswerException(
                    "%d of %d commands came back".formatted(collector.completed, submitted));
        }
        if (collector.lastDigest != commands.digest(0, submitted)) {
            throw new WrongAnswerException(
                    "the %d commands that were handled are not those that were sent"
                            .formatted(submitted));
        }
    }

    @Override
    public void close() {
        loop.abort();
        Threads.join(matcher);
    }

    /** Checks the order of reports and hands their stamps on. */
    private static final class Collector implements ReportVisitor {
        private CompletionSink sink = (_, _, _) -> {};
        private long completed;
        private long lastDigest;
        private long firstWrong = NONE;
        private long wrongIndex;

        @Override
        public void report(long[] source, int firstWord) {
            long index = source[firstWord];
            if (index != completed && firstWrong == NONE) {
                firstWrong = completed;
                wrongIndex = index;
            }
            lastDigest = source[firstWord + 1];
            sink.completed(completed, source[firstWord + 2], source[firstWord + 3]);
            completed++;
        }
    }
}

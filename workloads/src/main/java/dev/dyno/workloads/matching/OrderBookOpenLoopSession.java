package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.matching.ring.CommandRing;
import dev.dyno.workloads.matching.ring.ReportDigest;
import dev.dyno.workloads.matching.ring.ReportRing;
import org.jspecify.annotations.Nullable;

/**
 * A matcher thread between two rings. The load thread submits commands and collects reports; the
 * matcher takes one command at a time, applies it, publishes its reports, and then the command's
 * completion with both stamps.
 *
 * <pre>
 *  load thread --- CommandRing (64-byte commands) ---&gt; matcher thread
 *       ^                                                    |
 *       +------ ReportRing (40-byte reports, completions) ---+
 * </pre>
 *
 * <p>Every completion's digest of all reports so far is compared with the reference's digest of the
 * same prefix, so that the first wrong command is known, and exactly what was submitted is checked.
 *
 * <p>Fields: {@code books} belongs to the matcher while a request is under way and may be read by
 * the load thread when all have completed; {@code failure} and {@code stopping} are volatile; the
 * rings say how they are shared; all others belong to the load thread.
 */
final class OrderBookOpenLoopSession implements OpenLoopSession {
    /**
     * How many commands wait at most: as many as a matcher works off in a time that is far beyond
     * any latency of interest. What does not fit waits at the caller, on its schedule.
     */
    private static final int COMMAND_RING_CAPACITY = 1 << 12;

    private static final int REPORT_RING_CAPACITY = 1 << 13;

    /** How many records a poll visits at most, so that the load thread soon looks at its clock. */
    private static final int POLL_LIMIT = 64;

    private static final long NONE = -1;

    private final FlowInput input;
    private final FlowBooks books;
    private final CommandRing commands = new CommandRing(COMMAND_RING_CAPACITY);
    private final ReportRing reports = new ReportRing(REPORT_RING_CAPACITY);
    private final Collector collector = new Collector();
    private final Thread matcher;
    private volatile boolean stopping;
    private volatile boolean ready;
    private volatile @Nullable Throwable failure;
    private long submitted;

    private OrderBookOpenLoopSession(
            FlowInput input, OrderBookFactory factory, ThreadBinder binder) {
        if (input.requestDigests().length != input.commandCount()) {
            throw new IllegalArgumentException(
                    input.workload() + " was prepared without a digest per request");
        }
        this.input = input;
        this.books = new FlowBooks(input, factory);
        this.matcher = new Thread(() -> run(binder), "dyno-matcher");
        matcher.setDaemon(true);
    }

    /** Starts the matcher and returns when it is bound and its books are filled. */
    static OrderBookOpenLoopSession start(
            FlowInput input, OrderBookFactory factory, ThreadBinder binder) {
        OrderBookOpenLoopSession session = new OrderBookOpenLoopSession(input, factory, binder);
        session.matcher.start();
        try {
            while (!session.ready) {
                session.failOn(session.failure);
                if (session.reports.drain(session.collector, POLL_LIMIT) == 0) {
                    Spin.once();
                }
            }
            while (session.reports.drain(session.collector, POLL_LIMIT) > 0) {
                // Until the prefill's last report is folded.
            }
            session.books.checkReports("prefill", input.prefillAnswer(), session.collector.digest);
        } catch (RuntimeException wrong) {
            session.close();
            throw wrong;
        }
        session.collector.digest.reset();
        return session;
    }

    private void run(ThreadBinder binder) {
        try {
            binder.bind(ThreadRole.MEASURED);
            books.applyPrefill(reports);
            reports.flush();
            ready = true;
            OrderCommand command = new OrderCommand();
            while (!stopping) {
                if (commands.poll(command)) {
                    serve(command);
                } else {
                    Spin.once();
                }
            }
        } catch (Throwable thrown) {
            // A matcher that waits for room in the ring when the session is closed is told so by
            // an exception; that one is no failure.
            if (!stopping) {
                failure = thrown;
            }
        }
    }

    private void serve(OrderCommand command) {
        long startNanos = System.nanoTime();
        books.apply(command, reports);
        reports.flush();
        long endNanos = System.nanoTime();
        reports.complete(command.sequence(), startNanos, endNanos);
        commands.release();
    }

    @Override
    public boolean submit(long requestIndex) {
        if (requestIndex != submitted) {
            throw new IllegalArgumentException(
                    "request " + requestIndex + " was submitted where " + submitted + " is next");
        }
        if (!commands.offer(input.commands(), Math.toIntExact(requestIndex))) {
            return false;
        }
        submitted++;
        return true;
    }

    @Override
    public int poll(CompletionSink sink) {
        long before = collector.completed;
        collector.sink = sink;
        // Read before draining: what the matcher answered before it failed is then in the ring.
        Throwable thrown = failure;
        if (reports.drain(collector, POLL_LIMIT) == 0) {
            failOn(thrown);
        }
        return (int) (collector.completed - before);
    }

    private void failOn(@Nullable Throwable thrown) {
        if (thrown != null) {
            throw new IllegalStateException(
                    "the matcher failed after "
                            + collector.completed
                            + " requests of "
                            + input.workload(),
                    thrown);
        }
    }

    @Override
    public void checkAnswer() {
        failOn(failure);
        if (collector.completed != submitted) {
            throw new IllegalStateException(
                    "%d of %d requests of %s have completed"
                            .formatted(collector.completed, submitted, input.workload()));
        }
        if (collector.firstWrong != NONE) {
            throw new WrongAnswerException(
                    "wrong answer to request %d of %s; all before it were right"
                            .formatted(collector.firstWrong, input.workload()));
        }
        if (submitted == input.commandCount()) {
            books.checkReports("requests", input.answer(), collector.digest);
            books.checkState(input.answer());
        }
    }

    @Override
    public void close() {
        stopping = true;
        reports.close();
        Threads.join(matcher);
    }

    /** Folds reports and checks the digest at each completion. */
    private final class Collector implements ReportRing.Visitor {
        private final ReportDigest digest = new ReportDigest();
        private CompletionSink sink = (_, _, _) -> {};
        private long completed;
        private long firstWrong = NONE;

        @Override
        public void report(long[] words, int firstWord) {
            digest.report(words, firstWord);
        }

        @Override
        public void completed(long sequence, long startNanos, long endNanos) {
            boolean isRight =
                    sequence == completed
                            && digest.value() == input.requestDigests()[(int) completed];
            if (!isRight && firstWrong == NONE) {
                firstWrong = completed;
            }
            completed++;
            sink.completed(sequence, startNanos, endNanos);
        }
    }
}

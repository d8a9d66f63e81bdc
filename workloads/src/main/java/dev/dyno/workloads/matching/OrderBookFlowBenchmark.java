package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.matching.ring.ReportDrainer;
import dev.dyno.workloads.matching.ring.ReportRing;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One pass of an order flow. The measured thread takes commands one at a time from memory, applies
 * each to its book, and hands the reports through a ring to a drainer; the pass ends when the
 * drainer has folded the last report. The number and the digest of the reports are then compared
 * with the reference's, and the resting orders after the pass, outside the measured window.
 *
 * <p>The prefill's reports take the same way as the timed phase's, so that a book sees one class of
 * sink and one call site in all it does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OrderBookFlowBenchmark {
    /**
     * How many reports the ring holds: enough for a drainer that is held up for a moment, few
     * enough to stay in a second-level cache beside the book.
     */
    static final int RING_CAPACITY = 1 << 12;

    /** The id of the implementation; set by JMH. */
    @Param("tree-map")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private @Nullable Pass pass;

    /** Creates the state; JMH sets the parameters afterwards. */
    public OrderBookFlowBenchmark() {}

    /** Reads the input, creates the books and starts the drainer. */
    @Setup(Level.Trial)
    public void open() {
        OrderBookFactory factory = FlowBooks.factory(implementation);
        pass = new Pass(FlowInputCache.read(Path.of(input)), factory, ThreadBinder.current());
    }

    /** Brings the books to where the timed phase begins. */
    @Setup(Level.Iteration)
    public void prefill() {
        guarded(Pass::prefill);
    }

    /** Performs all operations of the input and checks the answer. */
    @Benchmark
    public void pass() {
        guarded(Pass::run);
    }

    /** Compares the resting orders. */
    @TearDown(Level.Iteration)
    public void check() {
        guarded(Pass::checkState);
    }

    /** Stops the drainer. */
    @TearDown(Level.Trial)
    public void close() {
        if (pass != null) {
            pass.close();
            pass = null;
        }
    }

    private interface Step {
        void run(Pass pass);
    }

    /** JMH tears nothing down after a failure, so that the drainer is stopped here. */
    private void guarded(Step step) {
        Pass current = pass;
        if (current == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        try {
            step.run(current);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /** What one benchmark needs for its passes. */
    private static final class Pass implements AutoCloseable {
        private final FlowInput input;
        private final FlowBooks books;
        private final ThreadBinder binder;
        private final ReportRing ring = new ReportRing(RING_CAPACITY);
        private final ReportDrainer drainer;

        Pass(FlowInput input, OrderBookFactory factory, ThreadBinder binder) {
            this.input = input;
            this.books = new FlowBooks(input, factory);
            this.binder = binder;
            this.drainer = ReportDrainer.start(ring, binder);
        }

        void prefill() {
            binder.bind(ThreadRole.MEASURED);
            books.clear();
            drainer.digest().reset();
            books.applyPrefill(ring);
            awaitDrained();
            books.checkReports("prefill", input.prefillAnswer(), drainer.digest());
            drainer.digest().reset();
        }

        void run() {
            for (int round = 0; round < input.rounds(); round++) {
                books.applyTimed(ring);
            }
            awaitDrained();
            books.checkReports("timed phase", input.answer(), drainer.digest());
        }

        private void awaitDrained() {
            try {
                ring.awaitDrained();
            } catch (IllegalStateException closed) {
                Throwable failure = drainer.failure();
                throw failure == null
                        ? closed
                        : new IllegalStateException("the drainer failed", failure);
            }
        }

        void checkState() {
            books.checkState(input.answer());
        }

        @Override
        public void close() {
            drainer.close();
        }
    }
}

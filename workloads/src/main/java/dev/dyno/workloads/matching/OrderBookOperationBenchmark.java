package dev.dyno.workloads.matching;

import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.matching.ring.ReportDigest;
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
 * The cost of one kind of operation, with everything in the nearest caches: one thread repeats a
 * short block of commands, and after each block folds the reports out of the ring itself. So no
 * other core takes part, and the figure holds the operation, the writing of its reports, and their
 * folding.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OrderBookOperationBenchmark {
    /** Enough for the reports of the prefill, and of one block. */
    private static final int RING_CAPACITY = 1 << 12;

    /** The id of the implementation; set by JMH. */
    @Param("tree-map")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private final ReportDigest digest = new ReportDigest();
    private final ReportRing.Visitor folding = ReportRing.foldingInto(digest);
    private final ReportRing ring = new ReportRing(RING_CAPACITY);
    private @Nullable FlowInput flow;
    private @Nullable FlowBooks books;

    /** Creates the state; JMH sets the parameters afterwards. */
    public OrderBookOperationBenchmark() {}

    /** Reads the input and creates the book. */
    @Setup(Level.Trial)
    public void open() {
        FlowInput read = FlowInputCache.read(Path.of(input));
        if (Math.max(read.prefillAnswer().reportCount(), 2L * read.commandCount())
                > RING_CAPACITY) {
            throw new IllegalStateException(
                    read.workload() + " has more commands in a block than the ring holds");
        }
        flow = read;
        books = new FlowBooks(read, FlowBooks.factory(implementation));
    }

    /** Brings the book to where the block begins. */
    @Setup(Level.Iteration)
    public void prefill() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
        FlowBooks ours = books();
        ours.clear();
        drain();
        digest.reset();
        ours.applyPrefill(ring);
        drain();
        ours.checkReports("prefill", flow().prefillAnswer(), digest);
        digest.reset();
    }

    /** Performs all operations of the input and checks the answer. */
    @Benchmark
    public void pass() {
        FlowBooks ours = books();
        int rounds = flow().rounds();
        for (int round = 0; round < rounds; round++) {
            ours.applyTimed(ring);
            drain();
        }
        ours.checkReports("timed phase", flow().answer(), digest);
    }

    /** Compares the resting orders. */
    @TearDown(Level.Iteration)
    public void check() {
        books().checkState(flow().answer());
    }

    private void drain() {
        ring.flush();
        while (ring.drain(folding, RING_CAPACITY) > 0) {
            // Until nothing is left.
        }
    }

    private FlowInput flow() {
        return opened(flow);
    }

    private FlowBooks books() {
        return opened(books);
    }

    private static <T> T opened(@Nullable T field) {
        if (field == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return field;
    }
}

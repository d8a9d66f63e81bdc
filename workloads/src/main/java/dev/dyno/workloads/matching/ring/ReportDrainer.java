package dev.dyno.workloads.matching.ring;

import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A thread that takes reports out of a ring, spinning, and folds them into a digest.
 *
 * <p>Threading: the digest belongs to the drainer's thread while reports are under way, and to the
 * producer's thread after {@link ReportRing#awaitDrained} has returned and until it writes the next
 * report; the ring's indices pass it to and fro. {@link #start} and {@link #close} are called by
 * one thread.
 */
public final class ReportDrainer implements AutoCloseable {
    private static final int LIMIT = 256;

    private final ReportRing ring;
    private final ReportDigest digest = new ReportDigest();
    private final CountDownLatch bound = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;

    private ReportDrainer(ReportRing ring, ThreadBinder binder) {
        this.ring = ring;
        this.thread = new Thread(() -> run(binder), "dyno-drainer");
        thread.setDaemon(true);
    }

    /** Starts a drainer and returns when its thread has bound itself as a drainer. */
    public static ReportDrainer start(ReportRing ring, ThreadBinder binder) {
        ReportDrainer drainer = new ReportDrainer(ring, binder);
        drainer.thread.start();
        Threads.await(drainer.bound);
        return drainer;
    }

    private void run(ThreadBinder binder) {
        try {
            binder.bind(ThreadRole.DRAINER);
            bound.countDown();
            ReportRing.Visitor visitor = ReportRing.foldingInto(digest);
            while (!stopping) {
                if (ring.drain(visitor, LIMIT) == 0) {
                    Spin.once();
                }
            }
        } catch (Throwable thrown) {
            failure = thrown;
            ring.close();
            bound.countDown();
        }
    }

    /** Returns the digest of all reports since it was last reset. */
    public ReportDigest digest() {
        return digest;
    }

    /** Returns what ended the thread, or null. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Stops the thread, waits for it, and closes the ring. */
    @Override
    public void close() {
        stopping = true;
        ring.close();
        Threads.join(thread);
    }
}

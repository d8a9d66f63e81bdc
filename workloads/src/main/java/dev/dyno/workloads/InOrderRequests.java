package dev.dyno.workloads;

import dev.dyno.workloads.OpenLoopSession.CompletionSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The requests of an open-loop session whose measured thread takes and completes them in order.
 *
 * <p><b>Idea.</b> What a request asks for follows from its index, so that two counts carry
 * everything there and back, and the stamps lie in two rings. A slot belongs to the request with
 * its index from the submission until it was collected, because no more are submitted than there
 * are slots.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>submitted</td><td>load</td><td>measured</td><td>release, acquire</td>
 * <td>hands slots over; the load thread reads its own plain</td></tr>
 * <tr><td>completed</td><td>measured</td><td>load</td><td>release, acquire</td>
 * <td>hands stamps back; the measured thread reads its own plain</td></tr>
 * <tr><td>takenNanos, doneNanos</td><td>measured</td><td>load</td><td>plain</td>
 * <td>the two counts</td></tr>
 * <tr><td>collected</td><td>load</td><td>load</td><td>plain</td><td>one thread</td></tr>
 * <tr><td>failure</td><td>measured</td><td>load</td><td>volatile</td><td>none</td></tr>
 * </table>
 */
public final class InOrderRequests {
    /** How many requests wait at most; what does not fit waits at the caller, on its schedule. */
    public static final int SLOTS = 1 << 12;

    /** How many completions a poll hands on, so that the load thread soon sees its clock. */
    private static final int POLL_LIMIT = 64;

    private static final VarHandle SUBMITTED;
    private static final VarHandle COMPLETED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SUBMITTED = lookup.findVarHandle(InOrderRequests.class, "submitted", long.class);
            COMPLETED = lookup.findVarHandle(InOrderRequests.class, "completed", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final String unit;
    private final long limit;
    private final long[] takenNanos = new long[SLOTS];
    private final long[] doneNanos = new long[SLOTS];
    private volatile @Nullable Throwable failure;
    private long submitted;
    private long collected;
    private long completed;

    /**
     * Creates the requests of one session.
     *
     * @param unit what a request is, in the plural, for messages
     * @param limit how many there are
     */
    public InOrderRequests(String unit, long limit) {
        this.unit = unit;
        this.limit = limit;
    }

    /**
     * Submits the next request; by the load thread.
     *
     * @return false if there is no room
     * @throws IllegalArgumentException if another request is the next one, or there is none left
     * @throws IllegalStateException if the measured thread has failed
     */
    public boolean submit(long requestIndex) {
        if (requestIndex != submitted || requestIndex >= limit) {
            throw new IllegalArgumentException(
                    "request %d was submitted where %d of %d is next"
                            .formatted(requestIndex, submitted, limit));
        }
        if (submitted - collected == SLOTS) {
            failOnFailure();
            return false;
        }
        SUBMITTED.setRelease(this, submitted + 1);
        return true;
    }

    /**
     * Hands on what has completed; by the load thread.
     *
     * @return how many requests
     * @throws IllegalStateException if nothing has, and the measured thread has failed
     */
    public int poll(CompletionSink sink) {
        long before = collected;
        long end = Math.min((long) COMPLETED.getAcquire(this), before + POLL_LIMIT);
        if (end == before) {
            failOnFailure();
        }
        while (collected < end) {
            int slot = (int) collected & SLOTS - 1;
            sink.completed(collected, takenNanos[slot], doneNanos[slot]);
            collected++;
        }
        return (int) (end - before);
    }

    /** Returns how many requests may be taken up; by the measured thread. */
    public long submittedCount() {
        return (long) SUBMITTED.getAcquire(this);
    }

    /** Stamps a request as taken up; by the measured thread. */
    public void taken(long requestIndex) {
        takenNanos[(int) requestIndex & SLOTS - 1] = System.nanoTime();
    }

    /** Stamps all requests below an index as completed; by the measured thread. */
    public void completedBelow(long end) {
        long index = completed;
        if (index < end) {
            long nowNanos = System.nanoTime();
            while (index < end) {
                doneNanos[(int) index++ & SLOTS - 1] = nowNanos;
            }
            COMPLETED.setRelease(this, end);
        }
    }

    /** Says why the measured thread has ended before its time. */
    public void fail(Throwable thrown) {
        failure = thrown;
    }

    /**
     * Throws what the measured thread failed with.
     *
     * @throws IllegalStateException if it has failed
     */
    public void failOnFailure() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException(
                    "the measured thread failed after %d %s".formatted(collected, unit), thrown);
        }
    }

    /**
     * Returns how many requests were submitted; by the load thread, when all were to be completed.
     *
     * @throws IllegalStateException if the measured thread has failed
     * @throws WrongAnswerException if some were not completed
     */
    public long allCompleted() {
        failOnFailure();
        if (collected != submitted) {
            throw new WrongAnswerException(
                    "%d of %d %s were acknowledged".formatted(collected, submitted, unit));
        }
        return submitted;
    }
}

package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.TaskBody;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes submitted tasks from any thread to any worker, first in, first out, and allocates nothing.
 *
 * <p><b>Idea.</b> A ring in which each cell has a number: the position that may write it, or, one
 * more, the position that may read it. Whoever moves {@code tail} owns the cell there to write,
 * whoever moves {@code head} owns it to read. The sign of {@code tail} says that the ring is
 * closed, so that no position is given out after that, and one given out before is certain to be
 * filled.
 *
 * <p>Source: Vyukov, "Bounded MPMC queue", 1024cores.net.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>words[tail], words[head]</td><td>any</td><td>any</td><td>volatile compare-and-set,
 * acquire</td><td>none</td></tr>
 * <tr><td>words[number of a cell]</td><td>owner of the cell</td><td>any</td>
 * <td>release, acquire</td><td>none</td></tr>
 * <tr><td>words[task of a cell], bodies, jobs</td><td>owner of the cell</td>
 * <td>owner of the cell</td><td>plain</td><td>the cell's number</td></tr>
 * </table>
 *
 * Tail and head have 128 bytes on both sides inside {@code words}, and each cell a line of 64
 * bytes; references lie in arrays of their own, a line apart as well:
 *
 * <pre>
 *  words:  | 128 B | tail | 128 B | head | 128 B | number, task | 48 B | number, task | 48 B | ...
 * </pre>
 */
final class SubmissionRing {
    /** Says how an offer ended. */
    enum Offer {
        ACCEPTED,
        FULL,
        CLOSED
    }

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int TAIL = 16;
    private static final int HEAD = 2 * TAIL;
    private static final int CELLS = 3 * TAIL;
    private static final int CELL_WORDS = 8;
    private static final int CELL_REFERENCES = 16;
    private static final long CLOSED = Long.MIN_VALUE;

    private final int mask;
    private final long[] words;
    private final @Nullable TaskBody[] bodies;
    private final @Nullable StealingJob[] jobs;

    /** Creates an empty ring; the capacity is a power of two. */
    SubmissionRing(int capacity) {
        mask = capacity - 1;
        words = new long[CELLS + capacity * CELL_WORDS];
        bodies = new TaskBody[capacity * CELL_REFERENCES];
        jobs = new StealingJob[capacity * CELL_REFERENCES];
        for (int cell = 0; cell < capacity; cell++) {
            words[CELLS + cell * CELL_WORDS] = cell;
        }
    }

    private int number(long position) {
        return CELLS + ((int) position & mask) * CELL_WORDS;
    }

    private int reference(long position) {
        return ((int) position & mask) * CELL_REFERENCES;
    }

    /**
     * Puts a task in; by any thread. Lock-free.
     *
     * @param job knows the task's end, or null if nobody wants to know
     */
    Offer offer(TaskBody body, long task, @Nullable StealingJob job) {
        while (true) {
            long tail = (long) WORD.getAcquire(words, TAIL);
            if (tail < 0) {
                return Offer.CLOSED;
            }
            int number = number(tail);
            long ahead = (long) WORD.getAcquire(words, number) - tail;
            if (ahead == 0 && WORD.compareAndSet(words, TAIL, tail, tail + 1)) {
                words[number + 1] = task;
                bodies[reference(tail)] = body;
                jobs[reference(tail)] = job;
                WORD.setRelease(words, number, tail + 1);
                return Offer.ACCEPTED;
            }
            if (ahead < 0 && (long) WORD.getAcquire(words, TAIL) == tail) {
                return Offer.FULL;
            }
        }
    }

    /**
     * Takes the oldest task out; by any worker. Lock-free but for a task whose submitter is held up
     * between its claim and its release, behind which the others wait.
     *
     * @param executed receives a task whose end nobody wants to know
     * @return the task's own job, or {@code executed}, or null if there is nothing to take
     */
    @Nullable StealingJob poll(StealingJob executed) {
        while (true) {
            long head = (long) WORD.getAcquire(words, HEAD);
            int number = number(head);
            long ahead = (long) WORD.getAcquire(words, number) - (head + 1);
            if (ahead < 0) {
                return null;
            }
            if (ahead == 0 && WORD.compareAndSet(words, HEAD, head, head + 1)) {
                int reference = reference(head);
                StealingJob job = jobs[reference];
                if (job == null) {
                    job = executed;
                    job.reuse(Objects.requireNonNull(bodies[reference]), words[number + 1]);
                }
                jobs[reference] = null;
                bodies[reference] = null;
                WORD.setRelease(words, number, head + mask + 1);
                return job;
            }
        }
    }

    /** Lets nothing more in; by any thread. */
    void close() {
        WORD.getAndBitwiseOr(words, TAIL, CLOSED);
    }

    boolean isClosed() {
        return (long) WORD.getAcquire(words, TAIL) < 0;
    }

    /** Returns whether every accepted task has been taken; volatile. */
    boolean isEmpty() {
        long head = (long) WORD.getVolatile(words, HEAD);
        return ((long) WORD.getVolatile(words, TAIL) & ~CLOSED) == head;
    }
}

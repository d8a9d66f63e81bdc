package dev.dyno.contenders.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@link ForkFrame}, which fill a line and keep off the next frame's: a thief writes
 * its result while the owner forks further down.
 *
 * <pre>
 *  | header | owner, index, task, job, state, thief, result, failure | 128 B pad |
 * </pre>
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>task, job</td><td>owner</td><td>thief</td><td>plain</td><td>the deque</td></tr>
 * <tr><td>state</td><td>owner: OFFERED, AWAITED; thief: DONE</td><td>owner</td>
 * <td>plain before the offer; compare-and-set, exchange, acquire</td><td>none</td></tr>
 * <tr><td>thief</td><td>owner before the offer; thief</td><td>owner</td>
 * <td>plain before the offer; release, acquire</td><td>none</td></tr>
 * <tr><td>result, failure</td><td>thief</td><td>owner</td><td>plain</td><td>state</td></tr>
 * </table>
 */
final class FrameFields {
    static final VarHandle STATE;
    static final VarHandle THIEF;

    /** Nobody has said that it is done. */
    static final int OFFERED = 0;

    /** The owner sleeps until it is done. */
    static final int AWAITED = 1;

    /** Result and failure are there. */
    static final int DONE = 2;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Used.class, "state", int.class);
            THIEF = lookup.findVarHandle(Used.class, "thief", StealingWorker.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private FrameFields() {}

    /** All that is used. */
    abstract static class Used {
        final StealingWorker owner;
        final int index;
        int state;
        long task;
        long result;
        @Nullable StealingJob job;
        @Nullable StealingWorker thief;
        @Nullable Throwable failure;

        Used(StealingWorker owner, int index) {
            this.owner = owner;
            this.index = index;
        }
    }

    /** Keeps the next frame away. */
    abstract static class BackPad extends Used {
        long b00, b01, b02, b03;
        long b04, b05, b06, b07;
        long b08, b09, b10, b11;
        long b12, b13, b14, b15;

        BackPad(StealingWorker owner, int index) {
            super(owner, index);
        }
    }
}

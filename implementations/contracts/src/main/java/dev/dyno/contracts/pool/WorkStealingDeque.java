package dev.dyno.contracts.pool;

import java.util.EnumSet;
import java.util.Set;

/**
 * The queue of one worker: its owner pushes and pops at one end, thieves steal from the other.
 *
 * <p>Elements are task descriptors, any {@code long} but {@link #EMPTY} and {@link #CONTENDED}.
 * What was pushed is returned by exactly one pop or steal. The owner sees a stack: {@link #pop}
 * returns what was pushed last of all that is left. Thieves see a queue: {@link #steal} returns
 * what was pushed first of all that is left.
 *
 * <p>Every operation is linearizable. {@link #EMPTY} from {@link #pop} says that nothing was left
 * at some moment during the call; from {@link #steal} it says so only with {@link
 * DequeCapability#EXACT_STEAL}, without which some of the youngest tasks may be the owner's alone.
 *
 * <table>
 * <caption>Threads, progress and memory order</caption>
 * <tr><th>method</th><th>thread</th><th>progress</th><th>order</th></tr>
 * <tr><td>push</td><td>owner</td><td>wait-free, unless it must grow</td>
 * <td>release: whoever takes the task sees what the owner did before</td></tr>
 * <tr><td>pop</td><td>owner</td><td>wait-free</td><td>sequentially consistent with steals of the
 * same task: one of the two wins</td></tr>
 * <tr><td>steal, stealHalf</td><td>any</td><td>lock-free: one that returns CONTENDED lost to
 * another that took something</td><td>acquire, the other half of push</td></tr>
 * <tr><td>sizeEstimate</td><td>any</td><td>wait-free</td><td>opaque</td></tr>
 * </table>
 *
 * The progress is that of an implementation with {@link DequeCapability#LOCK_FREE}; another may
 * block. The owner is one thread at a time, and whoever hands the role on publishes the deque.
 */
public interface WorkStealingDeque {
    /** Says that there was nothing to take. */
    long EMPTY = Long.MIN_VALUE;

    /** Says that another thread was faster; there may be more to take. */
    long CONTENDED = Long.MIN_VALUE + 1;

    /**
     * Adds a task at the owner's end.
     *
     * @param task any value but {@link #EMPTY} and {@link #CONTENDED}
     * @return false if as many tasks wait as the deque has room for; nothing has changed then
     */
    boolean push(long task);

    /** Takes the youngest task, or returns {@link #EMPTY}; never {@link #CONTENDED}. */
    long pop();

    /** Takes the oldest task, or returns {@link #EMPTY} or {@link #CONTENDED}. */
    long steal();

    /**
     * Takes up to half of the tasks, the oldest first, at least one if there is one, and writes
     * them in that order. They are not taken at one moment: others may take tasks in between.
     *
     * @param into receives the tasks from its index 0 on
     * @return how many were taken, at most {@code into.length}; 0 if there was nothing or another
     *     thread was faster
     */
    default int stealHalf(long[] into) {
        long half = Math.max(1, (sizeEstimate() + 1) / 2);
        int limit = (int) Math.min(half, into.length);
        int count = 0;
        while (count < limit) {
            long task = steal();
            if (task == EMPTY || task == CONTENDED) {
                break;
            }
            into[count] = task;
            count++;
        }
        return count;
    }

    /** Returns how many tasks there are: exact while nobody changes the deque, never negative. */
    long sizeEstimate();

    /**
     * Returns what this deque promises beyond the contract; everything unless it says otherwise.
     */
    default Set<DequeCapability> capabilities() {
        return EnumSet.allOf(DequeCapability.class);
    }
}

package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.parts.CommandQueue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A bounded ring from many producers to one matcher. The rules are here; the fields, and how they
 * lie on cache lines, are the subclasses'.
 *
 * <p><b>Idea.</b> A producer claims the next slot by moving {@code claimed}, copies its command
 * into the slot, and then writes the slot's turn, which is the claim's index plus one. The matcher
 * waits for the turn of the slot that is next, reads the command in place, and gives slots back by
 * moving {@code consumed}. Producers look at {@code consumed} only when {@code limit}, the last end
 * that one of them found, is reached. The sign of {@code claimed} closes the ring: no claim
 * succeeds on it, and what was claimed before is counted by the other bits. After Vyukov, "Bounded
 * MPMC queue", 1024cores.net, 2010, and the shared producer limit of JCTools.
 *
 * <table>
 * <caption>Fields, who touches them, and how</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>slots[turn]</td><td>the producer that claimed</td><td>matcher</td>
 * <td>release, acquire</td><td>hands the slot's command over</td></tr>
 * <tr><td>slots[command]</td><td>the producer that claimed</td><td>matcher</td><td>plain</td>
 * <td>the slot's turn; back by consumed</td></tr>
 * <tr><td>claimed</td><td>producers, whoever closes</td><td>all</td>
 * <td>compare-and-set, bitwise-or; volatile</td><td>gives each slot to one producer</td></tr>
 * <tr><td>limit</td><td>producers</td><td>producers</td><td>release, acquire</td>
 * <td>passes on what consumed handed back; may go back, which costs a look</td></tr>
 * <tr><td>consumed</td><td>matcher</td><td>producers</td><td>release, acquire</td>
 * <td>hands slots back; the matcher reads its own plain</td></tr>
 * </table>
 *
 * <p>Progress: offers are lock-free, except that the matcher waits for a producer which was
 * interrupted between its claim and its turn. Allocation: none after construction.
 */
abstract class CommandRing implements CommandQueue {
    /** The words of a slot: its turn, and the command. */
    static final int SLOT_WORDS = 1 + MatchingLoop.COMMAND_WORDS;

    /** After how many commands slots are given back without waiting for the end of the batch. */
    private static final int GIVE_BACK_MASK = 31;

    private static final VarHandle TURN = MethodHandles.arrayElementVarHandle(long[].class);

    /** Returns the slots. */
    abstract long[] slots();

    /** Returns the capacity less one. */
    abstract long mask();

    /** Returns how many slots were ever claimed; negative when closed. Volatile. */
    abstract long claimed();

    /** Moves {@code claimed} on by one if it is as expected. */
    abstract boolean claim(long expected);

    /** Sets the sign of {@code claimed}. */
    abstract void endClaims();

    /** Returns below which index slots may be claimed. Acquire. */
    abstract long limit();

    /** Moves the limit. Release. */
    abstract void limit(long end);

    /** Returns how many commands were consumed, to a producer. Acquire. */
    abstract long consumed();

    /** Returns the same to the matcher. Plain. */
    abstract long ownConsumed();

    /** Moves {@code consumed}. Release. */
    abstract void consumed(long count);

    @Override
    public final boolean offer(int producer, long[] words, int firstWord) {
        long mask = mask();
        long index;
        do {
            index = claimed();
            if (index < 0) {
                return false;
            }
            if (index >= limit()) {
                long end = consumed() + mask + 1;
                if (index >= end) {
                    return false;
                }
                limit(end);
            }
        } while (!claim(index));
        long[] slots = slots();
        int slot = (int) (index & mask) * SLOT_WORDS;
        System.arraycopy(words, firstWord, slots, slot + 1, MatchingLoop.COMMAND_WORDS);
        TURN.setRelease(slots, slot, index + 1);
        return true;
    }

    @Override
    public final int drain(CommandHandler handler, ReportWriter reports, int limit) {
        long[] slots = slots();
        long mask = mask();
        long first = ownConsumed();
        long index = first;
        long end = first + limit;
        while (index < end) {
            int slot = (int) (index & mask) * SLOT_WORDS;
            if ((long) TURN.getAcquire(slots, slot) != index + 1) {
                break;
            }
            handler.command(slots, slot + 1, reports);
            index++;
            if ((index & GIVE_BACK_MASK) == 0) {
                consumed(index);
            }
        }
        if (index != first) {
            consumed(index);
        }
        return (int) (index - first);
    }

    @Override
    public final void close() {
        endClaims();
    }

    @Override
    public final boolean isClosed() {
        return claimed() < 0;
    }

    @Override
    public final boolean isDrained() {
        long claimed = claimed();
        return claimed < 0 && (claimed & Long.MAX_VALUE) == ownConsumed();
    }
}

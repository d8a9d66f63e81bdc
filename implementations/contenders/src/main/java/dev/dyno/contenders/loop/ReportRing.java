package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.parts.ReportChannel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A bounded ring from the matcher to consumers that each see every report. The rules are here; the
 * fields, and how they lie on cache lines, are the subclasses'.
 *
 * <p><b>Idea.</b> The matcher writes slots, and moves {@code published} when {@value #BATCH} are
 * written or when it is asked to; so consumers do not take a line from it for each report. Each
 * consumer has two cells of {@code cells}: how many reports it has consumed, and the last value
 * that it saw of {@code published}. The matcher looks at the consumers' counts only when the least
 * that it saw leaves no room. After Thompson et al., "Disruptor", LMAX, 2011.
 *
 * <table>
 * <caption>Fields, who touches them, and how</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>slots[word]</td><td>matcher</td><td>consumers</td><td>plain</td>
 * <td>published; back by the cells</td></tr>
 * <tr><td>produced, slowestSeen</td><td>matcher</td><td>matcher</td><td>plain</td>
 * <td>one thread</td></tr>
 * <tr><td>published</td><td>matcher</td><td>consumers</td><td>release, acquire</td>
 * <td>hands slots over; the matcher reads its own plain</td></tr>
 * <tr><td>cells[consumed]</td><td>its consumer</td><td>matcher</td><td>release, acquire</td>
 * <td>hands slots back; the consumer reads its own plain</td></tr>
 * <tr><td>cells[publishedSeen]</td><td>its consumer</td><td>its consumer</td><td>plain</td>
 * <td>one thread</td></tr>
 * </table>
 *
 * <p>Progress: no call waits. Allocation: none after construction.
 */
abstract class ReportRing implements ReportChannel {
    /** After how many reports the matcher publishes without being asked to. */
    static final int BATCH = 32;

    /** The words of a slot. */
    static final int SLOT_WORDS = MatchingLoop.REPORT_WORDS;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    /** Returns the slots. */
    abstract long[] slots();

    /** Returns the capacity less one. */
    abstract long mask();

    /** Returns the consumers' cells. */
    abstract long[] cells();

    /** Returns where in {@code cells} a consumer's two cells begin. */
    abstract int cell(int consumer);

    /** Returns the number of consumers. */
    abstract int consumers();

    /** Returns how many reports were written. Plain, the matcher's. */
    abstract long produced();

    /** Moves {@code produced}. Plain, the matcher's. */
    abstract void produced(long count);

    /** Returns the least count of a consumer that was seen. Plain, the matcher's. */
    abstract long slowestSeen();

    /** Moves {@code slowestSeen}. Plain, the matcher's. */
    abstract void slowestSeen(long count);

    /** Returns how many reports are published, to a consumer. Acquire. */
    abstract long published();

    /** Returns the same to the matcher. Plain. */
    abstract long ownPublished();

    /** Moves {@code published}. Release. */
    abstract void published(long count);

    @Override
    public final boolean offer(long word0, long word1, long word2, long word3, long word4) {
        long index = produced();
        if (index - slowestSeen() > mask() && !hasRoom(index)) {
            return false;
        }
        long[] slots = slots();
        int slot = (int) (index & mask()) * SLOT_WORDS;
        slots[slot] = word0;
        slots[slot + 1] = word1;
        slots[slot + 2] = word2;
        slots[slot + 3] = word3;
        slots[slot + 4] = word4;
        produced(index + 1);
        if ((index + 1) % BATCH == 0) {
            published(index + 1);
        }
        return true;
    }

    private boolean hasRoom(long index) {
        long[] cells = cells();
        long slowest = Long.MAX_VALUE;
        for (int consumer = 0; consumer < consumers(); consumer++) {
            slowest = Math.min(slowest, (long) CELL.getAcquire(cells, cell(consumer)));
        }
        slowestSeen(slowest);
        return index - slowest <= mask();
    }

    @Override
    public final void flush() {
        long produced = produced();
        if (produced != ownPublished()) {
            published(produced);
        }
    }

    @Override
    public final int poll(int consumer, ReportVisitor visitor, int limit) {
        long[] cells = cells();
        int cell = cell(consumer);
        long first = cells[cell];
        long published = cells[cell + 1];
        if (first == published) {
            published = published();
            if (first == published) {
                return 0;
            }
            cells[cell + 1] = published;
        }
        int count = (int) Math.min(published - first, limit);
        visitAll(visitor, slots(), mask(), first, count);
        CELL.setRelease(cells, cell, first + count);
        return count;
    }

    private static void visitAll(
            ReportVisitor visitor, long[] slots, long mask, long first, int count) {
        for (int i = 0; i < count; i++) {
            visitor.report(slots, (int) (first + i & mask) * SLOT_WORDS);
        }
    }
}

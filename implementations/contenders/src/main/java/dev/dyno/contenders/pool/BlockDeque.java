package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.EnumSet;
import java.util.Set;

/**
 * A ring of blocks in which the owner and the thieves work in different blocks, so that the owner
 * needs neither fences nor atomic instructions but when it changes blocks.
 *
 * <p><b>Idea.</b> The owner pushes and pops in its block with plain accesses. When the block is
 * full it grants it to the thieves and goes on to the next; when it is empty it takes the block
 * before it back, with one exchange of that block's word. A word holds what thieves may take, and a
 * serial number that changes with every grant and every taking back, so that a thief's
 * compare-and-set wins only if the slot that it read was granted all the time:
 *
 * <pre>
 *  word of a block:  | serial, 32 bits | end, 16 bits | next, 16 bits |    next == end: nothing
 * </pre>
 *
 * <p>After Wang, Cai, Zou et al., "BWoS: Formally Verified Block-based Work Stealing for Parallel
 * Processing", OSDI 2023, with two departures. Thieves start at a hint, the oldest block that may
 * hold something; it carries a count of grants, so that no thief moves it past a block that was
 * granted meanwhile. And a thief that finds nothing says that it wants something; the owner, at its
 * next push or pop, then grants the older half of what is in its own block. Without that, the few
 * tasks of a deep recursion, which are the largest, would never leave the owner's block.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>block, slotFirst, head, position</td><td>owner</td><td>owner</td><td>plain; opaque for
 * the estimate of the size</td><td>one thread</td></tr>
 * <tr><td>slots[slot]</td><td>owner</td><td>any</td><td>plain; thieves opaque</td>
 * <td>the word of the slot's block</td></tr>
 * <tr><td>cells[word of a block]</td><td>any</td><td>any</td><td>release to grant, exchange to take
 * back, compare-and-set to steal, acquire</td><td>none</td></tr>
 * <tr><td>ownerBlock</td><td>owner</td><td>thieves</td><td>release, acquire</td><td>none</td></tr>
 * <tr><td>hint</td><td>any</td><td>thieves</td><td>compare-and-set, acquire</td><td>none</td></tr>
 * <tr><td>isWanted</td><td>any</td><td>owner</td><td>opaque</td><td>none: a request that is lost is
 * made again</td></tr>
 * </table>
 *
 * The cache lines are shown by {@link BlockFields}.
 */
@Implementation(
        id = "block",
        summary = "Owner and thieves in different blocks, as in BWoS; the owner has no fence.")
final class BlockDeque extends BlockFields.BackPad {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int NEXT_MASK = 0xFFFF;
    private static final int END_BITS = 16;
    private static final long SERIAL_ONE = 1L << 32;
    private static final long SERIAL_MASK = -SERIAL_ONE;

    BlockDeque(DequeSpec spec) {
        super(spec);
    }

    private static int next(long word) {
        return (int) word & NEXT_MASK;
    }

    private static int end(long word) {
        return (int) word >>> END_BITS;
    }

    private static boolean isEmpty(long word) {
        return next(word) == end(word);
    }

    private int cell(int number) {
        return ((number & blockMask) + 1) * BlockFields.CELL_WORDS;
    }

    private int firstSlot(int number) {
        return (number & blockMask) * BlockFields.BLOCK_SLOTS;
    }

    @Override
    public boolean push(long task) {
        if (position == BlockFields.BLOCK_SLOTS && !advance()) {
            return false;
        }
        slots[slotFirst + position] = task;
        position++;
        if ((boolean) BlockFields.IS_WANTED.getOpaque(this)) {
            shareHalf();
        }
        return true;
    }

    @Override
    public long pop() {
        if (position == head && !retreat()) {
            return EMPTY;
        }
        position--;
        long task = slots[slotFirst + position];
        if ((boolean) BlockFields.IS_WANTED.getOpaque(this)) {
            shareHalf();
        }
        return task;
    }

    /** Grants the full block and goes on to the next; false if that still holds tasks. */
    private boolean advance() {
        if (!isEmpty((long) CELL.getAcquire(cells, cell(block + 1)))) {
            return false;
        }
        grantAndEnterNext(BlockFields.BLOCK_SLOTS, 0);
        return true;
    }

    /** Grants the older half of the owner's block, if there is anything in it. */
    private void shareHalf() {
        int count = position - head;
        if (count == 0 || !isEmpty((long) CELL.getAcquire(cells, cell(block + 1)))) {
            return;
        }
        BlockFields.IS_WANTED.setOpaque(this, false);
        int kept = count / 2;
        System.arraycopy(slots, slotFirst + position - kept, slots, firstSlot(block + 1), kept);
        grantAndEnterNext(position - kept, kept);
    }

    /** Grants {@code head..end-1} and makes the next block the owner's, with so many tasks. */
    private void grantAndEnterNext(int end, int tasksInNext) {
        int granted = block;
        int cell = cell(granted);
        long serial = (cells[cell] & SERIAL_MASK) + SERIAL_ONE;
        CELL.setRelease(cells, cell, serial | (long) end << END_BITS | head);
        block = granted + 1;
        slotFirst = firstSlot(block);
        head = 0;
        position = tasksInNext;
        BlockFields.OWNER_BLOCK.setRelease(this, block);
        lowerHint(granted);
    }

    /**
     * Counts the grant, and sees to it that thieves look at the granted block and at none whose
     * place in the ring it has.
     */
    private void lowerHint(int granted) {
        long hint;
        int oldest;
        do {
            hint = (long) BlockFields.HINT.getAcquire(this);
            oldest = (int) hint;
            if (oldest - granted > 0) {
                oldest = granted;
            }
            if (granted + 1 - oldest > blockMask) {
                oldest = granted + 1 - blockMask;
            }
        } while (!BlockFields.HINT.compareAndSet(
                this, hint, (hint & SERIAL_MASK) + SERIAL_ONE | Integer.toUnsignedLong(oldest)));
    }

    /** Takes back what thieves have left of the block before; false if that is nothing. */
    private boolean retreat() {
        int before = block - 1;
        int cell = cell(before);
        long word = (long) CELL.getAcquire(cells, cell);
        if (!isEmpty(word)) {
            // Only thieves change it meanwhile, and leave the serial number as it is.
            word = (long) CELL.getAndSet(cells, cell, (word & SERIAL_MASK) + SERIAL_ONE);
        }
        if (isEmpty(word)) {
            // Thieves empty the oldest block first, so that the ones before it are empty too.
            head = 0;
            position = 0;
            return false;
        }
        block = before;
        slotFirst = firstSlot(before);
        head = next(word);
        position = end(word);
        BlockFields.OWNER_BLOCK.setRelease(this, before);
        return true;
    }

    @Override
    public long steal() {
        while (true) {
            long hint = (long) BlockFields.HINT.getAcquire(this);
            long word = oldestWord(hint);
            if (word == EMPTY) {
                return EMPTY;
            }
            if (isEmpty(word) || (long) BlockFields.HINT.getAcquire(this) != hint) {
                continue;
            }
            int block = (int) hint;
            long task = (long) CELL.getOpaque(slots, firstSlot(block) + next(word));
            return CELL.compareAndSet(cells, cell(block), word, word + 1) ? task : CONTENDED;
        }
    }

    @Override
    public int stealHalf(long[] into) {
        while (true) {
            long hint = (long) BlockFields.HINT.getAcquire(this);
            long word = oldestWord(hint);
            if (word == EMPTY || into.length == 0) {
                return 0;
            }
            if (isEmpty(word) || (long) BlockFields.HINT.getAcquire(this) != hint) {
                continue;
            }
            int block = (int) hint;
            int count = Math.min((end(word) - next(word) + 1) / 2, into.length);
            int slot = firstSlot(block) + next(word);
            for (int i = 0; i < count; i++) {
                into[i] = (long) CELL.getOpaque(slots, slot + i);
            }
            return CELL.compareAndSet(cells, cell(block), word, word + count) ? count : 0;
        }
    }

    /**
     * Returns the word of the block that the hint names, after moving the hint on if there is
     * nothing in it; {@link #EMPTY}, which is no word, if that is the owner's.
     *
     * <p>A thief that then finds the hint unchanged knows that all older blocks were empty when it
     * had read the word; and as long as the word does not change, none of them is granted anew,
     * because for that the owner would have to come down past this one.
     */
    private long oldestWord(long hint) {
        int block = (int) hint;
        if ((int) BlockFields.OWNER_BLOCK.getAcquire(this) - block <= 0) {
            if (!(boolean) BlockFields.IS_WANTED.getOpaque(this)) {
                BlockFields.IS_WANTED.setOpaque(this, true);
            }
            return EMPTY;
        }
        long word = (long) CELL.getAcquire(cells, cell(block));
        if (isEmpty(word)) {
            long moved = (hint & SERIAL_MASK) | Integer.toUnsignedLong(block + 1);
            BlockFields.HINT.compareAndSet(this, hint, moved);
        }
        return word;
    }

    @Override
    public long sizeEstimate() {
        int owned = (int) BlockFields.OWNER_BLOCK.getAcquire(this);
        int oldest = (int) (long) BlockFields.HINT.getAcquire(this);
        int own =
                (int) BlockFields.POSITION.getOpaque(this) - (int) BlockFields.HEAD.getOpaque(this);
        long size = Math.max(0, own);
        for (int block = oldest; owned - block > 0; block++) {
            long word = (long) CELL.getAcquire(cells, cell(block));
            size += end(word) - next(word);
        }
        return size;
    }

    @Override
    public Set<DequeCapability> capabilities() {
        return EnumSet.of(DequeCapability.LOCK_FREE, DequeCapability.ALLOCATION_FREE);
    }
}

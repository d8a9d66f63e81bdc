package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.WorkStealingDeque;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The deque of Chase and Lev, with the memory order of Lê et al.; subclasses say where its fields
 * lie and what stands between two of its accesses.
 *
 * <p><b>Idea.</b> A ring in which both ends count for ever in 64 bits. The owner moves {@code
 * bottom}; whoever moves {@code top} by compare-and-set owns the task there. Only for the last task
 * must the owner move {@code top} as well. The owner writes {@code bottom} and then reads {@code
 * top}, a thief reads {@code top} and then {@code bottom}: unless each pair keeps its order, both
 * take the last task. A ring that is full is copied to a larger one; thieves may go on reading the
 * old one, whose tasks stay where they are.
 *
 * <p>Sources: Chase and Lev, "Dynamic Circular Work-Stealing Deque", SPAA 2005; Lê, Pop, Cohen,
 * Zappa Nardelli, "Correct and Efficient Work-Stealing for Weak Memory Models", PPoPP 2013. One
 * departure: the owner remembers the last {@code top} that it saw, and looks again only when that
 * leaves no room. Every store of {@code bottom} is a release, so that Java's model alone orders
 * what the owner wrote before what a thief reads.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>ring</td><td>owner</td><td>any</td><td>release, acquire</td><td>none</td></tr>
 * <tr><td>ring[slot]</td><td>owner</td><td>any</td><td>opaque</td>
 * <td>index in top..bottom; what a thief read counts only if its compare-and-set wins</td></tr>
 * <tr><td>bottom</td><td>owner</td><td>any</td><td>release, acquire; the owner reads its own
 * plain</td><td>the owner's fence</td></tr>
 * <tr><td>top</td><td>any</td><td>any</td><td>volatile compare-and-set, acquire</td>
 * <td>the thief's fence</td></tr>
 * <tr><td>topSeen</td><td>owner</td><td>owner</td><td>plain</td><td>one thread</td></tr>
 * </table>
 */
abstract class ChaseLev implements WorkStealingDeque {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    /** Returns the owner's own count; plain. */
    abstract long bottom();

    /** Returns the owner's count; acquire. */
    abstract long bottomAcquire();

    /** Moves the owner's count; release. */
    abstract void bottomRelease(long value);

    /** Returns the thieves' count; acquire. */
    abstract long topAcquire();

    /** Moves the thieves' count if it is what was expected; volatile. */
    abstract boolean moveTop(long expected);

    abstract long topSeen();

    abstract void topSeen(long value);

    /** Returns the ring as its only writer sees it; plain. */
    abstract long[] ring();

    abstract long[] ringAcquire();

    abstract void ringRelease(long[] value);

    abstract int capacityMax();

    /** Stands between the owner's store of bottom and its load of top. */
    abstract void ownerFence();

    /** Stands between a thief's load of top and its load of bottom. */
    abstract void thiefFence();

    private static int slot(long[] ring, long index) {
        return (int) index & ring.length - 1;
    }

    @Override
    public final boolean push(long task) {
        long bottom = bottom();
        long[] ring = ring();
        if (bottom - topSeen() >= ring.length) {
            topSeen(topAcquire());
            if (bottom - topSeen() >= ring.length) {
                if (ring.length == capacityMax()) {
                    return false;
                }
                ring = grow(ring, topSeen(), bottom);
            }
        }
        SLOT.setOpaque(ring, slot(ring, bottom), task);
        bottomRelease(bottom + 1);
        return true;
    }

    private long[] grow(long[] ring, long top, long bottom) {
        long[] larger = new long[ring.length * 2];
        for (long index = top; index < bottom; index++) {
            larger[slot(larger, index)] = ring[slot(ring, index)];
        }
        ringRelease(larger);
        return larger;
    }

    @Override
    public final long pop() {
        long bottom = bottom() - 1;
        long[] ring = ring();
        bottomRelease(bottom);
        ownerFence();
        long top = topAcquire();
        if (top > bottom) {
            bottomRelease(bottom + 1);
            return EMPTY;
        }
        long task = ring[slot(ring, bottom)];
        if (top == bottom) {
            if (!moveTop(top)) {
                task = EMPTY;
            }
            bottomRelease(bottom + 1);
        }
        return task;
    }

    @Override
    public final long steal() {
        long top = topAcquire();
        // Without a fence this may only miss a task that is being pushed.
        if (bottomAcquire() <= top) {
            return EMPTY;
        }
        thiefFence();
        if (bottomAcquire() <= top) {
            return EMPTY;
        }
        long[] ring = ringAcquire();
        long task = (long) SLOT.getOpaque(ring, slot(ring, top));
        return moveTop(top) ? task : CONTENDED;
    }

    @Override
    public final long sizeEstimate() {
        long top = topAcquire();
        return Math.max(0, bottomAcquire() - top);
    }
}

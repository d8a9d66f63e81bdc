package dev.dyno.contenders.pool;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.DequeSpec;
import java.lang.invoke.VarHandle;

/**
 * {@link ChaseLev} whose owner needs no fence of the processor: a thief that has found a task asks
 * the kernel to run one on every CPU where a thread of this process runs.
 *
 * <p>If the barrier comes before the owner's store of bottom is visible, it makes it visible, and
 * the thief sees it; if it comes earlier, the owner's load of top comes after it and sees the
 * thief's top. So the owner pays nothing and a thief some microseconds.
 *
 * <p>What is left on the owner's side keeps the compiler from exchanging the two. Java has no word
 * for an order that only the compiler must keep: an acquire fence is stronger than that in HotSpot,
 * which moves no access across it, and costs no instruction on x86-64. That is a property of
 * HotSpot and not of the language.
 */
@Implementation(
        id = "chase-lev-membarrier",
        summary = "The owner has no fence; a thief has the kernel run one on every CPU.")
final class MembarrierChaseLevDeque extends PaddedChaseLev {
    MembarrierChaseLevDeque(DequeSpec spec) {
        super(spec);
    }

    /** Answers whether the kernel has the barrier. */
    static Availability availability() {
        return Membarrier.availability();
    }

    @Override
    void ownerFence() {
        VarHandle.acquireFence();
    }

    @Override
    void thiefFence() {
        VarHandle.fullFence();
        Membarrier.onAllThreads();
    }
}

package dev.dyno.workloads.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.parts.ArenaAllocator;
import dev.dyno.contracts.vector.parts.BumpAllocator;
import dev.dyno.contracts.vector.parts.CountingAllocator;
import dev.dyno.contracts.vector.parts.FailingAllocator;
import dev.dyno.contracts.vector.parts.HeapAllocator;
import dev.dyno.contracts.vector.parts.PoolAllocator;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** The allocators of the contract give what was asked for, and take it back. */
final class AllocatorsTest {
    private final CountingAllocator upstream = new CountingAllocator(ArenaAllocator.GLOBAL);

    @Test
    void bumpAllocatorGivesNeighboursAndTakesBackTheLast() {
        try (BumpAllocator bump = new BumpAllocator(upstream, 1_024)) {
            MemorySegment first = bump.allocate(10);
            MemorySegment second = bump.allocate(20);
            assertThat(second.address()).isEqualTo(first.address() + 16);
            assertThat(bump.usedBytes()).isEqualTo(48);
            assertThat(bump.resize(second, 100, 20).address()).isEqualTo(second.address());
            assertThat(bump.resize(first, 100, 10).address()).isNotEqualTo(first.address());
            assertThat(bump.usedBytes()).isEqualTo(16 + 112 + 112);
            assertThatThrownBy(() -> bump.allocate(1_000))
                    .isInstanceOf(AllocationException.class)
                    .hasMessageContaining("240 of 1024");
            assertThat(bump.usedBytes()).isEqualTo(240);
        }
        assertThat(upstream.liveBlocks()).isZero();
    }

    @Test
    void bumpAllocatorThatCannotExtendLeavesTheBlock() {
        try (BumpAllocator bump = new BumpAllocator(upstream, 256)) {
            MemorySegment block = bump.allocate(64);
            assertThatThrownBy(() -> bump.resize(block, 512, 64))
                    .isInstanceOf(AllocationException.class);
            assertThat(bump.usedBytes()).isEqualTo(64);
            bump.release(block);
            assertThat(bump.usedBytes()).isZero();
        }
    }

    @Test
    void poolGivesABlockAgainToWhoeverAsksForItsSize() {
        try (PoolAllocator pool = new PoolAllocator(upstream)) {
            MemorySegment block = pool.allocate(100);
            assertThat(block.byteSize()).isEqualTo(128);
            pool.release(block);
            assertThat(pool.allocate(65)).isEqualTo(block);
            assertThat(pool.allocate(65)).isNotEqualTo(block);
            MemorySegment large = pool.allocate(2 << 20);
            pool.release(large);
            assertThat(upstream.liveBlocks()).isEqualTo(2);
            pool.release(block);
        }
        assertThat(upstream.liveBlocks()).isEqualTo(1);
    }

    @Test
    void countingAllocatorKnowsWhatIsOut() {
        MemorySegment block = upstream.allocate(100);
        assertThat(upstream.liveBytes()).isEqualTo(100);
        MemorySegment larger = upstream.resize(block, 200, 100);
        assertThat(upstream.liveBytes()).isEqualTo(200);
        assertThat(upstream.requests()).isEqualTo(2);
        assertThatThrownBy(() -> upstream.release(block)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> upstream.resize(block, 1, 1))
                .isInstanceOf(IllegalStateException.class);
        upstream.release(larger);
        assertThat(upstream.liveBlocks()).isZero();
        assertThat(upstream.liveBytes()).isZero();
    }

    @Test
    void failingAllocatorFailsAtTheChosenRequestOnly() {
        FailingAllocator failing = new FailingAllocator(upstream);
        failing.failAt(2);
        MemorySegment block = failing.allocate(16);
        assertThat(failing.isArmed()).isTrue();
        assertThatThrownBy(() -> failing.resize(block, 32, 16))
                .isInstanceOf(AllocationException.class);
        assertThat(failing.isArmed()).isFalse();
        failing.release(failing.resize(block, 32, 16));
        assertThat(upstream.liveBlocks()).isZero();
    }

    @Test
    void onlyAllocatorsThatAreTheSameAreEqual() {
        Allocator heap = HeapAllocator.SHARED;
        assertThat(heap.isEqual(heap)).isTrue();
        assertThat(heap.isEqual(ArenaAllocator.GLOBAL)).isFalse();
        assertThat(upstream.isEqual(new CountingAllocator(ArenaAllocator.GLOBAL))).isFalse();
    }

    @Test
    void memoryThatNobodyHasIsRefused() {
        assertThatThrownBy(() -> HeapAllocator.SHARED.allocate(1L << 40))
                .isInstanceOf(AllocationException.class);
        assertThatThrownBy(() -> ArenaAllocator.GLOBAL.allocate(Long.MAX_VALUE - 4_096))
                .isInstanceOf(AllocationException.class);
        MemorySegment foreign = MemorySegment.ofAddress(64);
        assertThatThrownBy(() -> ArenaAllocator.GLOBAL.release(foreign))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

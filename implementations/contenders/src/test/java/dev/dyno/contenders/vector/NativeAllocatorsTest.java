package dev.dyno.contenders.vector;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.parts.ArenaAllocator;
import dev.dyno.contracts.vector.parts.CountingAllocator;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory of the kernel and of the C library keeps what is in it, and comes back. */
final class NativeAllocatorsTest {
    private static final Path PAGES = Path.of("/proc/self/statm");
    private static final int SOAK_VECTORS = 4_000;
    private static final int SOAK_INTS = 40_000;

    /** A block that leaked in every soak's vector would be hundreds of these. */
    private static final long SOAK_BYTES_MAX = 48L << 20;

    /** Every allocator of native memory. */
    enum Source {
        ARENA,
        REALLOC,
        HUGE_PAGES,
        RESERVING;

        Allocator allocator() {
            return switch (this) {
                case ARENA -> ArenaAllocator.GLOBAL;
                case REALLOC -> ReallocAllocator.SHARED;
                case HUGE_PAGES -> HugePageAllocator.SHARED;
                case RESERVING -> ReservingAllocator.SHARED;
            };
        }
    }

    @BeforeEach
    void needsTheCalls() {
        assumeTrue(VirtualMemory.availability() instanceof Availability.Usable);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void blockKeepsItsContentsAsItGrowsAndShrinks(Source source) {
        CountingAllocator allocator = new CountingAllocator(source.allocator());
        List<MemorySegment> blocks = new ArrayList<>();
        for (int seed = 0; seed < 12; seed++) {
            MemorySegment block = allocator.allocate(100);
            assertThat(block.byteSize()).isGreaterThanOrEqualTo(100);
            assertThat(block.address() % Allocator.ALIGNMENT_BYTES).isZero();
            fill(block, 0, 25, seed);
            block = allocator.resize(block, 10_000_000, 100);
            fill(block, 25, 2_500_000, seed);
            blocks.add(allocator.resize(block, 100_000, 100_000));
        }
        for (int seed = 0; seed < blocks.size(); seed++) {
            MemorySegment block = blocks.get(seed);
            for (int index = 0; index < 25_000; index++) {
                assertThat(block.getAtIndex(JAVA_INT, index)).isEqualTo(seed + index);
            }
            allocator.release(block);
        }
        assertThat(allocator.liveBlocks()).isZero();
    }

    private static void fill(MemorySegment block, int from, int to, int seed) {
        for (int index = from; index < to; index++) {
            block.setAtIndex(JAVA_INT, index, seed + index);
        }
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void sizeThatNobodyHasIsRefusedAndHarmless(Source source) {
        Allocator allocator = source.allocator();
        MemorySegment block = allocator.allocate(64);
        block.set(JAVA_INT, 0, 7);
        for (long bytes : new long[] {Long.MAX_VALUE - 4096, -1, 0}) {
            if (source != Source.ARENA || bytes != 0) {
                assertThatThrownBy(() -> allocator.resize(block, bytes, 64))
                        .isInstanceOf(AllocationException.class);
            }
        }
        assertThat(block.get(JAVA_INT, 0)).isEqualTo(7);
        allocator.release(block);
    }

    @Test
    void reservedBlockNeverMovesAndIsGivenAgain() {
        Allocator allocator = ReservingAllocator.SHARED;
        MemorySegment block = allocator.allocate(1);
        long address = block.address();
        for (long bytes = 1; bytes < 1L << 32; bytes *= 3) {
            assertThat(allocator.resize(block, bytes, 1).address()).isEqualTo(address);
        }
        allocator.release(block);
        MemorySegment again = allocator.allocate(1);
        assertThat(again.address()).isEqualTo(address);
        allocator.release(again);
        assertThatThrownBy(() -> allocator.release(again))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> allocator.resize(again, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hugeBlocksAreWholeHugePages() {
        MemorySegment block = HugePageAllocator.SHARED.allocate(3 << 20);
        assertThat(block.address() % VirtualMemory.HUGE_PAGE_BYTES).isZero();
        assertThat(block.byteSize()).isEqualTo(2 * VirtualMemory.HUGE_PAGE_BYTES);
        HugePageAllocator.SHARED.release(block);
    }

    /** What the JVM does not count: pages of the process after thousands of vectors. */
    @ParameterizedTest
    @EnumSource(Source.class)
    void closedVectorsLeaveNoPagesBehind(Source source) throws IOException {
        assumeTrue(Files.exists(PAGES));
        int vectors = source == Source.HUGE_PAGES ? SOAK_VECTORS / 8 : SOAK_VECTORS;
        soak(source.allocator(), vectors / 8);
        long before = residentBytes();
        soak(source.allocator(), vectors);
        assertThat(residentBytes() - before).isLessThan(SOAK_BYTES_MAX);
    }

    private static void soak(Allocator allocator, int vectors) {
        for (int each = 0; each < vectors; each++) {
            try (IntVector vector = new ReservedVector(allocator)) {
                vector.append(each);
                vector.resize(SOAK_INTS, each);
                vector.segment();
                vector.erase(10, SOAK_INTS);
                vector.shrinkToFit();
            }
        }
    }

    private static long residentBytes() throws IOException {
        return Long.parseLong(Files.readString(PAGES).split(" ", -1)[1]) * 4_096;
    }
}

package dev.dyno.contenders.matching;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;

/**
 * Cells outside the heap, from the start of a cache line on: a record of a power of two of bytes
 * never lies on more lines than it must, and no collector moves or scans it. The block is given
 * back some time after this object has become unreachable; every access keeps it reachable.
 *
 * <p>Accesses go through one constant segment that spans all memory, because the compiler then has
 * no bounds and no scope of its own to check per access. That makes every address an obligation of
 * the caller; with assertions on, each is checked.
 */
final class NativeIntMemory extends IntMemory {
    private static final int LINE_BYTES = 64;

    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private final MemorySegment segment;
    private final long base;

    NativeIntMemory(int count) {
        segment = Arena.ofAuto().allocate((long) count * Integer.BYTES, LINE_BYTES);
        base = segment.address();
    }

    private long at(int address, int cells) {
        assert address >= 0 && (long) (address + cells) * Integer.BYTES <= segment.byteSize();
        return base + ((long) address << 2);
    }

    @Override
    int load(int address) {
        try {
            return ALL.get(INT, at(address, 1));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    void store(int address, int value) {
        try {
            ALL.set(INT, at(address, 1), value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    long loadLong(int address) {
        try {
            return ALL.get(LONG, at(address, 2));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    void storeLong(int address, long value) {
        try {
            ALL.set(LONG, at(address, 2), value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    void zero(int address, int count) {
        segment.asSlice((long) address << 2, (long) count << 2).fill((byte) 0);
    }
}

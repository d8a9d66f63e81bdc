package dev.dyno.peers.agrona;

import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** How fixed-size records lie in a ring buffer. */
final class Records {
    /** The type of all our records. */
    static final int TYPE = 1;

    private Records() {}

    /** Returns memory for a ring buffer with room for so many records, and one for its end. */
    static UnsafeBuffer memory(int capacity, int recordBytes) {
        int aligned =
                BitUtil.align(
                        recordBytes + RecordDescriptor.HEADER_LENGTH, RecordDescriptor.ALIGNMENT);
        int ringBytes = BitUtil.findNextPositivePowerOfTwo((capacity + 1) * aligned);
        return new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(
                        ringBytes + RingBufferDescriptor.TRAILER_LENGTH,
                        BitUtil.CACHE_LINE_LENGTH));
    }
}

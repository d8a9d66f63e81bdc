package dev.dyno.contenders.vector;

import static dev.dyno.contenders.vector.VirtualMemory.HUGE_PAGE_BYTES;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Reserves addresses for as much as a vector can ever need, and makes them usable as it grows: a
 * block never moves, and nothing is copied. Addresses cost nothing until they are touched.
 *
 * <p>A block starts {@value #LEAD_BYTES} bytes before a huge page. What is small lies in small
 * pages and costs no more than it needs; what is larger goes on in huge pages.
 *
 * <p>A few reservations that were given back are kept with the first of their pages, as the C
 * library keeps small blocks: a mapping and its page faults cost more than a short vector does.
 *
 * <p>Safe for use by any thread.
 */
final class ReservingAllocator implements Allocator {
    static final ReservingAllocator SHARED = new ReservingAllocator();

    /** As much as a vector of the most elements has. */
    private static final long BLOCK_BYTES_MAX = 8L << 30;

    private static final long LEAD_BYTES = 64L << 10;
    private static final long MAPPING_BYTES = BLOCK_BYTES_MAX + 2 * HUGE_PAGE_BYTES;
    private static final int IDLE_MAX = 8;
    private static final long IDLE_BYTES_MAX = LEAD_BYTES + 4 * HUGE_PAGE_BYTES;

    private final Map<Long, Reservation> live = new HashMap<>();
    private final Deque<Reservation> idle = new ArrayDeque<>();

    private ReservingAllocator() {}

    /** Addresses, of which the first are usable. */
    private static final class Reservation {
        private final long mapping;
        private final long start;
        private long usableBytes;

        private Reservation(long mapping) {
            this.mapping = mapping;
            long hugePage = (mapping + HUGE_PAGE_BYTES - 1 + LEAD_BYTES) & -HUGE_PAGE_BYTES;
            start = hugePage - LEAD_BYTES;
            VirtualMemory.adviseHugePages(hugePage, BLOCK_BYTES_MAX - LEAD_BYTES);
        }

        static Reservation make() {
            long mapping = VirtualMemory.reserve(MAPPING_BYTES);
            if (mapping == -1) {
                throw new AllocationException(
                        "the kernel has no "
                                + MAPPING_BYTES
                                + " addresses left; close other vectors, or raise the limit of"
                                + " addresses (ulimit -v)");
            }
            return new Reservation(mapping);
        }

        /** Makes so many bytes usable, and no others. */
        void use(long bytes) {
            if (bytes < 1 || bytes > BLOCK_BYTES_MAX) {
                throw new AllocationException("a block of " + bytes + " bytes is not reserved");
            }
            // Whole pages of every size that a base page has on these machines.
            long rounded = (bytes + LEAD_BYTES - 1) & -LEAD_BYTES;
            if (rounded > usableBytes) {
                if (!VirtualMemory.commit(start + usableBytes, rounded - usableBytes)) {
                    throw new AllocationException(
                            "the kernel does not commit " + (rounded - usableBytes) + " bytes");
                }
            } else if (rounded < usableBytes) {
                VirtualMemory.decommit(start + rounded, usableBytes - rounded);
            }
            usableBytes = rounded;
        }

        @SuppressWarnings("restricted") // So many bytes are usable.
        MemorySegment block() {
            return MemorySegment.ofAddress(start).reinterpret(usableBytes);
        }

        void unmap() {
            VirtualMemory.unmap(mapping, MAPPING_BYTES);
        }
    }

    @Override
    public synchronized MemorySegment allocate(long bytes) {
        Reservation kept = idle.pollLast();
        Reservation reservation = kept == null ? Reservation.make() : kept;
        try {
            reservation.use(Math.max(bytes, reservation.usableBytes));
        } catch (AllocationException refused) {
            keep(reservation);
            throw refused;
        }
        live.put(reservation.start, reservation);
        return reservation.block();
    }

    @Override
    public synchronized MemorySegment resize(MemorySegment block, long bytes, long usedBytes) {
        Reservation reservation = live.get(block.address());
        if (reservation == null) {
            throw new IllegalArgumentException("this block is not out: " + block);
        }
        reservation.use(bytes);
        return reservation.block();
    }

    @Override
    public synchronized void release(MemorySegment block) {
        Reservation reservation = live.remove(block.address());
        if (reservation == null) {
            throw new IllegalArgumentException("this block is not out: " + block);
        }
        keep(reservation);
    }

    private void keep(Reservation reservation) {
        if (idle.size() == IDLE_MAX) {
            reservation.unmap();
            return;
        }
        if (reservation.usableBytes > IDLE_BYTES_MAX) {
            reservation.use(IDLE_BYTES_MAX);
        }
        idle.addLast(reservation);
    }
}

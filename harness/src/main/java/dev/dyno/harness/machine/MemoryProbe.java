package dev.dyno.harness.machine;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dyno.results.model.MachinePassport.Cache;
import dev.dyno.results.model.MachinePassport.MemoryLevel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Measures what a load costs in working sets that fit the levels of cache, and in one that fits
 * none.
 *
 * <p>Latency: each cache line holds the offset of another, and all form one cycle in the order of a
 * congruential generator of full period (Knuth, TAOCP 2, 3.2.1.2, theorem A), which prefetchers
 * cannot follow; a load cannot start before the one before it ends. Bandwidth: eight independent
 * sums over the same memory in address order, by one thread with 8-byte loads.
 */
final class MemoryProbe {
    private static final int LINE_BYTES = 64;
    private static final int ROUNDS = 7;
    private static final int STEPS = 4096;
    private static final long DRAM_BYTES_MIN = 64L << 20;
    private static final long DRAM_BYTES_MAX = 512L << 20;
    private static final long MULTIPLIER = 0x5851F42D4C957F2DL;
    private static final long INCREMENT = 0x14057B7EF767814FL;

    private MemoryProbe() {}

    /**
     * A working set.
     *
     * @param bytes a power of two
     */
    record Level(String name, long bytes) {}

    /**
     * Chooses working sets: half of the first level, the geometric mean of neighbouring levels, and
     * four times the last level.
     *
     * @param bytesMax what may be allocated
     */
    static List<Level> levels(List<Cache> caches, int cpu, long bytesMax) {
        List<Level> levels = new ArrayList<>();
        long inner = 0;
        for (int level = 1; level <= 4; level++) {
            OptionalLong size = size(caches, cpu, level);
            if (size.isPresent()) {
                double middle =
                        inner == 0
                                ? size.getAsLong() / 2.0
                                : Math.sqrt((double) inner * size.getAsLong());
                add(levels, "L" + level, (long) middle, bytesMax);
                inner = size.getAsLong();
            }
        }
        long dram = Math.clamp(4 * inner, DRAM_BYTES_MIN, DRAM_BYTES_MAX);
        add(levels, "DRAM", dram, bytesMax);
        return levels;
    }

    private static void add(List<Level> levels, String name, long bytes, long bytesMax) {
        long rounded = Long.highestOneBit(bytes);
        if (rounded >= 16L * LINE_BYTES && rounded <= bytesMax) {
            levels.add(new Level(name, rounded));
        }
    }

    private static OptionalLong size(List<Cache> caches, int cpu, int level) {
        return caches.stream()
                .filter(cache -> cache.level() == level && !cache.type().equals("instruction"))
                .filter(cache -> cache.sharedByCpus().contains(cpu))
                .mapToLong(Cache::sizeBytes)
                .findFirst();
    }

    /** Returns why the figure for DRAM is not wholly that of DRAM, or empty if it is. */
    static Optional<String> doubt(List<Cache> caches, List<Level> levels) {
        long last = caches.stream().mapToLong(Cache::sizeBytes).max().orElse(0);
        boolean isLarge =
                levels.stream()
                        .filter(level -> level.name().equals("DRAM"))
                        .anyMatch(level -> level.bytes() < 4 * last);
        return isLarge
                ? Optional.of(
                        "the last-level cache of "
                                + (last >> 20)
                                + " MiB holds part of the working set, so DRAM is slower than"
                                + " shown")
                : Optional.empty();
    }

    /** Measures on the calling thread, which should be bound. */
    static List<MemoryLevel> measure(List<Level> levels, String pages, long roundNanos) {
        warmUp(roundNanos);
        return levels.stream().map(level -> measure(level, pages, roundNanos)).toList();
    }

    /** Compiles the loops on a small working set, a round of each at a time. */
    private static void warmUp(long roundNanos) {
        for (int round = 0; round < 4; round++) {
            measure(new Level("warm-up", 16L << 10), "", Math.max(roundNanos / 4, 1));
        }
    }

    private static MemoryLevel measure(Level level, String pages, long roundNanos) {
        double[] latencies = new double[ROUNDS];
        double[] bandwidths = new double[ROUNDS];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(level.bytes(), LINE_BYTES);
            link(memory);
            long at = chase(memory, 0, (int) Math.min(level.bytes() / LINE_BYTES, 1 << 20));
            for (int round = 0; round < ROUNDS; round++) {
                long steps = 0;
                long start = System.nanoTime();
                long now = start;
                while (now - start < roundNanos) {
                    at = chase(memory, at, STEPS);
                    steps += STEPS;
                    now = System.nanoTime();
                }
                latencies[round] = (double) (now - start) / steps;
            }
            for (int round = 0; round < ROUNDS; round++) {
                bandwidths[round] = bandwidth(memory, roundNanos);
            }
            check(at);
        }
        Arrays.sort(latencies);
        Arrays.sort(bandwidths);
        return new MemoryLevel(
                level.name(),
                pages,
                level.bytes(),
                Figures.hundredths(latencies[ROUNDS / 2]),
                Math.rint(bandwidths[ROUNDS / 2]));
    }

    /** Writes into each line the offset of the next. */
    static void link(MemorySegment memory) {
        long mask = memory.byteSize() / LINE_BYTES - 1;
        for (long line = 0; line <= mask; line++) {
            long next = (line * MULTIPLIER + INCREMENT) & mask;
            memory.set(JAVA_LONG, line * LINE_BYTES, next * LINE_BYTES);
        }
    }

    /** Follows the offsets for some steps and returns where that ends. */
    static long chase(MemorySegment memory, long from, int steps) {
        long at = from;
        for (int step = 0; step < steps; step++) {
            at = memory.get(JAVA_LONG, at);
        }
        return at;
    }

    private static double bandwidth(MemorySegment memory, long roundNanos) {
        long span = Math.min(memory.byteSize(), 1L << 20);
        long bytes = 0;
        long from = 0;
        long sum = 0;
        long start = System.nanoTime();
        long now = start;
        while (now - start < roundNanos) {
            // Small sets are read several times between two readings of the clock.
            for (long read = 0; read < 1L << 20; read += span) {
                sum += sum(memory, from, span);
                from += span;
                from = from == memory.byteSize() ? 0 : from;
                bytes += span;
            }
            now = System.nanoTime();
        }
        check(sum);
        return bytes * 1e9 / (now - start);
    }

    /** Uses what was read, which the compiler could otherwise leave out. */
    private static void check(long offsets) {
        if (offsets < 0) {
            throw new IllegalStateException("offsets below zero were read: " + offsets);
        }
    }

    private static long sum(MemorySegment memory, long from, long bytes) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        long e = 0;
        long f = 0;
        long g = 0;
        long h = 0;
        for (long at = from; at < from + bytes; at += LINE_BYTES) {
            a += memory.get(JAVA_LONG, at);
            b += memory.get(JAVA_LONG, at + 8);
            c += memory.get(JAVA_LONG, at + 16);
            d += memory.get(JAVA_LONG, at + 24);
            e += memory.get(JAVA_LONG, at + 32);
            f += memory.get(JAVA_LONG, at + 40);
            g += memory.get(JAVA_LONG, at + 48);
            h += memory.get(JAVA_LONG, at + 56);
        }
        return a + b + c + d + e + f + g + h;
    }
}

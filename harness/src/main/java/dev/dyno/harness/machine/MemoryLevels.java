package dev.dyno.harness.machine;

import dev.dyno.results.model.MachinePassport.Cache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Chooses working sets that fit the levels of cache, and one that fits none. */
final class MemoryLevels {
    /** The name of the level below all caches. */
    static final String DRAM = "DRAM";

    private static final int LINES_MIN = 16;

    /** The share of random loads that a last level still serves is the inverse of this. */
    private static final int LAST_LEVEL_MULTIPLE = 8;

    private static final long DRAM_BYTES_MIN = 64L << 20;
    private static final long DRAM_BYTES_MAX = 512L << 20;

    private MemoryLevels() {}

    /**
     * A working set.
     *
     * @param bytes a power of two
     */
    record Level(String name, long bytes, Pages pages) {}

    /**
     * Chooses half of the first level, the geometric mean of neighbouring levels, and eight times
     * the last level: the last once with small and once with huge pages.
     *
     * @param bytesMax what may be allocated; larger sets are left out
     */
    static List<Level> choose(List<Cache> caches, int cpu, long bytesMax) {
        List<Level> levels = new ArrayList<>();
        long inner = 0;
        for (int level = 1; level <= 4; level++) {
            OptionalLong size = size(caches, cpu, level);
            if (size.isPresent()) {
                double middle =
                        inner == 0
                                ? size.getAsLong() / 2.0
                                : Math.sqrt((double) inner * size.getAsLong());
                add(levels, "L" + level, (long) middle, bytesMax, Pages.DEFAULT);
                inner = size.getAsLong();
            }
        }
        long wanted = Math.min(inner, DRAM_BYTES_MAX) * LAST_LEVEL_MULTIPLE;
        long dram = Math.clamp(wanted, DRAM_BYTES_MIN, DRAM_BYTES_MAX);
        add(levels, DRAM, dram, bytesMax, Pages.SMALL);
        add(levels, DRAM, dram, bytesMax, Pages.HUGE);
        return levels;
    }

    private static void add(
            List<Level> levels, String name, long bytes, long bytesMax, Pages pages) {
        long rounded = Long.highestOneBit(bytes);
        if (rounded >= (long) LINES_MIN * MemoryProbe.LINE_BYTES && rounded <= bytesMax) {
            levels.add(new Level(name, rounded, pages));
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
        return levels.stream()
                .filter(level -> level.name().equals(DRAM))
                .filter(level -> level.bytes() < last * LAST_LEVEL_MULTIPLE)
                .findFirst()
                .map(level ->
                        "the last-level cache of "
                                + (last >> 20)
                                + " MiB holds part of the working set of "
                                + (level.bytes() >> 20)
                                + " MiB, so DRAM is slower than shown");
    }
}

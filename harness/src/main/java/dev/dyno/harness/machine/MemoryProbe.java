package dev.dyno.harness.machine;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dyno.harness.machine.MemoryLevels.Level;
import dev.dyno.harness.place.LinuxThreads;
import dev.dyno.harness.place.SystemFiles;
import dev.dyno.results.model.MachinePassport.MemoryLevel;
import dev.dyno.workloads.SplitMix64;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures what a load costs in working sets of different sizes.
 *
 * <p>Latency: each cache line holds the offset of another, and all form one random cycle (Sattolo
 * 1986), which prefetchers cannot follow; a load cannot start before the one before it ends.
 * Bandwidth: a masked sum in address order by one thread, which the compiler turns into loads as
 * wide as the processor has.
 *
 * <p>Both are the best tenth of many short batches. A batch that other work interrupted or slowed
 * lies above it, so that a busy machine does not pass for one with slow memory.
 */
final class MemoryProbe {
    static final int LINE_BYTES = 64;

    private static final int BATCHES_MAX = 1 << 16;
    private static final int BATCHES_MIN = 10;
    private static final int CHASE_STEPS = 2048;
    private static final long READ_BYTES = 1L << 20;
    private static final int WARM_UP_ROUNDS = 4;
    private static final Level WARM_UP = new Level("warm-up", 16L << 10, Pages.DEFAULT);
    private static final long ALL_BITS = -1;
    private static final long SEED = 0x5851F42D4C957F2DL;

    private final LinuxThreads threads;
    private final SystemFiles files;
    private final long figureNanos;
    private final double[] batches = new double[BATCHES_MAX];
    private final Map<String, String> problems = new TreeMap<>();

    /**
     * Creates a probe.
     *
     * @param figureNanos for each figure of each level
     */
    MemoryProbe(LinuxThreads threads, SystemFiles files, long figureNanos) {
        this.threads = threads;
        this.files = files;
        this.figureNanos = figureNanos;
    }

    /**
     * What came of it.
     *
     * @param problems why a level is missing, by the level and its pages
     */
    record Result(List<MemoryLevel> levels, Map<String, String> problems) {}

    /** Measures on the calling thread, which should be bound. */
    Result measure(List<Level> levels) {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            measure(WARM_UP, figureNanos / WARM_UP_ROUNDS);
        }
        problems.clear();
        List<MemoryLevel> measured = new ArrayList<>();
        levels.forEach(level -> measured.addAll(measure(level, figureNanos)));
        return new Result(List.copyOf(measured), Map.copyOf(problems));
    }

    /** Returns the figures of a level, or none, and remembers why. */
    private List<MemoryLevel> measure(Level level, long nanos) {
        try (WorkingSet set = new WorkingSet(level.bytes(), level.pages(), threads)) {
            MappedPages mapped = set.mapped(files);
            String problem = set.problem(mapped);
            if (problem != null) {
                problems.put(level.name() + " on " + level.pages().words(), problem);
                return List.of();
            }
            link(set.memory(), SEED);
            return List.of(
                    new MemoryLevel(
                            level.name(),
                            mapped.words(),
                            level.bytes(),
                            Figures.hundredths(stepNanos(set.memory(), nanos)),
                            Math.rint(1e9 / byteNanos(set.memory(), nanos))));
        }
    }

    /**
     * Writes into each line the offset of the next, so that all lines form one cycle and each such
     * cycle is equally likely.
     */
    static void link(MemorySegment memory, long seed) {
        int[] next = new int[Math.toIntExact(memory.byteSize() / LINE_BYTES)];
        for (int line = 0; line < next.length; line++) {
            next[line] = line;
        }
        SplitMix64 random = new SplitMix64(seed);
        for (int line = next.length - 1; line > 0; line--) {
            int other = random.nextInt(line);
            int swapped = next[line];
            next[line] = next[other];
            next[other] = swapped;
        }
        for (int line = 0; line < next.length; line++) {
            memory.set(JAVA_LONG, (long) line * LINE_BYTES, (long) next[line] * LINE_BYTES);
        }
    }

    /** Returns how long a dependent load takes. */
    private double stepNanos(MemorySegment memory, long nanos) {
        long at = chase(memory, 0, Math.toIntExact(memory.byteSize() / LINE_BYTES));
        long start = System.nanoTime();
        long before = start;
        int count = 0;
        while (count < BATCHES_MAX && (count < BATCHES_MIN || before - start < nanos)) {
            at = chase(memory, at, CHASE_STEPS);
            long now = System.nanoTime();
            batches[count++] = (double) (now - before) / CHASE_STEPS;
            before = now;
        }
        check(at);
        return Figures.lowestTenth(batches, count);
    }

    /** Follows the offsets for some steps and returns where that ends. */
    static long chase(MemorySegment memory, long from, int steps) {
        long at = from;
        for (int step = 0; step < steps; step++) {
            at = memory.get(JAVA_LONG, at);
        }
        return at;
    }

    /** Returns how long a byte takes that is read in order. */
    private double byteNanos(MemorySegment memory, long nanos) {
        long span = Math.min(memory.byteSize(), READ_BYTES);
        long from = 0;
        long sum = 0;
        long start = System.nanoTime();
        long before = start;
        int count = 0;
        while (count < BATCHES_MAX && (count < BATCHES_MIN || before - start < nanos)) {
            // Small sets are read several times between two readings of the clock.
            for (long read = 0; read < READ_BYTES; read += span) {
                sum += maskedSum(memory, from, span, ALL_BITS);
                from += span;
                from = from == memory.byteSize() ? 0 : from;
            }
            long now = System.nanoTime();
            batches[count++] = (double) (now - before) / READ_BYTES;
            before = now;
        }
        check(sum);
        return Figures.lowestTenth(batches, count);
    }

    /**
     * Sums what lies in a range. The compiler does not think a bare sum worth wide loads; the mask
     * makes it.
     */
    static long maskedSum(MemorySegment memory, long from, long bytes, long mask) {
        long sum = 0;
        long end = (from + bytes) / Long.BYTES;
        for (long index = from / Long.BYTES; index < end; index++) {
            sum += memory.getAtIndex(JAVA_LONG, index) & mask;
        }
        return sum;
    }

    /** Uses what was read, which the compiler could otherwise leave out. */
    private static void check(long offsets) {
        if (offsets < 0) {
            throw new IllegalStateException("offsets below zero were read: " + offsets);
        }
    }
}

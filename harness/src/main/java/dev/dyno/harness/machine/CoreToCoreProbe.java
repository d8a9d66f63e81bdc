package dev.dyno.harness.machine;

import dev.dyno.results.model.MachinePassport.CoreToCore;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a cache line back and forth between two pinned threads and times the round trips.
 *
 * <pre>
 *   ball[]   | 128 bytes unused | value | 120 bytes unused |
 *
 *   field   written by              mode              read by            mode
 *   value   the thread whose turn   setRelease        the other thread   getAcquire
 *           it is: odd by the
 *           first, even by the
 *           second, -1 to end
 * </pre>
 */
final class CoreToCoreProbe {
    private static final VarHandle VALUE = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int BALL = 16;
    private static final int BALL_LENGTH = 32;
    private static final long END = -1;
    private static final int ROUND_TRIPS = 200;
    private static final int BATCHES_MAX = 2_000;
    private static final int SPINS_BETWEEN_CLOCK_READINGS = 1 << 14;
    private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAIR_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAIR_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(1);

    /** A pair whose partner does not answer for so long is given up. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private CoreToCoreProbe() {}

    /** The matrix, or why there is none. */
    record Result(@Nullable CoreToCore matrix, @Nullable String problem) {}

    /**
     * Measures every pair of CPUs.
     *
     * @param nanos for all pairs together, as a guide
     */
    static Result measure(List<Integer> cpus, long nanos) throws InterruptedException {
        int count = cpus.size();
        if (count < 2) {
            return new Result(null, "a round trip needs two CPUs");
        }
        double[][] medians = new double[count][count];
        double[][] fastest = new double[count][count];
        long pairs = (long) count * (count - 1) / 2;
        long pairNanos = Math.clamp(nanos / pairs, PAIR_NANOS_MIN, PAIR_NANOS_MAX);
        pair(cpus.get(0), cpus.get(1), WARM_UP_NANOS);
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                Trips trips = pair(cpus.get(i), cpus.get(j), pairNanos);
                if (trips.problem != null) {
                    return new Result(null, trips.problem);
                }
                medians[i][j] = medians[j][i] = trips.nanosP50;
                fastest[i][j] = fastest[j][i] = trips.nanosMin;
            }
        }
        return new Result(new CoreToCore(cpus, rows(medians), rows(fastest)), null);
    }

    /** Round trips of one pair. */
    private record Trips(double nanosP50, double nanosMin, @Nullable String problem) {}

    private static Trips pair(int first, int second, long nanos) throws InterruptedException {
        long[] ball = new long[BALL_LENGTH];
        PinnedTask<Boolean> partner = PinnedTask.start(second, () -> answer(ball));
        PinnedTask.Outcome<double[]> batches = PinnedTask.run(first, () -> serveFor(ball, nanos));
        PinnedTask.Outcome<Boolean> answered = partner.await();
        String pin = batches.problem() != null ? batches.problem() : answered.problem();
        if (pin != null) {
            return new Trips(0, 0, "CPUs " + first + " and " + second + ": a thread " + pin);
        }
        double[] sorted = batches.value();
        if (sorted.length == 0) {
            return new Trips(
                    0, 0, "CPUs " + first + " and " + second + " did not answer each other");
        }
        Arrays.sort(sorted);
        return new Trips(sorted[sorted.length / 2], sorted[0], null);
    }

    /** Returns the mean round trip of each batch, in nanoseconds; none if nobody answers. */
    private static double[] serveFor(long[] ball, long nanos) {
        double[] batches = new double[BATCHES_MAX];
        int count = 0;
        // The first round trip waits until the partner's thread runs.
        boolean isAlive = serve(ball, 1);
        long start = System.nanoTime();
        long now = start;
        while (isAlive && count < BATCHES_MAX && (count == 0 || now - start < nanos)) {
            long before = System.nanoTime();
            isAlive = serve(ball, ROUND_TRIPS);
            now = System.nanoTime();
            if (isAlive) {
                batches[count++] = (double) (now - before) / ROUND_TRIPS;
            }
        }
        VALUE.setRelease(ball, BALL, END);
        return Arrays.copyOf(batches, count);
    }

    private static boolean serve(long[] ball, int trips) {
        long value = (long) VALUE.getAcquire(ball, BALL);
        for (int trip = 0; trip < trips; trip++) {
            VALUE.setRelease(ball, BALL, value + 1);
            value += 2;
            if (!awaitValue(ball, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean awaitValue(long[] ball, long value) {
        long deadline = 0;
        int spins = 0;
        while ((long) VALUE.getAcquire(ball, BALL) != value) {
            if (++spins == SPINS_BETWEEN_CLOCK_READINGS) {
                spins = 0;
                long now = System.nanoTime();
                deadline = deadline == 0 ? now + PATIENCE_NANOS : deadline;
                if (now - deadline > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean answer(long[] ball) {
        long start = System.nanoTime();
        int spins = 0;
        while (true) {
            long value = (long) VALUE.getAcquire(ball, BALL);
            if (value == END) {
                return true;
            }
            if ((value & 1) == 1) {
                VALUE.setRelease(ball, BALL, value + 1);
            } else if (++spins == SPINS_BETWEEN_CLOCK_READINGS) {
                spins = 0;
                if (System.nanoTime() - start > 4 * PATIENCE_NANOS) {
                    return false;
                }
            }
        }
    }

    private static List<List<Double>> rows(double[][] matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : matrix) {
            rows.add(Arrays.stream(row).map(Figures::tenths).boxed().toList());
        }
        return rows;
    }

    /** Returns at most {@code max} of the CPUs, evenly spread. */
    static List<Integer> spread(List<Integer> cpus, int max) {
        if (cpus.size() <= max) {
            return cpus;
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < max; i++) {
            chosen.add(cpus.get((int) ((long) i * cpus.size() / max)));
        }
        return chosen;
    }
}

package dev.dyno.harness.trial;

import dev.dyno.results.model.TrialResult.Iteration;
import dev.dyno.results.model.TrialResult.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The iterations of one workload in one fork, warm-up included. Used by one thread. */
final class IterationSeries {
    private final List<Sample> samples = new ArrayList<>();

    /**
     * One iteration.
     *
     * @param durationNanos the time of the operation as JMH measured it
     * @param windowNanos the same with the set-up before it
     * @param cpuNanos CPU time of the measured thread in the window, or null
     * @param allocatedBytes what all threads allocated in the window, or null
     * @param isFirstOfRound whether the window also holds the set-up of a whole round
     */
    record Sample(
            long durationNanos,
            long windowNanos,
            @Nullable Long cpuNanos,
            @Nullable Double allocatedBytes,
            Ledger ledger,
            boolean isFirstOfRound) {}

    void add(Sample sample) {
        samples.add(sample);
    }

    int size() {
        return samples.size();
    }

    Sample last() {
        return samples.getLast();
    }

    /** Returns where the steady state begins, at {@code first} or later, or -1. */
    int steadyFrom(int first) {
        long[] durations = new long[samples.size()];
        long[] compilation = new long[samples.size()];
        for (int i = 0; i < durations.length; i++) {
            Sample sample = samples.get(i);
            durations[i] = sample.durationNanos();
            Long jitNanos = sample.ledger().jitNanos();
            compilation[i] = jitNanos == null ? 0 : inOperation(jitNanos, sample);
        }
        return SteadyState.from(durations, compilation, first);
    }

    /** Compilation is counted over the window; the operation gets its share of it. */
    private static long inOperation(long nanos, Sample sample) {
        double share = sample.durationNanos() / (double) Math.max(1, sample.windowNanos());
        return (long) (nanos * Math.min(1, share));
    }

    /**
     * Returns the median of what iterations from {@code first} on allocated, or null if unknown.
     * The first iteration of a round holds the round's own set-up and does not count.
     */
    @Nullable Double allocatedBytes(int first) {
        double[] known =
                samples.stream()
                        .skip(first)
                        .filter(sample -> !sample.isFirstOfRound())
                        .map(Sample::allocatedBytes)
                        .filter(bytes -> bytes != null)
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        return known.length == 0 ? null : known[known.length / 2];
    }

    /**
     * Returns the rows of a result. CPU time is that of the window; where more than a twentieth of
     * the window is set-up it would not be the operation's, and is left out.
     */
    List<Iteration> rows() {
        List<Iteration> rows = new ArrayList<>();
        for (Sample sample : samples) {
            boolean isOperation = sample.durationNanos() >= 0.95 * sample.windowNanos();
            rows.add(
                    new Iteration(
                            rows.size(),
                            sample.durationNanos(),
                            isOperation ? sample.cpuNanos() : null,
                            sample.ledger()));
        }
        return rows;
    }
}

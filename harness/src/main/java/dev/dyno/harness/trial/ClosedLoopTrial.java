package dev.dyno.harness.trial;

import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures one closed-loop workload: rounds of warm-up until the series is steady or half of the
 * time is used, then the measured iterations. During the warm-up the JVM's own threads have all
 * CPUs, and after its first round the compilers have them to themselves for as long as they need,
 * which is not counted as time used; while measuring they are kept off the measured one.
 */
final class ClosedLoopTrial {
    private static final int PILOT_ITERATIONS = 2;
    private static final int WARM_UP_ROUND_MAX = 25;
    private static final int MEASURED_MIN = 4;
    private static final int MEASURED_MAX = 200;
    private static final double WARM_UP_SHARE = 0.5;
    private static final double ROUND_SHARE = 0.15;
    private static final double EXTENSION = 1.5;

    private final JmhRounds rounds;
    private final MeasuredPhase phase;
    private final long budgetNanos;
    private final long startNanos = System.nanoTime();
    private long restedNanos;
    private int firstMeasured;

    /** What surrounds the measured iterations, for example confinement and a profiler. */
    @FunctionalInterface
    interface MeasuredPhase {
        /** Enters the phase; closing the result leaves it. */
        Leaving enter();

        /** Leaves the phase. */
        interface Leaving extends AutoCloseable {
            @Override
            void close();
        }
    }

    ClosedLoopTrial(JmhRounds rounds, MeasuredPhase phase, double budgetSeconds) {
        this.rounds = rounds;
        this.phase = phase;
        this.budgetNanos = (long) (budgetSeconds * 1e9);
    }

    /**
     * Runs the workload.
     *
     * @param operations how many each iteration performs
     * @param notes receives warnings for a reader
     * @throws RunnerException if the body threw
     */
    ClosedLoopSamples run(long operations, List<String> notes) throws RunnerException {
        boolean warm = warmUp();
        firstMeasured = rounds.series().size();
        try (MeasuredPhase.Leaving _ = phase.enter()) {
            measure();
        }
        IterationSeries series = rounds.series();
        int steadyFrom = series.steadyFrom(firstMeasured);
        if (steadyFrom < 0) {
            notes.add(
                    warm
                            ? "the measured iterations are not steady although the warm-up was"
                            : "no steady state was reached in the time that was given");
        }
        @Nullable Double allocated =
                series.allocatedBytes(steadyFrom < 0 ? firstMeasured : steadyFrom);
        return new ClosedLoopSamples(
                operations,
                series.rows(),
                steadyFrom,
                SteadyState.METHOD + "; measured from iteration " + firstMeasured,
                allocated == null ? null : allocated / operations);
    }

    private boolean warmUp() throws RunnerException {
        long limitNanos = (long) (budgetNanos * WARM_UP_SHARE);
        rounds.run(PILOT_ITERATIONS);
        restedNanos = new CompilerRest().await();
        while (rounds.series().steadyFrom(0) < 0) {
            long leftNanos = limitNanos - elapsedNanos();
            if (leftNanos <= 0) {
                return false;
            }
            long roundNanos = Math.min(leftNanos, (long) (budgetNanos * ROUND_SHARE));
            rounds.run(iterationsIn(roundNanos, PILOT_ITERATIONS, WARM_UP_ROUND_MAX));
        }
        return true;
    }

    private void measure() throws RunnerException {
        do {
            long leftNanos = budgetNanos - elapsedNanos();
            rounds.run(iterationsIn(leftNanos, MEASURED_MIN, MEASURED_MAX));
        } while (rounds.series().steadyFrom(firstMeasured) < 0
                && elapsedNanos() < budgetNanos * EXTENSION);
    }

    private int iterationsIn(long nanos, int fewest, int most) {
        long eachNanos = Math.max(1, rounds.series().last().windowNanos());
        return (int) Math.clamp(nanos / eachNanos, (long) fewest, (long) most);
    }

    private long elapsedNanos() {
        return System.nanoTime() - startNanos - restedNanos;
    }
}

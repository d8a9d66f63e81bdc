package dev.dyno.harness.trial;

import dev.dyno.contracts.Entry;
import dev.dyno.harness.ledger.Snapshot;
import dev.dyno.harness.ledger.Span;
import dev.dyno.harness.place.BoundThread;
import dev.dyno.results.model.TrialResult.Ledger;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.model.TrialResult.Slice;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.ThreadRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Measures one open-loop workload at a series of offered rates, each with a fresh session. The
 * calling thread becomes the load thread. Loads that are not recorded bring the code to its
 * compiled state, first at the highest rate and then at each one, because a rate takes paths of its
 * own and what is compiled for one is compiled again at the next; after each the compilers have the
 * CPUs. When a rate is missed by more than half, higher ones are left out: they would only show the
 * same overload for longer.
 *
 * @param <F> the factory type of the contract
 */
final class OpenLoopTrial<F> {
    private static final long SLICE_NANOS = 50_000_000L;
    private static final long SLICE_NANOS_MIN = 1_000_000L;
    private static final int SLICES_MIN = 8;
    private static final long LATE_TOLERANCE_NANOS = 50_000L;
    private static final double LATE_SHARE_NOTED = 0.001;
    private static final long DRAIN_LIMIT_NANOS = 10_000_000_000L;
    private static final double WARM_UP_SHARE = 0.5;
    private static final double HIGHEST_RATE_SHARE = 0.5;

    /** A code path that waits for a disk is taken thousands of times a second, not millions. */
    private static final double STORAGE_WARM_UP_SECONDS = 2;

    private static final double JIT_SHARE_NOTED = 0.01;
    private static final double BACKLOG_SHARE = 0.5;
    private static final double HOPELESS = 0.5;
    private static final double GAP_SHARE_MAX = 0.02;
    private static final Ledger NOT_KNOWN =
            new Ledger(null, null, null, null, null, null, null, null, null);

    private final OpenLoopWorkload<F> workload;
    private final Entry<F> entry;
    private final Input input;
    private final TrialBinder binder;
    private final TrialLedger ledger;
    private final long seed;

    OpenLoopTrial(
            OpenLoopWorkload<F> workload,
            Entry<F> entry,
            Input input,
            TrialBinder binder,
            TrialLedger ledger,
            long seed) {
        this.workload = workload;
        this.entry = entry;
        this.input = input;
        this.binder = binder;
        this.ledger = ledger;
        this.seed = seed;
    }

    /**
     * Runs the sweep.
     *
     * @param ratesPerSecond ascending
     * @param measureSeconds how long each rate is measured
     * @param notes receives warnings for a reader
     */
    List<OpenLoopSamples> run(
            List<Double> ratesPerSecond,
            double measureSeconds,
            ClosedLoopTrial.MeasuredPhase phase,
            List<String> notes) {
        binder.bind(ThreadRole.GENERATOR);
        warmUp(
                ratesPerSecond,
                workload.waitsForStorage()
                        ? Math.max(STORAGE_WARM_UP_SECONDS, measureSeconds)
                        : measureSeconds);
        List<OpenLoopSamples> samples = new ArrayList<>();
        try (ClosedLoopTrial.MeasuredPhase.Leaving _ = phase.enter()) {
            for (double rate : ratesPerSecond) {
                OpenLoopSamples sample = load(rate, measureSeconds, notes);
                samples.add(sample);
                double achieved = sample.completedCount() * 1e9 / sample.durationNanos();
                if (achieved < HOPELESS * rate) {
                    noteLeftOut(ratesPerSecond, rate, notes);
                    break;
                }
            }
        }
        return samples;
    }

    private void warmUp(List<Double> ratesPerSecond, double seconds) {
        CompilerRest compilers = new CompilerRest();
        double highest = ratesPerSecond.getLast();
        load(highest, seconds * HIGHEST_RATE_SHARE, new ArrayList<>());
        compilers.await();
        for (double rate : ratesPerSecond) {
            load(
                    rate,
                    seconds * (1 - HIGHEST_RATE_SHARE) / ratesPerSecond.size(),
                    new ArrayList<>());
            compilers.await();
        }
    }

    private static void noteLeftOut(List<Double> rates, double missed, List<String> notes) {
        if (missed < rates.getLast()) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "rates above %.0f/s were not offered: less than half of it was reached",
                            missed));
        }
    }

    private OpenLoopSamples load(double rate, double measureSeconds, List<String> notes) {
        try (OpenLoopSession session = workload.open(entry, input, binder)) {
            LoadLimits limits = limits(rate, (long) (measureSeconds * 1e9));
            long gapNanos = gapNanos(limits);
            int requests =
                    ArrivalSchedule.requestsIn(limits.scheduleNanos(), rate, input.operations());
            long[] offsets =
                    ArrivalSchedule.offsetsNanos(
                            workload.arrivals(), rate, requests, seed ^ Double.hashCode(rate));
            ArrivalSchedule.makeGaps(offsets, limits.sliceNanos(), gapNanos);
            LedgerBorders borders = new LedgerBorders();
            LoadResult result =
                    new OpenLoopDriver(session, offsets, limits, System::nanoTime, borders).drive();
            borders.sample(Integer.MAX_VALUE);
            binder.sample();
            if (result.pendingCount() > 0) {
                throw new IllegalStateException(
                        result.pendingCount()
                                + " requests were not answered within "
                                + DRAIN_LIMIT_NANOS / 1_000_000_000L
                                + " s after the load");
            }
            session.checkAnswer();
            List<Slice> slices = borders.slices(result.slices());
            addNotes(rate, result, notes);
            noteCompilation(rate, result, slices, notes);
            return samples(rate, result, slices);
        }
    }

    /** Returns limits whose schedule the input can feed at this rate. */
    private LoadLimits limits(double rate, long wantedNanos) {
        double scheduleNanos = wantedNanos * (1 + WARM_UP_SHARE);
        double feedNanos = input.operations() / rate * 1e9;
        long measureNanos = (long) (wantedNanos * Math.min(1, feedNanos / scheduleNanos));
        long sliceNanos =
                Math.max(SLICE_NANOS_MIN, Math.min(SLICE_NANOS, measureNanos / SLICES_MIN));
        return new LoadLimits(
                sliceNanos,
                Math.min(2 * sliceNanos, (long) (measureNanos * WARM_UP_SHARE)),
                (long) (measureNanos * WARM_UP_SHARE),
                Math.max(sliceNanos, measureNanos),
                LATE_TOLERANCE_NANOS,
                (long) (measureNanos * BACKLOG_SHARE),
                DRAIN_LIMIT_NANOS);
    }

    /** Returns twice what a snapshot costs, so that taking one delays no request. */
    private long gapNanos(LoadLimits limits) {
        BoundThread measured = binder.measured();
        long cost = measured == null ? 0 : ledger.snapshotCostNanos(measured);
        return Math.min(2 * cost, (long) (limits.sliceNanos() * GAP_SHARE_MAX));
    }

    private static void addNotes(double rate, LoadResult result, List<String> notes) {
        String at = String.format(Locale.ROOT, "at %.0f/s: ", rate);
        if (result.lateCount() > LATE_SHARE_NOTED * result.scheduledCount()) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "%sthe generator was late by more than %d us for %d of %d requests,"
                                    + " at most %.1f ms",
                            at,
                            LATE_TOLERANCE_NANOS / 1_000,
                            result.lateCount(),
                            result.scheduledCount(),
                            result.lateNanosMax() / 1e6));
        }
        if (!result.warmUpSteady()) {
            notes.add(at + "the warm-up ended at its limit, its medians were not yet stable");
        }
        long abandoned = result.scheduledCount() - result.submittedCount();
        if (abandoned > 0) {
            notes.add(
                    at
                            + abandoned
                            + " requests still waited for room when the load was given up; their"
                            + " response times are lower bounds");
        }
    }

    private static void noteCompilation(
            double rate, LoadResult result, List<Slice> slices, List<String> notes) {
        long jitNanos = 0;
        for (Slice slice : slices) {
            Long counted = slice.ledger().jitNanos();
            jitNanos += counted == null ? 0 : counted;
        }
        if (jitNanos > JIT_SHARE_NOTED * result.durationNanos()) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "at %.0f/s: the compilers worked for %.0f ms of the %.0f ms that were"
                                    + " measured, which the high percentiles may show",
                            rate,
                            jitNanos / 1e6,
                            result.durationNanos() / 1e6));
        }
    }

    private OpenLoopSamples samples(double rate, LoadResult result, List<Slice> slices) {
        Map<String, String> stages = new LinkedHashMap<>();
        for (Map.Entry<String, Histogram> stage : result.stages().byName().entrySet()) {
            stages.put(stage.getKey(), Histograms.encode(stage.getValue()));
        }
        return new OpenLoopSamples(
                workload.arrivals().id(),
                rate,
                result.submittedCount(),
                result.completedCount(),
                Math.max(1, result.durationNanos()),
                result.lateCount(),
                result.lateNanosMax(),
                Histograms.encode(result.response()),
                stages,
                null,
                slices);
    }

    /** The snapshots at the borders of slices. */
    private final class LedgerBorders implements SliceSampler {
        private final List<Snapshot> snapshots = new ArrayList<>();

        @Override
        public void sample(int border) {
            BoundThread measured = binder.measured();
            snapshots.add(measured == null ? ledger.ofMachine() : ledger.of(measured));
        }

        List<Slice> slices(List<LoadResult.SliceCounts> counts) {
            List<Slice> slices = new ArrayList<>();
            for (LoadResult.SliceCounts count : counts) {
                slices.add(
                        new Slice(
                                count.startNanos(),
                                count.durationNanos(),
                                count.completedCount(),
                                count.responseNanosMax(),
                                between(slices.size())));
            }
            return slices;
        }

        private Ledger between(int border) {
            return border + 1 < snapshots.size()
                    ? Span.between(snapshots.get(border), snapshots.get(border + 1)).ledger()
                    : NOT_KNOWN;
        }
    }
}

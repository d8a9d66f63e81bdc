package dev.dyno.harness.trial;

import dev.dyno.harness.ledger.Snapshot;
import dev.dyno.harness.ledger.Span;
import dev.dyno.harness.place.BoundThread;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one workload's body through JMH in this process, in rounds of single-shot iterations, and
 * collects them in a series. Each round is a JMH run of its own with a new measured thread, because
 * JMH fixes the number of iterations before it begins. Used by one thread.
 */
final class JmhRounds {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final ClosedLoopWorkload workload;
    private final Input input;
    private final String implementation;
    private final TrialBinder binder;
    private final TrialLedger ledger;
    private final IterationSeries series = new IterationSeries();

    JmhRounds(
            ClosedLoopWorkload workload,
            Input input,
            String implementation,
            TrialBinder binder,
            TrialLedger ledger) {
        this.workload = workload;
        this.input = input;
        this.implementation = implementation;
        this.binder = binder;
        this.ledger = ledger;
    }

    /** Returns what was collected so far. */
    IterationSeries series() {
        return series;
    }

    /**
     * Runs some iterations and adds them to the series.
     *
     * @throws RunnerException if the body threw; what it threw is a cause
     */
    void run(int iterations) throws RunnerException {
        Windows windows = new Windows();
        IterationProbe.listen(windows);
        try {
            for (RunResult result : runner(iterations).run()) {
                for (BenchmarkResult benchmark : result.getBenchmarkResults()) {
                    collect(benchmark, windows.spans);
                }
            }
        } finally {
            IterationProbe.listen(null);
        }
    }

    private Runner runner(int iterations) {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("^" + Pattern.quote(workload.benchmark().getName()) + "\\.")
                        .param("implementation", implementation)
                        .mode(Mode.SingleShotTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(0)
                        .threads(1)
                        .warmupIterations(0)
                        .measurementIterations(iterations)
                        .measurementBatchSize(1)
                        .shouldDoGC(false)
                        .shouldFailOnError(true)
                        // The last begins last and ends first: what the probe allocates is not
                        // counted as the workload's.
                        .addProfiler(IterationProbe.class)
                        .addProfiler(GCProfiler.class);
        for (Map.Entry<String, String> parameter : workload.parameters(input).entrySet()) {
            options.param(parameter.getKey(), parameter.getValue());
        }
        OutputFormat log = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return new Runner(options.build(), log);
    }

    private void collect(BenchmarkResult benchmark, List<Span> spans) {
        int index = 0;
        for (IterationResult iteration : benchmark.getIterationResults()) {
            Span span = spans.get(index);
            series.add(
                    new IterationSeries.Sample(
                            Math.round(iteration.getPrimaryResult().getScore()),
                            span.durationNanos(),
                            span.cpuNanos(),
                            allocatedBytes(iteration),
                            span.ledger(),
                            index == 0));
            index++;
        }
    }

    private static @Nullable Double allocatedBytes(IterationResult iteration) {
        for (String label : iteration.getRawSecondaryResults().keys()) {
            if (label.endsWith(ALLOCATION)) {
                double score =
                        iteration.getRawSecondaryResults().get(label).iterator().next().getScore();
                return Double.isFinite(score) ? score : null;
            }
        }
        return null;
    }

    /** Takes a snapshot before and after each iteration of a round. */
    private final class Windows implements IterationProbe.Listener {
        private final List<Span> spans = new ArrayList<>();
        private final @Nullable BoundThread former = binder.measured();
        private @Nullable Snapshot before;

        @Override
        public void before() {
            BoundThread measured = binder.measured();
            // The first iteration of a round makes the thread that it is measured on.
            before =
                    measured == null || measured.equals(former)
                            ? ledger.beforeBirth()
                            : ledger.of(measured);
        }

        @Override
        public void after() {
            BoundThread measured = binder.measured();
            Snapshot after = measured == null ? ledger.beforeBirth() : ledger.of(measured);
            binder.sample();
            if (before != null) {
                spans.add(Span.between(before, after));
            }
        }
    }
}

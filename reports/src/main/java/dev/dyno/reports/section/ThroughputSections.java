package dev.dyno.reports.section;

import dev.dyno.reports.data.BarChart;
import dev.dyno.reports.data.Chart;
import dev.dyno.reports.data.IterationChart;
import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Figure;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Source;
import dev.dyno.reports.view.Table;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.Iteration;
import dev.dyno.results.summary.Forks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Closed loop: throughput, allocation, and every iteration behind them. */
final class ThroughputSections {
    private final RunView view;
    private final List<Chart> charts;

    /**
     * Creates the builder.
     *
     * @param charts where the data of charts go
     */
    ThroughputSections(RunView view, List<Chart> charts) {
        this.view = view;
        this.charts = charts;
    }

    /** Returns throughput with intervals and forks, one chart per workload. */
    Section throughput() {
        List<Figure> figures = new ArrayList<>();
        for (WorkloadInfo workload : view.workloads("closed_loop")) {
            figures.add(throughput(workload, "throughput-" + (figures.size() + 1)));
        }
        return new Section(
                "throughput",
                "Throughput",
                List.of(
                        "One figure per fork, a fresh JVM: the median over its steady iterations."
                                + " The bar is the Hodges–Lehmann estimate over forks."),
                true,
                figures,
                List.of(),
                List.of());
    }

    private Figure throughput(WorkloadInfo workload, String id) {
        List<BarChart.Bar> bars = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (Row row : view.rows(workload)) {
            List<TrialResult> forks = view.forks(row);
            List<Double> dots = forks.stream().map(Forks::operationsPerSecond).toList();
            Interval interval = row.interval();
            bars.add(
                    new BarChart.Bar(
                            view.index(row),
                            row.implementation(),
                            row.estimate(),
                            interval == null ? null : interval.low(),
                            interval == null ? null : interval.high(),
                            dots,
                            row.estimate() == null ? Words.plain(row.verdict()) : null));
            rows.add(throughputRow(row, dots));
            sources.addAll(view.files().trials(forks.stream()));
        }
        String unit = workload.operationUnit() + " per second";
        charts.add(
                new BarChart(
                        id, null, 0, "magnitude", unit, List.of(new BarChart.Panel("", bars))));
        return new Figure(
                id,
                workload.id(),
                workload.summary()
                        + " Longer is better; the whisker is the interval, each dot a fork.",
                "Bar chart of " + unit + " by implementation; the table below has the figures.",
                false,
                new Table(
                        id + "-table",
                        workload.id() + ", " + unit,
                        List.of(
                                Column.text("implementation"),
                                Column.text("verdict"),
                                Column.number("estimate"),
                                Column.number("interval"),
                                Column.number("ratio to reference"),
                                Column.number("each fork")),
                        rows),
                sources);
    }

    private static List<Cell> throughputRow(Row row, List<Double> dots) {
        Ratio ratio = row.ratioToReference();
        Double estimate = row.estimate();
        return List.of(
                Cell.of(row.implementation()),
                Words.verdict(row.verdict()),
                estimate == null ? Cell.NONE : Cell.of(Quantities.magnitude(estimate)),
                estimate == null
                        ? Cell.NONE
                        : Words.interval(row.interval(), Quantities::magnitude),
                ratio == null ? Cell.NONE : Cell.of(Words.ratio(ratio)),
                dots.isEmpty()
                        ? Cell.NONE
                        : Cell.of(
                                dots.stream()
                                        .map(Quantities::magnitude)
                                        .collect(Collectors.joining(", "))));
    }

    /** Returns the bytes that each operation allocates. */
    Section allocation() {
        List<BarChart.Panel> panels = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (WorkloadInfo workload : view.workloads("closed_loop")) {
            List<BarChart.Bar> bars = new ArrayList<>();
            for (Row row : view.rows(workload)) {
                Double bytes = row.allocatedBytesPerOperation();
                rows.add(
                        List.of(
                                Cell.of(workload.id()),
                                Cell.of(row.implementation()),
                                bytes == null ? Cell.NONE : Cell.of(Quantities.bytes(bytes))));
                if (bytes != null) {
                    bars.add(
                            new BarChart.Bar(
                                    view.index(row),
                                    row.implementation(),
                                    bytes,
                                    null,
                                    null,
                                    List.of(),
                                    null));
                }
            }
            if (!bars.isEmpty()) {
                panels.add(new BarChart.Panel(workload.id(), bars));
            }
        }
        List<Figure> figures = new ArrayList<>();
        if (!panels.isEmpty()) {
            charts.add(
                    new BarChart("allocation-1", null, 0, "bytes", "bytes per operation", panels));
            figures.add(
                    new Figure(
                            "allocation-1",
                            "Bytes per operation",
                            "Shorter is better; no bar means that nothing was allocated.",
                            "Bar chart of bytes per operation; the table below has the figures.",
                            true,
                            new Table(
                                    "allocation-1-table",
                                    "Allocated bytes per operation, the worst fork",
                                    List.of(
                                            Column.text("workload"),
                                            Column.text("implementation"),
                                            Column.number("bytes per operation")),
                                    rows),
                            List.of()));
        }
        return new Section(
                "allocation",
                "Allocation",
                List.of(
                        "What the JVM counts for all threads of the trial over the steady"
                                + " iterations, divided by operations; the worst fork stands."),
                true,
                figures,
                List.of(),
                List.of());
    }

    /** Returns every iteration of every attempt. */
    Section iterations() {
        List<Figure> figures = new ArrayList<>();
        for (WorkloadInfo workload : view.workloads("closed_loop")) {
            Figure figure = iterations(workload, "iterations-" + (figures.size() + 1));
            if (!figure.twin().isEmpty()) {
                figures.add(figure);
            }
        }
        return new Section(
                "iterations",
                "Raw iterations",
                List.of(
                        "Nothing is dropped. Hollow points on dotted lines are warm-up, filled"
                                + " points are the steady part that counts. A point with a heavy"
                                + " rim was disturbed: the measured thread waited, or the host or"
                                + " a collection took more than "
                                + Quantities.share(Disturbance.SHARE)
                                + " of its time, or it moved to another CPU."),
                true,
                figures,
                List.of(),
                List.of());
    }

    private Figure iterations(WorkloadInfo workload, String id) {
        List<IterationChart.Series> series = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<TrialResult> used = new ArrayList<>();
        for (TrialResult trial : view.run().trials()) {
            ClosedLoopSamples samples = trial.closedLoop();
            if (samples != null && trial.workload().equals(workload.id())) {
                series.add(series(trial, samples));
                rows.add(iterationRow(trial, samples));
                used.add(trial);
            }
        }
        charts.add(
                new IterationChart(
                        id,
                        null,
                        0,
                        workload.operationUnit() + " per second",
                        List.of(new IterationChart.Panel("", series))));
        return new Figure(
                id,
                workload.id(),
                "Each line is a fork from its first iteration on; higher is better.",
                "Line chart of throughput by iteration; the table below has the figures.",
                true,
                new Table(
                        id + "-table",
                        workload.id() + ", duration of every iteration",
                        List.of(
                                Column.text("implementation"),
                                Column.number("fork"),
                                Column.number("attempt"),
                                Column.number("steady from"),
                                Column.text("detected by"),
                                Column.code("iterations, in order")),
                        rows),
                view.files().trials(used.stream()));
    }

    private IterationChart.Series series(TrialResult trial, ClosedLoopSamples samples) {
        List<Double> perSecond = new ArrayList<>();
        List<String> disturbances = new ArrayList<>();
        for (Iteration iteration : samples.iterations()) {
            perSecond.add(
                    samples.operationsPerIteration()
                            * 1e9
                            / Math.max(1, iteration.durationNanos()));
            disturbances.add(Disturbance.of(iteration.ledger(), iteration.durationNanos()));
        }
        return new IterationChart.Series(
                view.key().index(trial.contract(), trial.implementation()),
                trial.implementation() + ", fork " + trial.fork(),
                samples.steadyFromIndex(),
                perSecond,
                disturbances);
    }

    private static List<Cell> iterationRow(TrialResult trial, ClosedLoopSamples samples) {
        return List.of(
                Cell.of(trial.implementation()),
                Cell.of(Quantities.count(trial.fork())),
                Cell.of(Quantities.count(trial.attempt())),
                Cell.of(
                        samples.steadyFromIndex() < 0
                                ? "never"
                                : Quantities.count(samples.steadyFromIndex())),
                Cell.of(samples.steadyMethod()),
                Cell.of(
                        samples.iterations().stream()
                                .map(one -> Quantities.nanos(one.durationNanos()))
                                .collect(Collectors.joining(", "))));
    }
}

package dev.dyno.reports.section;

import dev.dyno.reports.data.Chart;
import dev.dyno.reports.data.CurveChart;
import dev.dyno.reports.data.RateChart;
import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Figure;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Source;
import dev.dyno.reports.view.Table;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.FsyncFloor;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.summary.Forks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Open loop: percentile curves, and latency against the offered rate. */
final class LatencySection {
    private static final double[] SWEEP_PERCENTS = {50, 99, 99.9};

    private final RunView view;
    private final List<Chart> charts;

    /**
     * Creates the builder.
     *
     * @param charts where the data of charts go
     */
    LatencySection(RunView view, List<Chart> charts) {
        this.view = view;
        this.charts = charts;
    }

    /** Returns two charts per open-loop workload. */
    Section section() {
        List<Figure> figures = new ArrayList<>();
        int number = 0;
        for (WorkloadInfo workload : view.workloads("open_loop")) {
            number++;
            figures.add(curves(workload, "percentiles-" + number));
            figures.add(rates(workload, "rates-" + number));
        }
        return new Section(
                "latency",
                "Latency",
                List.of(
                        "Requests arrive on a schedule that never moves. A response time runs from"
                                + " the intended start to the collected result, so a stall is"
                                + " charged to every request that had to wait."),
                true,
                figures,
                List.of(),
                List.of());
    }

    private Figure curves(WorkloadInfo workload, String id) {
        List<Row> rows = view.rows(workload);
        List<CurveChart.Panel> panels = new ArrayList<>();
        List<List<Cell>> cells = new ArrayList<>();
        int firstPanel = 0;
        for (double rate : offeredRates(rows)) {
            List<CurveChart.Curve> curves = new ArrayList<>();
            boolean allSustained = true;
            String arrivals = "";
            for (Row row : rows) {
                RatePercentiles figures = at(row, rate);
                if (figures != null) {
                    allSustained &= figures.sustained();
                    arrivals = Words.plain(figures.arrivals()) + " arrivals, ";
                    curves.add(
                            PercentileCurves.curve(
                                    view.index(row),
                                    row.implementation(),
                                    merged(row, rate),
                                    figures.percentiles()));
                    cells.add(rateRow(row, figures));
                }
            }
            if (allSustained) {
                firstPanel = panels.size();
            }
            panels.add(
                    new CurveChart.Panel(
                            arrivals + Quantities.magnitude(rate) + " per second", curves));
        }
        charts.add(
                new CurveChart(
                        id, "Offered rate", firstPanel, "response time", "requests", panels));
        return new Figure(
                id,
                workload.id() + ": percentiles",
                "Lower is better. Each step to the right leaves a tenth of the requests beyond it;"
                        + " a curve ends where fewer than ten samples are left. Whiskers are 95 %"
                        + " intervals.",
                "Response time by percentile; the table below has the figures.",
                true,
                new Table(
                        id + "-table",
                        workload.id() + ", response times with 95 % intervals",
                        List.of(
                                Column.text("implementation"),
                                Column.number("offered per second"),
                                Column.number("done per second"),
                                Column.text("sustained"),
                                Column.number("p50"),
                                Column.number("p90"),
                                Column.number("p99"),
                                Column.number("p99.9"),
                                Column.number("p99.99")),
                        cells),
                sources(rows));
    }

    private Figure rates(WorkloadInfo workload, String id) {
        List<Row> rows = view.rows(workload);
        List<RateChart.Panel> panels = new ArrayList<>();
        List<List<Cell>> cells = new ArrayList<>();
        for (double percent : SWEEP_PERCENTS) {
            List<RateChart.Line> lines = new ArrayList<>();
            for (Row row : rows) {
                List<RateChart.Point> points = new ArrayList<>();
                for (RatePercentiles rate : row.percentiles()) {
                    Percentile percentile = percentile(rate, percent);
                    points.add(
                            new RateChart.Point(
                                    rate.offeredPerSecond(),
                                    rate.achievedPerSecond(),
                                    percentile == null ? null : percentile.valueNanos(),
                                    rate.sustained()));
                    cells.add(
                            List.of(
                                    Cell.of(row.implementation()),
                                    Cell.of(Quantities.percentile(percent)),
                                    Cell.of(Quantities.count(Math.round(rate.offeredPerSecond()))),
                                    percentile == null ? Cell.NONE : Words.percentile(percentile),
                                    sustained(rate)));
                }
                if (!points.isEmpty()) {
                    lines.add(new RateChart.Line(view.index(row), row.implementation(), points));
                }
            }
            RateChart.Line floor = floor(workload, percent, rows);
            if (floor != null) {
                lines.add(floor);
            }
            panels.add(new RateChart.Panel(Quantities.percentile(percent), lines));
        }
        charts.add(
                new RateChart(
                        id,
                        null,
                        0,
                        "response time",
                        "offered " + workload.operationUnit() + " per second",
                        panels));
        return new Figure(
                id,
                workload.id() + ": latency against offered rate",
                "Lower and further to the right is better; a hollow point on a dashed line is a"
                        + " rate that was not sustained."
                        + (workload.waitsForStorage()
                                ? " The dotted line is the raw fsync floor: what this machine needs"
                                        + " to flush one block."
                                : ""),
                "Response time by offered rate; the table below has the figures.",
                true,
                new Table(
                        id + "-table",
                        workload.id() + ", response time by offered rate",
                        List.of(
                                Column.text("implementation"),
                                Column.text("percentile"),
                                Column.number("offered per second"),
                                Column.number("response time"),
                                Column.text("sustained")),
                        cells),
                sources(rows));
    }

    /** Returns the machine's own flush as a level line, or null where it is not the floor. */
    private RateChart.@Nullable Line floor(WorkloadInfo workload, double percent, List<Row> rows) {
        MachinePassport passport = view.run().passport();
        FsyncFloor floor = passport == null ? null : passport.fsyncFloor();
        Set<Double> rates = offeredRates(rows);
        boolean isKnown = percent == 50 || percent == 99;
        if (!workload.waitsForStorage() || floor == null || !isKnown || rates.isEmpty()) {
            return null;
        }
        long nanos = percent == 50 ? floor.nanosP50() : floor.nanosP99();
        return new RateChart.Line(
                Chart.NO_IMPLEMENTATION,
                "raw fsync floor",
                rates.stream().map(rate -> new RateChart.Point(rate, rate, nanos, true)).toList());
    }

    private List<Source> sources(List<Row> rows) {
        return view.files().trials(rows.stream().flatMap(row -> view.forks(row).stream()));
    }

    private static List<Cell> rateRow(Row row, RatePercentiles rate) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(row.implementation()));
        cells.add(Cell.of(Quantities.count(Math.round(rate.offeredPerSecond()))));
        cells.add(Cell.of(Quantities.count(Math.round(rate.achievedPerSecond()))));
        cells.add(sustained(rate));
        for (double percent : new double[] {50, 90, 99, 99.9, 99.99}) {
            Percentile percentile = percentile(rate, percent);
            cells.add(percentile == null ? Cell.NONE : Words.percentile(percentile));
        }
        return cells;
    }

    private static Cell sustained(RatePercentiles rate) {
        return rate.sustained() ? Cell.of("yes") : Cell.of("no", Tone.WARN);
    }

    private static Set<Double> offeredRates(List<Row> rows) {
        Set<Double> rates = new TreeSet<>();
        rows.forEach(row -> row.percentiles().forEach(one -> rates.add(one.offeredPerSecond())));
        return rates;
    }

    private static @Nullable RatePercentiles at(Row row, double rate) {
        return row.percentiles().stream()
                .filter(one -> one.offeredPerSecond() == rate)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Percentile percentile(RatePercentiles rate, double percent) {
        return rate.percentiles().stream()
                .filter(one -> one.percent() == percent)
                .findFirst()
                .orElse(null);
    }

    private Histogram merged(Row row, double rate) {
        Histogram merged = new Histogram(3);
        for (TrialResult fork : view.forks(row)) {
            for (OpenLoopSamples samples : fork.openLoop()) {
                if (samples.offeredPerSecond() == rate) {
                    merged.add(Forks.response(samples));
                }
            }
        }
        return merged;
    }
}

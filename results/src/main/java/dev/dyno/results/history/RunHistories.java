package dev.dyno.results.history;

import dev.dyno.results.gate.ChangePoint;
import dev.dyno.results.gate.ChangePoints;
import dev.dyno.results.history.RunHistory.Change;
import dev.dyno.results.history.RunHistory.Point;
import dev.dyno.results.history.RunHistory.Series;
import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a history of stored runs. What is compared was the same measurement: the same workload with
 * the same input (so the same profile and seed), implementation and offered rate, and unless ratios
 * are followed the same class of machines. The newest run decides on the class, and on a workload's
 * input the newest run that has it.
 */
public final class RunHistories {
    private static final double PERCENT = 99;
    private static final int WINDOW = 50;
    private static final long SEED = 23;

    private RunHistories() {}

    /** Returns the history; runs may be in any order, and a run that is given twice counts once. */
    public static RunHistory of(List<StoredRun> runs, HistorySettings settings) {
        List<String> leftOut = new ArrayList<>();
        List<StoredRun> ordered = ordered(runs, leftOut);
        StoredRun newest = ordered.isEmpty() ? null : ordered.getLast();
        String fingerprint =
                newest == null || settings.basis() == Basis.RATIO ? null : fingerprint(newest);
        List<StoredRun> taken = new ArrayList<>();
        for (StoredRun run : ordered) {
            if (fingerprint == null || fingerprint.equals(fingerprint(run))) {
                taken.add(run);
            } else {
                leftOut.add(name(run) + ": another class of machines, " + fingerprint(run));
            }
        }
        Map<String, String> digests = newestDigests(taken);
        Map<String, Series> series = new LinkedHashMap<>();
        taken.forEach(run -> addRun(run, digests, settings.basis(), series, leftOut));
        return new RunHistory(
                RunHistory.SCHEMA_VERSION,
                settings.basis().name().toLowerCase(Locale.ROOT),
                fingerprint,
                taken.size(),
                settings.runsMin(),
                settings.pMax(),
                series.values().stream().map(one -> searched(one, settings)).toList(),
                leftOut);
    }

    private static List<StoredRun> ordered(List<StoredRun> runs, List<String> leftOut) {
        Map<String, StoredRun> byId = new LinkedHashMap<>();
        for (StoredRun run : runs) {
            if (run.passport() == null) {
                leftOut.add(name(run) + ": its machine is not known");
            } else {
                byId.putIfAbsent(run.manifest().runId(), run);
            }
        }
        return byId.values().stream()
                .sorted(Comparator.comparing(run -> Instant.parse(run.manifest().startedAt())))
                .toList();
    }

    private static String name(StoredRun run) {
        return run.manifest().runId();
    }

    private static String fingerprint(StoredRun run) {
        MachinePassport passport = run.passport();
        return passport == null ? "" : PassportClass.of(passport).id();
    }

    private static void addRun(
            StoredRun run,
            Map<String, String> digests,
            Basis basis,
            Map<String, Series> series,
            List<String> leftOut) {
        for (Row row : Summaries.summarise(run).rows()) {
            if (!row.verdict().equals("valid")) {
                continue;
            }
            if (!digest(run, row.workload()).equals(digests.get(row.workload()))) {
                String words = name(run) + ": another input of " + row.workload();
                if (!leftOut.contains(words)) {
                    leftOut.add(words);
                }
            } else if (basis == Basis.RATIO) {
                addRatio(run, row, series);
            } else {
                addFigures(run, row, series);
            }
        }
    }

    /** Returns the input of each workload in the newest run that has it. */
    private static Map<String, String> newestDigests(List<StoredRun> ordered) {
        Map<String, String> digests = new HashMap<>();
        for (StoredRun run : ordered) {
            for (WorkloadInfo workload : run.manifest().workloads()) {
                digests.put(workload.id(), workload.inputDigest());
            }
        }
        return digests;
    }

    private static String digest(StoredRun run, String workload) {
        return run.manifest().workloads().stream()
                .filter(one -> one.id().equals(workload))
                .map(WorkloadInfo::inputDigest)
                .findFirst()
                .orElse("");
    }

    private static void addRatio(StoredRun run, Row row, Map<String, Series> series) {
        Ratio ratio = row.ratioToReference();
        if (ratio != null && !row.implementationKind().equals("reference")) {
            String measure = row.kind().equals("open_loop") ? "response_p99" : "throughput";
            add(
                    run,
                    row,
                    new Figure(measure, "times the reference", true, ratio.estimate()),
                    series);
        }
    }

    private record Figure(String measure, String unit, boolean biggerIsBetter, double value) {}

    private static void addFigures(StoredRun run, Row row, Map<String, Series> series) {
        Double estimate = row.estimate();
        if (!row.kind().equals("open_loop") && estimate != null) {
            add(run, row, new Figure("throughput", row.unit(), true, estimate), series);
        }
        for (RatePercentiles rate : row.percentiles()) {
            for (Percentile percentile : rate.percentiles()) {
                Long nanos = percentile.valueNanos();
                if (rate.sustained() && percentile.percent() == PERCENT && nanos != null) {
                    String measure =
                            String.format(
                                    Locale.ROOT,
                                    "response_p99 at %.0f per second",
                                    rate.offeredPerSecond());
                    add(run, row, new Figure(measure, "nanos", false, nanos), series);
                }
            }
        }
    }

    private static void add(StoredRun run, Row row, Figure figure, Map<String, Series> series) {
        RunManifest manifest = run.manifest();
        Point point =
                new Point(
                        manifest.runId(),
                        manifest.startedAt(),
                        manifest.gitCommit(),
                        manifest.gitDirty(),
                        fingerprint(run),
                        figure.value());
        String key = row.workload() + " " + row.implementation() + " " + figure.measure();
        series.compute(
                key,
                (_, before) -> {
                    List<Point> points =
                            new ArrayList<>(before == null ? List.of() : before.points());
                    points.add(point);
                    return new Series(
                            row.workload(),
                            row.implementation(),
                            figure.measure(),
                            figure.unit(),
                            figure.biggerIsBetter(),
                            points,
                            List.of());
                });
    }

    private static Series searched(Series series, HistorySettings settings) {
        double[] values = series.points().stream().mapToDouble(Point::value).toArray();
        List<ChangePoint> found =
                values.length <= ChangePoints.PERMUTED_VALUES_MAX
                        ? ChangePoints.byPermutation(values, settings.pMax(), SEED)
                        : ChangePoints.byTTest(
                                values, WINDOW, settings.pMax(), settings.changeFractionMin());
        List<Change> changes = new ArrayList<>();
        for (ChangePoint change : found) {
            if (Math.abs(change.changeFraction()) >= settings.changeFractionMin()) {
                changes.add(
                        new Change(
                                change.index(),
                                change.meanBefore(),
                                change.meanAfter(),
                                change.changeFraction(),
                                change.changeFraction() > 0 == series.biggerIsBetter(),
                                change.p()));
            }
        }
        return new Series(
                series.workload(),
                series.implementation(),
                series.measure(),
                series.unit(),
                series.biggerIsBetter(),
                series.points(),
                changes);
    }
}

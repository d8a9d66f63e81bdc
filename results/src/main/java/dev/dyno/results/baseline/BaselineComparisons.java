package dev.dyno.results.baseline;

import dev.dyno.results.ResultsException;
import dev.dyno.results.baseline.BaselineComparison.RowChange;
import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.OpenLoopRates;
import dev.dyno.results.summary.Summaries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a run with a baseline. Verdicts rest on each run's own ratio to the reference, since the
 * state of a machine is another at another time and moves the implementation and the reference
 * alike. What differs in the reference itself is shown beside it, as a figure without a verdict.
 */
public final class BaselineComparisons {
    private static final String OPEN_LOOP = "open_loop";
    private static final String REFERENCE = "reference";

    private final StoredRun run;
    private final StoredRun baseline;
    private final double detectFraction;
    private final Map<String, Row> before = new HashMap<>();
    private final Map<String, Row> after = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private BaselineComparisons(StoredRun run, StoredRun baseline, double detectFraction) {
        this.run = run;
        this.baseline = baseline;
        this.detectFraction = detectFraction;
    }

    /**
     * Compares runs of one class of machines.
     *
     * @param detectFraction the smallest change that matters, above 0
     * @throws ResultsException if they are of different classes, were measured with different
     *     options of the JVM, or have nothing in common
     */
    public static BaselineComparison of(StoredRun run, StoredRun baseline, double detectFraction) {
        return new BaselineComparisons(run, baseline, detectFraction)
                .compare(Conditions.MUST_BE_EQUAL);
    }

    /**
     * Compares runs of any classes of machines; the result is advisory where the classes differ.
     *
     * @throws ResultsException if they have nothing in common
     */
    public static BaselineComparison acrossMachines(
            StoredRun run, StoredRun baseline, double detectFraction) {
        return new BaselineComparisons(run, baseline, detectFraction)
                .compare(Conditions.MAY_DIFFER);
    }

    private enum Conditions {
        MUST_BE_EQUAL,
        MAY_DIFFER
    }

    private BaselineComparison compare(Conditions conditions) {
        PassportClass ofRun = machineOf(run);
        PassportClass ofBaseline = machineOf(baseline);
        List<String> differences = new ArrayList<>(ofRun.differencesFrom(ofBaseline));
        addOptions(differences);
        boolean isAdvisory = !differences.isEmpty();
        if (isAdvisory && conditions == Conditions.MUST_BE_EQUAL) {
            throw ResultsException.input(
                    baseline.folder(),
                    "is of class "
                            + ofBaseline.id()
                            + ", and "
                            + run.folder()
                            + " of class "
                            + ofRun.id()
                            + ", which has "
                            + String.join("; ", differences),
                    "Compare with a baseline of the same class, or by the ratios to the reference"
                            + " within each run, which is advisory: --across-machines");
        }
        Summaries.summarise(baseline).rows().forEach(row -> before.put(key(row), row));
        Summaries.summarise(run).rows().forEach(row -> after.put(key(row), row));
        List<RowChange> rows = new ArrayList<>();
        for (Row row : Summaries.summarise(run).rows()) {
            Row old = before.get(key(row));
            if (old != null && isComparable(row, old)) {
                rows.addAll(change(row, old, isAdvisory));
            }
        }
        requireAny(rows);
        return new BaselineComparison(
                BaselineComparison.SCHEMA_VERSION,
                run.manifest().runId(),
                baseline.manifest().runId(),
                ofRun.id(),
                ofBaseline.id(),
                isAdvisory,
                detectFraction,
                differences,
                rows,
                leftOut);
    }

    private static PassportClass machineOf(StoredRun run) {
        MachinePassport passport = run.passport();
        if (passport == null) {
            throw ResultsException.input(
                    run.folder(), "does not say on which machine it was measured", "Run it again");
        }
        return PassportClass.of(passport);
    }

    private void addOptions(List<String> differences) {
        String ours = options(run);
        String others = options(baseline);
        if (!ours.equals(others)) {
            differences.add("options of measuring JVMs " + ours + " instead of " + others);
        }
    }

    /** Returns the options of the measuring JVMs, less those that name a folder of the run. */
    private static String options(StoredRun run) {
        TreeSet<String> options = new TreeSet<>();
        run.trials().forEach(trial -> options.addAll(trial.jvmFlags()));
        options.removeIf(option -> option.startsWith("-Djava.io.tmpdir="));
        return String.join(" ", options);
    }

    private static String key(Row row) {
        return row.workload() + " " + row.implementation();
    }

    private boolean isComparable(Row row, Row old) {
        if (!row.verdict().equals("valid") || !old.verdict().equals("valid")) {
            leftOut.add(key(row) + ": " + old.verdict() + " before, " + row.verdict() + " now");
            return false;
        }
        if (!Objects.equals(digest(run, row), digest(baseline, row))) {
            leftOut.add(key(row) + ": another input");
            return false;
        }
        if (row.kind().equals(OPEN_LOOP) && !Objects.equals(rate(row, after), rate(old, before))) {
            leftOut.add(key(row) + ": another rate is the highest that it and the reference keep");
            return false;
        }
        return true;
    }

    private static @Nullable String digest(StoredRun run, Row row) {
        return run.manifest().workloads().stream()
                .filter(one -> one.id().equals(row.workload()))
                .map(WorkloadInfo::inputDigest)
                .findFirst()
                .orElse(null);
    }

    /** Returns the rate at which a row's ratio to the reference was taken. */
    private static @Nullable Double rate(Row row, Map<String, Row> rows) {
        return rows.values().stream()
                .filter(one -> one.workload().equals(row.workload()))
                .filter(one -> one.implementationKind().equals(REFERENCE))
                .findFirst()
                .map(reference ->
                        OpenLoopRates.highestSustainedByBoth(
                                row.percentiles(), reference.percentiles()))
                .orElse(null);
    }

    private List<RowChange> change(Row row, Row old, boolean isAdvisory) {
        @Nullable Double figures = isAdvisory ? null : figureRatio(row, old);
        if (row.implementationKind().equals(REFERENCE)) {
            return figures == null ? List.of() : List.of(unjudged(row, figures));
        }
        @Nullable Ratio now = row.ratioToReference();
        @Nullable Ratio then = old.ratioToReference();
        if (now == null || then == null) {
            leftOut.add(key(row) + ": no ratio to the reference");
            return List.of();
        }
        double change = now.estimate() / then.estimate();
        @Nullable Interval interval = quotient(now.interval(), then.interval());
        return List.of(
                new RowChange(
                        row.workload(),
                        row.implementation(),
                        figures,
                        then.estimate(),
                        now.estimate(),
                        change,
                        interval,
                        verdict(change, interval)));
    }

    private static RowChange unjudged(Row row, double figures) {
        return new RowChange(
                row.workload(), row.implementation(), figures, null, null, null, null, null);
    }

    /** Returns the ratio of throughputs, or of the baseline's response time over the run's. */
    private static @Nullable Double figureRatio(Row row, Row old) {
        @Nullable Double now = row.estimate();
        @Nullable Double then = old.estimate();
        if (now == null || then == null) {
            return null;
        }
        return row.kind().equals(OPEN_LOOP) ? then / now : now / then;
    }

    /** Covers at least what is left when both intervals miss their truths separately. */
    private static @Nullable Interval quotient(@Nullable Interval now, @Nullable Interval then) {
        return now == null || then == null
                ? null
                : new Interval(
                        now.low() / then.high(),
                        now.high() / then.low(),
                        now.confidence() + then.confidence() - 1);
    }

    private String verdict(double change, @Nullable Interval interval) {
        double least = 1 / (1 + detectFraction);
        double most = 1 + detectFraction;
        if (interval == null) {
            return BaselineComparison.INCONCLUSIVE;
        } else if (change < least && interval.high() < 1) {
            return BaselineComparison.SLOWER;
        } else if (change > most && interval.low() > 1) {
            return "faster";
        }
        return interval.low() > least && interval.high() < most
                ? "same"
                : BaselineComparison.INCONCLUSIVE;
    }

    private void requireAny(List<RowChange> rows) {
        if (rows.isEmpty()) {
            throw ResultsException.input(
                    baseline.folder(),
                    "has nothing that can be compared with "
                            + run.folder()
                            + (leftOut.isEmpty() ? "" : " (" + leftOut.getFirst() + ")"),
                    "Run the baseline's workloads with its profile and seed");
        }
    }
}

package dev.dyno.harness.cli;

import dev.dyno.results.history.RunHistory;
import dev.dyno.results.history.RunHistory.Change;
import dev.dyno.results.history.RunHistory.Point;
import dev.dyno.results.history.RunHistory.Series;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** A history as text: a line per series, its changes below it. */
final class HistoryText {
    private static final int COMMIT_LENGTH = 10;
    private static final int DATE_LENGTH = 16;

    private HistoryText() {}

    static void print(RunHistory history, boolean points, PrintWriter out) {
        out.println(
                history.fingerprint() == null
                        ? history.runs()
                                + " runs on all classes of machines; ratios to the reference within"
                                + " each run, advisory"
                        : history.runs() + " runs on machines of class " + history.fingerprint());
        history.leftOut().forEach(one -> out.println("  left out: " + one));
        for (Series series : history.series()) {
            print(series, history, points, out);
        }
        out.println();
        out.println(conclusion(history));
    }

    private static void print(Series series, RunHistory history, boolean points, PrintWriter out) {
        int count = series.points().size();
        Point latest = series.points().getLast();
        out.println();
        out.printf(
                Locale.ROOT,
                "%s  %s  %s: %.4g %s, latest of %d%s%n",
                series.workload(),
                series.implementation(),
                series.measure(),
                latest.value(),
                series.unit().replace('_', ' '),
                count,
                count < history.runsMin() ? ", too few to show a change" : "");
        for (Change change : series.changes()) {
            print(series, change, out);
        }
        if (points) {
            printPoints(series, out);
        }
    }

    private static void print(Series series, Change change, PrintWriter out) {
        Point before = series.points().get(change.index() - 1);
        Point after = series.points().get(change.index());
        out.printf(
                Locale.ROOT,
                "  %s  %s: %+.2f %% (%.4g to %.4g), after %s, at %s, p = %.3g%n",
                time(after),
                change.better() ? "better" : "worse",
                change.changeFraction() * 100,
                change.meanBefore(),
                change.meanAfter(),
                commit(before),
                commit(after),
                change.p());
    }

    private static void printPoints(Series series, PrintWriter out) {
        TextTable table = new TextTable("time", "commit", "value", "");
        List<Integer> changed = series.changes().stream().map(Change::index).toList();
        for (int index = 0; index < series.points().size(); index++) {
            Point point = series.points().get(index);
            table.row(
                    time(point),
                    commit(point),
                    String.format(Locale.ROOT, "%.5g", point.value()),
                    changed.contains(index) ? "new level" : "");
        }
        table.print(out, "    ");
    }

    private static String time(Point point) {
        String time = point.startedAt().replace('T', ' ');
        return time.substring(0, Math.min(DATE_LENGTH, time.length()));
    }

    /** A plus sign says that the tree was changed. */
    private static String commit(Point point) {
        String commit = point.commit();
        if (commit == null) {
            return point.runId();
        }
        return commit.substring(0, Math.min(COMMIT_LENGTH, commit.length()))
                + (point.dirty() ? "+" : "");
    }

    private static String conclusion(RunHistory history) {
        long tested =
                history.series().stream()
                        .filter(one -> one.points().size() >= history.runsMin())
                        .count();
        long changed = history.series().stream().filter(one -> !one.changes().isEmpty()).count();
        if (tested == 0) {
            return String.format(
                    Locale.ROOT,
                    "No series has the %d runs that a change at a level of %s %% needs at least.",
                    history.runsMin(),
                    percent(history.pMax()));
        }
        return String.format(
                Locale.ROOT,
                "%d of %d series changed. Each was tested at %s %%: by chance alone about %.1f"
                        + " of them would.",
                changed,
                tested,
                percent(history.pMax()),
                tested * history.pMax());
    }

    static String percent(double fraction) {
        return new BigDecimal(fraction * 100)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}

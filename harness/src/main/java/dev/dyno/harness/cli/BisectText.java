package dev.dyno.harness.cli;

import dev.dyno.harness.bisect.BisectReport;
import dev.dyno.harness.bisect.BisectReport.Step;
import dev.dyno.harness.compare.Commit;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a bisection found as a table of its steps, and sentences below it. */
final class BisectText {
    private static final int HASH_DIGITS = 12;

    private BisectText() {}

    static void print(BisectReport report, PrintWriter out) {
        TextTable table =
                new TextTable("commit", "against", "cost", "answer", "attempts", "subject");
        for (Step step : report.steps()) {
            String against = step.comparedWith();
            table.row(
                    step.commit().shortHash(),
                    against.substring(0, Math.min(HASH_DIGITS, against.length())),
                    cost(step.costRatio()),
                    step.answer(),
                    Integer.toString(step.attempts()),
                    step.commit().subject());
        }
        table.print(out, "");
        for (Step step : report.steps()) {
            if (step.answer().equals("skipped") || step.answer().equals("unclear")) {
                out.println(step.commit().shortHash() + " " + step.answer() + ": " + step.reason());
            }
        }
        report.alsoMoved().forEach(name -> out.println("also moved, perhaps elsewhere: " + name));
        out.println(conclusion(report));
    }

    private static String conclusion(BisectReport report) {
        Commit first = report.firstMoved();
        if (first == null) {
            return switch (report.status()) {
                case "unmoved" ->
                        "No benchmark differs between "
                                + report.good()
                                + " and "
                                + report.bad()
                                + ".";
                case "interrupted" -> "Interrupted before it was known whether a benchmark moved.";
                default ->
                        "Whether a benchmark moved is unclear; give more with --budget, or look"
                                + " for a larger change with --detect.";
            };
        }
        String moved = report.benchmark() + " became " + report.direction();
        if (report.status().equals(BisectReport.FOUND)) {
            return moved
                    + " by "
                    + words(first)
                    + (report.confirmed()
                            ? "."
                            : ", which could not be confirmed against the commit before it: the"
                                    + " change may be the sum of several.");
        }
        return String.format(
                Locale.ROOT,
                "%s%s after %s and at the latest by %s; %d commits between them are open.",
                report.status().equals("interrupted") ? "Interrupted. " : "",
                moved,
                words(report.lastUnmoved()),
                words(first),
                report.between().size());
    }

    private static String words(Commit commit) {
        return commit.shortHash() + " (" + commit.subject() + ")";
    }

    private static String cost(@Nullable Double ratio) {
        return ratio == null ? "-" : String.format(Locale.ROOT, "%+.2f %%", (ratio - 1) * 100);
    }
}

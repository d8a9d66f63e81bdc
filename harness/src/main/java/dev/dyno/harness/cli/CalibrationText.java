package dev.dyno.harness.cli;

import dev.dyno.results.calibration.CalibrationReport;
import dev.dyno.results.calibration.CalibrationReport.Row;
import dev.dyno.results.calibration.Prediction;
import dev.dyno.results.calibration.SlowSlices;
import dev.dyno.results.calibration.VerdictCounts;
import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.store.Calibrations.StoredCalibration;
import java.io.PrintWriter;
import java.util.Locale;

/** A calibration for a terminal: a table of verdicts, and sentences below it. */
final class CalibrationText {
    private CalibrationText() {}

    static void print(StoredCalibration calibration, CalibrationReport report, PrintWriter out) {
        printHead(calibration, out);
        if (report.rows().isEmpty()) {
            out.println("No comparison has ended yet.");
            return;
        }
        printRows(report, out);
        out.println(
                "Slower where nothing is injected is a false alarm; elsewhere it is the power to"
                        + " find the slowdown.");
        printResplit(report, out);
        printSlowSlices(report.slowSlices(), out);
        printPredictions(report, out);
        out.println();
    }

    private static void printHead(StoredCalibration calibration, PrintWriter out) {
        GateManifest manifest = calibration.manifest();
        out.printf(
                Locale.ROOT,
                "%s: %d comparisons from %s, %d slices of %d ms, %d ms of warm-up, to detect %s%n",
                calibration.folder().getFileName(),
                calibration.comparisons().size(),
                manifest.startedAt(),
                manifest.measurement().slicesPerArm(),
                manifest.measurement().sliceNanos() / 1_000_000,
                manifest.measurement().warmUpNanos() / 1_000_000,
                percent(manifest.demand().detectFraction()));
        MachinePassport passport = calibration.passport();
        if (passport != null) {
            out.println(
                    "Machine " + PassportClass.of(passport).id() + ", grade " + passport.grade());
        }
    }

    private static void printRows(CalibrationReport report, PrintWriter out) {
        TextTable table =
                new TextTable(
                        "injected",
                        "benchmark",
                        "comparisons",
                        "slower",
                        "95 % interval",
                        "same",
                        "faster",
                        "inconclusive",
                        "invalid",
                        "groups",
                        "seconds");
        for (Row row : report.rows()) {
            VerdictCounts counts = row.counts();
            table.row(
                    row.slowedFraction() == 0
                            ? "nothing"
                            : row.slowdown() + " " + percent(row.slowedFraction()),
                    row.benchmark().isEmpty() ? "all" : row.benchmark(),
                    Integer.toString(counts.comparisons()),
                    slower(counts),
                    interval(counts),
                    Integer.toString(counts.same()),
                    Integer.toString(counts.faster()),
                    Integer.toString(counts.inconclusive()),
                    Integer.toString(counts.invalid()),
                    String.format(Locale.ROOT, "%.0f", row.groupsMedian()),
                    String.format(Locale.ROOT, "%.0f", row.secondsMedian()));
        }
        table.print(out, "");
    }

    private static void printResplit(CalibrationReport report, PrintWriter out) {
        VerdictCounts drawn = report.resplit();
        if (drawn != null) {
            out.printf(
                    Locale.ROOT,
                    "%d more comparisons of equals, drawn by splitting the recorded forks anew,"
                            + " half with swapped sides, half under a drift of 20 %%: %d slower,"
                            + " %s; %d same, %d faster, %d inconclusive, %d invalid.%n",
                    drawn.comparisons(),
                    drawn.slower(),
                    interval(drawn),
                    drawn.same(),
                    drawn.faster(),
                    drawn.inconclusive(),
                    drawn.invalid());
        }
    }

    private static void printSlowSlices(SlowSlices slices, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d of %d slices were slow, above 1.2 times their fork's median; the ledger knows"
                        + " why of %s: %d waited for a CPU, %d collected, %d compiled. In %s of all"
                        + " slices the thread waited for a CPU for a tenth of the time or more.%n",
                slices.slow(),
                slices.slices(),
                percent(slices.attributedFraction()),
                slices.waited(),
                slices.collected(),
                slices.compiled(),
                percent(slices.slices() == 0 ? 0 : (double) slices.disturbed() / slices.slices()));
    }

    private static void printPredictions(CalibrationReport report, PrintWriter out) {
        if (report.predictions().isEmpty()) {
            return;
        }
        TextTable table = new TextTable("to see", "benchmark", "groups", "minutes", "could see");
        for (Prediction one : report.predictions()) {
            Double floor = one.floorFraction();
            Double minutes = one.minutes();
            table.row(
                    percent(one.wantedFraction()),
                    one.benchmark(),
                    one.groups() == null ? "beyond the plan" : one.groups().toString(),
                    minutes == null ? "-" : String.format(Locale.ROOT, "%.1f", minutes),
                    floor == null ? "-" : percent(floor));
        }
        table.print(out, "");
    }

    private static String slower(VerdictCounts counts) {
        return counts.slower() + " (" + percent(counts.slowerFraction()) + ")";
    }

    private static String interval(VerdictCounts counts) {
        return "["
                + percent(counts.slowerInterval().low())
                + ", "
                + percent(counts.slowerInterval().high())
                + "]";
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }
}

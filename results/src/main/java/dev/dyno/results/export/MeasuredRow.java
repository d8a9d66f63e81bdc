package dev.dyno.results.export;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Forks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * A valid row of a run's summary with the forks behind it, for formats that hold raw data.
 *
 * @param forks those that ended well, by round
 */
record MeasuredRow(Row row, List<TrialResult> forks) {
    private static final int SIGNIFICANT_DIGITS = 3;

    static List<MeasuredRow> of(StoredRun run, RunSummary summary) {
        List<MeasuredRow> measured = new ArrayList<>();
        for (Row row : summary.rows()) {
            if (row.verdict().equals("valid")) {
                List<TrialResult> forks =
                        Forks.lastAttempts(
                                run, row.contract(), row.workload(), row.implementation());
                measured.add(
                        new MeasuredRow(
                                row,
                                forks.stream().filter(one -> one.status().equals("ok")).toList()));
            }
        }
        return measured;
    }

    boolean isOpenLoop() {
        return row.kind().equals("open_loop");
    }

    /** Returns the offered rates, a second, that were sustained; none for a closed loop. */
    List<Double> sustainedRates() {
        return row.percentiles().stream()
                .filter(RatePercentiles::sustained)
                .map(RatePercentiles::offeredPerSecond)
                .toList();
    }

    /** Returns each fork's response times at an offered rate, in nanoseconds. */
    List<Histogram> responses(double offeredPerSecond) {
        List<Histogram> responses = new ArrayList<>();
        for (TrialResult fork : forks) {
            for (OpenLoopSamples samples : fork.openLoop()) {
                if (samples.offeredPerSecond() == offeredPerSecond) {
                    responses.add(Forks.response(samples));
                }
            }
        }
        return responses;
    }

    static Histogram merged(List<Histogram> histograms) {
        Histogram merged = new Histogram(SIGNIFICANT_DIGITS);
        histograms.forEach(merged::add);
        return merged;
    }

    static String rate(double offeredPerSecond) {
        return String.format(Locale.ROOT, "%.0f", offeredPerSecond);
    }
}

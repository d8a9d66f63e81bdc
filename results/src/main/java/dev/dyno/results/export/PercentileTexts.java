package dev.dyno.results.export;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.store.StoredRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Response times as HdrHistogram's percentile texts ({@code .hgrm}), in nanoseconds, which its
 * plotter reads: all forks of an implementation together, a file for each sustained rate.
 */
public final class PercentileTexts {
    private PercentileTexts() {}

    /** Returns the texts by their file names; none where no open loop was sustained. */
    public static SortedMap<String, String> render(StoredRun run, RunSummary summary) {
        SortedMap<String, String> files = new TreeMap<>();
        for (MeasuredRow measured : MeasuredRow.of(run, summary)) {
            for (double rate : measured.sustainedRates()) {
                String name =
                        measured.row().workload().replace('/', '-')
                                + "-"
                                + measured.row().implementation()
                                + "-rate-"
                                + MeasuredRow.rate(rate)
                                + ".hgrm";
                files.put(name, text(MeasuredRow.merged(measured.responses(rate))));
            }
        }
        return files;
    }

    private static String text(Histogram nanos) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        nanos.outputPercentileDistribution(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), 1.0);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package dev.dyno.harness.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is and how long it still takes: a bar on a terminal, one line a trial
 * elsewhere. Used by one thread; the bar's own thread reads the volatile end.
 */
final class Progress implements AutoCloseable {
    private final PrintWriter err;
    private final int trials;
    private final @Nullable ProgressBar bar;
    private volatile long endNanos;
    private int done;

    /**
     * Says how much is before us.
     *
     * @param terminal whether there is a terminal for a bar
     */
    Progress(PrintWriter err, int trials, double secondsLeft, boolean terminal) {
        this.err = err;
        this.trials = trials;
        expect(secondsLeft);
        err.println(trials + " trials, " + words(secondsLeft) + ".");
        err.flush();
        this.bar =
                terminal
                        ? new ProgressBarBuilder()
                                .setTaskName("Trials")
                                .setInitialMax(trials)
                                .setStyle(ProgressBarStyle.ASCII)
                                .setEtaFunction(_ -> Optional.of(left()))
                                .build()
                        : null;
    }

    private void expect(double secondsLeft) {
        endNanos = System.nanoTime() + (long) (secondsLeft * 1e9);
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** Says which trial has ended and how, and how long the others will take. */
    void ended(String what, String status, double secondsLeft) {
        done++;
        expect(secondsLeft);
        if (bar != null) {
            bar.setExtraMessage(" " + what + ": " + status);
            bar.step();
            return;
        }
        err.printf("[%d/%d, %s left] %s: %s%n", done, trials, words(secondsLeft), what, status);
        err.flush();
    }

    /** Returns a duration for a reader, for example {@code about 2 min 10 s}. */
    static String words(double seconds) {
        long rounded = seconds < 60 ? Math.round(seconds) : Math.round(seconds / 10) * 10;
        long minutes = rounded / 60;
        long rest = rounded % 60;
        String inMinutes = minutes == 0 ? "" : minutes + " min";
        String inSeconds = minutes > 0 && rest == 0 ? "" : rest + " s";
        return ("about " + inMinutes + " " + inSeconds).replace("  ", " ").strip();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

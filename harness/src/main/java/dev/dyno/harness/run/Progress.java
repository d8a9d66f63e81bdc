package dev.dyno.harness.run;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is and how long it still takes: a bar on a terminal, one line a trial
 * elsewhere. Used by one thread.
 */
final class Progress implements AutoCloseable {
    private final PrintWriter err;
    private final int trials;
    private final long startedNanos = System.nanoTime();
    private final @Nullable ProgressBar bar;
    private int done;

    Progress(PrintWriter err, int trials, boolean terminal) {
        this.err = err;
        this.trials = trials;
        this.bar =
                terminal
                        ? new ProgressBarBuilder()
                                .setTaskName("Trials")
                                .setInitialMax(trials)
                                .setStyle(ProgressBarStyle.ASCII)
                                .build()
                        : null;
    }

    /** Says which trial has ended and how. */
    void ended(String what, String status) {
        done++;
        if (bar != null) {
            bar.setExtraMessage(" " + what);
            bar.step();
            return;
        }
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        long left = Math.round(seconds / done * (trials - done));
        err.printf("[%d/%d, about %d s left] %s: %s%n", done, trials, left, what, status);
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

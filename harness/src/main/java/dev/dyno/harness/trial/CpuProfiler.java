package dev.dyno.harness.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import one.profiler.AsyncProfiler;
import org.jspecify.annotations.Nullable;

/**
 * Records a CPU profile of a span with async-profiler, whose library lies in its jar. Where it
 * cannot run, that is a note and not an error: figures do not depend on it.
 */
final class CpuProfiler {
    private static final String[] EVENTS = {"cpu", "ctimer", "itimer"};

    private final @Nullable AsyncProfiler profiler;
    private final List<String> notes;
    private boolean isRunning;

    private CpuProfiler(@Nullable AsyncProfiler profiler, List<String> notes) {
        this.profiler = profiler;
        this.notes = notes;
    }

    /**
     * Loads the profiler.
     *
     * @param notes receives why it is not available
     */
    static CpuProfiler load(List<String> notes) {
        try {
            return new CpuProfiler(AsyncProfiler.getInstance(), notes);
        } catch (IllegalStateException | LinkageError unavailable) {
            notes.add("no CPU profile: async-profiler cannot run here: " + unavailable);
            return new CpuProfiler(null, notes);
        }
    }

    /** Starts with the best event that this machine allows. */
    void start() {
        if (profiler == null) {
            return;
        }
        String refusal = "";
        for (String event : EVENTS) {
            try {
                profiler.execute("start,event=" + event + ",interval=1ms");
                isRunning = true;
                notes.add("profiled with event " + event + ": figures include the profiler's cost");
                return;
            } catch (IOException | IllegalStateException | IllegalArgumentException refused) {
                refusal = event + ": " + refused.getMessage();
            }
        }
        notes.add("no CPU profile: async-profiler refused " + refusal);
    }

    /** Stops, and writes a flame graph and the collapsed stacks. */
    void stop(Path flameGraph, Path collapsed) {
        if (profiler == null || !isRunning) {
            return;
        }
        isRunning = false;
        try {
            profiler.stop();
            profiler.execute(
                    "flamegraph,title=" + flameGraph.getFileName() + ",file=" + flameGraph);
            profiler.execute("collapsed,file=" + collapsed);
        } catch (IOException | IllegalStateException | IllegalArgumentException failure) {
            notes.add("the CPU profile was not written: " + failure.getMessage());
        }
    }
}

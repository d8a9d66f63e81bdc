package dev.dyno.workloads.jobs;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.SplitMix64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The jobs of a workload as a few lines of text: what a job is follows from its index.
 *
 * @param seed of the payloads
 * @param jobs how many one pass of a closed loop enqueues, or how many an open loop has at most
 * @param scenario what happens meanwhile
 */
record JobsInput(long seed, int jobs, Scenario scenario) {

    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        String text = "seed=%d%njobs=%d%nscenario=%s%n".formatted(seed, jobs, scenario);
        // The answer is what succeeds, which needs no reference to be known.
        return InputLines.write(file, text, jobs, "%016x".formatted(answer(jobs)));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static JobsInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new JobsInput(
                Long.parseLong(lines.getProperty("seed")),
                Integer.parseInt(lines.getProperty("jobs")),
                Scenario.valueOf(lines.getProperty("scenario")));
    }

    /** Returns what a job adds to the answer when it succeeds. */
    long part(long index) {
        return SplitMix64.mix(seed + index);
    }

    /** Returns the answer to the jobs with the lowest indices. */
    long answer(long count) {
        long sum = 0;
        for (long index = 0; index < count; index++) {
            sum += scenario.succeeds(index) ? part(index) : 0;
        }
        return sum;
    }

    /** Returns how many of the jobs with the lowest indices succeed. */
    long successes(long count) {
        long sum = 0;
        for (long index = 0; index < count; index++) {
            sum += scenario.succeeds(index) ? 1 : 0;
        }
        return sum;
    }
}

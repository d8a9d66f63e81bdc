package dev.dyno.workloads.timer;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.SplitMix64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a workload does with timers, as a few lines of text: the deadlines follow from the seed.
 *
 * @param seed of the deadlines
 * @param pending how many timers there are at a time
 * @param operations how many one pass performs
 */
record TimerInput(long seed, int pending, int operations) {
    /** About a millisecond. */
    static final long TICK_NANOS = 1L << 20;

    /** Deadlines lie within so many ticks, a quarter of a minute: many to a tick. */
    static final int HORIZON_TICKS = 1 << 14;

    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        String text = "seed=%d%npending=%d%noperations=%d%n".formatted(seed, pending, operations);
        // A queue's one answer is what was scheduled, which needs no reference to be known.
        long answer = 0;
        for (int index = 0; index < pending; index++) {
            answer = SplitMix64.mix(answer + delayNanos(index));
        }
        return InputLines.write(file, text, operations, "%016x".formatted(answer));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static TimerInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new TimerInput(
                Long.parseLong(lines.getProperty("seed")),
                Integer.parseInt(lines.getProperty("pending")),
                Integer.parseInt(lines.getProperty("operations")));
    }

    /** Returns how far ahead the deadline of the timer with an index lies, at least one tick. */
    long delayNanos(long index) {
        return TICK_NANOS + (SplitMix64.mix(seed + index) & (HORIZON_TICKS * TICK_NANOS - 1));
    }
}

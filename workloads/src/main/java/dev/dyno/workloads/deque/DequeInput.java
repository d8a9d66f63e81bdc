package dev.dyno.workloads.deque;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.SplitMix64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What goes through a deque in one pass, as a few lines of text: the tasks follow from the seed.
 *
 * @param seed selects the tasks
 * @param tasks how many the owner pushes
 * @param burst how many it pushes before it pops as many, or 0 if it pushes whatever there is room
 *     for and pops only what is left at the end
 * @param theft what the thief does
 */
record DequeInput(long seed, int tasks, int burst, Theft theft) {
    /** What a thief does while the owner works. */
    enum Theft {
        /** There is none. */
        NONE,
        /** It takes one task at a time, as fast as it can. */
        STEAL_ONE,
        /** It takes up to half of the tasks at a time, as fast as it can. */
        STEAL_HALF
    }

    /** An odd number with well-mixed bits, so that tasks of a pass are all different. */
    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        String text =
                "seed=%d%ntasks=%d%nburst=%d%ntheft=%s%n"
                        .formatted(seed, tasks, burst, theft.name());
        // What goes in comes out, which needs no reference to be known.
        return InputLines.write(file, text, tasks, "%016x".formatted(digest()));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static DequeInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new DequeInput(
                Long.parseLong(lines.getProperty("seed")),
                Integer.parseInt(lines.getProperty("tasks")),
                Integer.parseInt(lines.getProperty("burst")),
                Theft.valueOf(lines.getProperty("theft")));
    }

    /** Returns where the tasks of a pass begin. */
    long start() {
        return SplitMix64.mix(seed);
    }

    /**
     * Returns the task with an index, never negative, so that it is none of a deque's own words.
     */
    static long task(long start, int index) {
        return (start + index * STEP) >>> 1;
    }

    /** Folds a task into a digest in which the order does not count. */
    static long fold(long digest, long task) {
        return digest + task * task;
    }

    /** Returns the digest of all tasks of a pass. */
    long digest() {
        long start = start();
        long digest = 0;
        for (int index = 0; index < tasks; index++) {
            digest = fold(digest, task(start, index));
        }
        return digest;
    }
}

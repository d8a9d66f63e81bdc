package dev.dyno.harness.child;

import java.util.Map;

/**
 * How a child JVM ended.
 *
 * @param exitCode its exit code; 128 and a signal's number when a signal ended it
 * @param isTimeout whether it was killed because its time was over
 * @param lastOutput the end of what it printed
 */
public record ChildEnd(int exitCode, boolean isTimeout, String lastOutput) {
    /** The exit code of a child that could not write what it has to hand over. */
    public static final int EXIT_NOT_WRITTEN = 5;

    private static final int SIGNAL_BASE = 128;
    private static final int SHOWN_MAX = 300;
    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    1, "hang-up",
                    2, "interrupt",
                    4, "illegal instruction",
                    6, "abort",
                    7, "bus error",
                    9, "kill",
                    11, "segmentation fault",
                    15, "termination");

    /** What HotSpot prints before it ends itself by {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

    /** Answers whether the program came to its end with 0. */
    public boolean isOk() {
        return !isTimeout && exitCode == 0;
    }

    /** Answers whether the JVM ended itself because its memory was used up. */
    public boolean isOutOfMemory() {
        return !isTimeout && exitCode == 3 && lastOutput.contains(OUT_OF_MEMORY);
    }

    /** Answers whether it could not write what it had to hand over. */
    public boolean couldNotWrite() {
        return !isTimeout && exitCode == EXIT_NOT_WRITTEN;
    }

    /**
     * Answers whether a signal that asks for an end, as Ctrl-C does for all processes of a
     * terminal, may have ended it.
     */
    public boolean mayBeInterrupted() {
        return !isTimeout
                && (exitCode == SIGNAL_BASE + 1
                        || exitCode == SIGNAL_BASE + 2
                        || exitCode == SIGNAL_BASE + 15);
    }

    /** Returns the exit code in words, for example {@code exit code 134, abort}. */
    public String exitWords() {
        String signal = SIGNALS.get(exitCode - SIGNAL_BASE);
        return "exit code " + exitCode + (signal == null ? "" : ", " + signal);
    }

    /** Returns the end of the output as one line of printable characters; may be empty. */
    public String lastWords() {
        String line = lastOutput.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= SHOWN_MAX
                ? line
                : "..." + line.substring(line.length() - SHOWN_MAX);
    }
}

package dev.dyno.harness.endurance;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pauses that a JVM has written down: at a safepoint all its threads stand still, whatever it
 * is for. A run may have none, so that its program takes a thread dump when it is done: that is a
 * safepoint, and a log without it is not believed.
 *
 * @param count how many there were before the dump
 * @param worstNanos the longest, from the request to the last thread's release
 * @param worstOperation what that one was for, as HotSpot names it; empty if there was none
 * @param totalNanos all together
 * @param controlNanos how long the dump's was
 */
public record Safepoints(
        int count, long worstNanos, String worstOperation, long totalNanos, long controlNanos) {
    private static final String CONTROL = "ThreadDump";

    private static final Pattern LINE =
            Pattern.compile("Safepoint \"(?<operation>[^\"]*)\".* Total:\\s*(?<nanos>\\d+) ns");

    /** Returns the option that makes a JVM write the file that {@link #read} reads. */
    public static String flag(Path file) {
        return "-Xlog:safepoint:file=" + file + ":uptimenanos:filecount=0";
    }

    /** Makes the safepoint that ends a log; called in the JVM that writes it. */
    static void takeControl() {
        ManagementFactory.getThreadMXBean().dumpAllThreads(false, false);
    }

    /**
     * Reads a log.
     *
     * @throws IOException if it cannot be read, or the thread dump is not in it
     */
    public static Safepoints read(Path file) throws IOException {
        return of(Files.readAllLines(file));
    }

    static Safepoints of(List<String> lines) throws IOException {
        int count = 0;
        long worstNanos = 0;
        String worstOperation = "";
        long totalNanos = 0;
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.find()) {
                continue;
            }
            long nanos = Long.parseLong(matcher.group("nanos"));
            String operation = matcher.group("operation");
            if (operation.equals(CONTROL)) {
                return new Safepoints(count, worstNanos, worstOperation, totalNanos, nanos);
            }
            count++;
            totalNanos += nanos;
            if (nanos > worstNanos) {
                worstNanos = nanos;
                worstOperation = operation;
            }
        }
        throw new IOException(
                "the JVM's safepoint log lacks the thread dump that ended the run; its pauses are"
                        + " not known");
    }
}

package dev.dyno.harness.duet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a fork group is measured.
 *
 * @param java the launcher of the arms' JVMs
 * @param jvmArguments for every arm; a benchmark's own arguments win, as in JMH
 * @param sliceNanos how long a measured slice is, 1 ms to 10 s
 * @param slicesPerArm how many there are in a group; even
 * @param warmUp how long each arm runs before its first turn
 * @param startTimeout how long the arms may take until all wait for their first turn
 * @param turnTimeout how long one turn may last
 */
public record DuetSettings(
        Path java,
        List<String> jvmArguments,
        long sliceNanos,
        int slicesPerArm,
        Duration warmUp,
        Duration startTimeout,
        Duration turnTimeout) {
    /** Checks the ranges. */
    public DuetSettings {
        jvmArguments = List.copyOf(jvmArguments);
        if (sliceNanos < 1_000_000 || sliceNanos > 10_000_000_000L) {
            throw new IllegalArgumentException(
                    "slices of " + sliceNanos + " ns; wanted: 1 ms to 10 s");
        }
        if (slicesPerArm < 2 || slicesPerArm % 2 != 0) {
            throw new IllegalArgumentException(
                    slicesPerArm + " slices; wanted: an even number, at least 2");
        }
    }

    /** Returns the settings that hold where nothing else is said. */
    public static DuetSettings defaults() {
        return new DuetSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                List.of(),
                10_000_000,
                40,
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1));
    }
}

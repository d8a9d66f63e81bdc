package dev.dyno.harness.machine;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long each probe may take.
 *
 * @param jitter over all CPUs together
 * @param coreToCore over all pairs together
 * @param memoryFigure for each of the two figures of each level
 * @param fsync for all samples
 * @param coreToCoreCpusMax of more CPUs, an even sample is paired
 * @param folder where results are written, whose file system is probed
 */
public record PassportOptions(
        Duration jitter,
        Duration coreToCore,
        Duration memoryFigure,
        Duration fsync,
        int coreToCoreCpusMax,
        Path folder) {

    /** Returns the thorough form, as for {@code machine}. */
    public static PassportOptions full(Path folder) {
        return new PassportOptions(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                64,
                folder);
    }

    /** Returns the short form, as at the start of a quick run. */
    public static PassportOptions quick(Path folder) {
        return new PassportOptions(
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofMillis(80),
                Duration.ofMillis(400),
                16,
                folder);
    }

    /** Returns the shortest form, for runs whose figures mean nothing. */
    public static PassportOptions smoke(Path folder) {
        return new PassportOptions(
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                Duration.ofMillis(2),
                Duration.ofMillis(50),
                4,
                folder);
    }
}

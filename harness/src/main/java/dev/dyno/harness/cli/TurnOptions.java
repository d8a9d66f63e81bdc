package dev.dyno.harness.cli;

import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How arms take turns; the options of every command that measures fork groups. */
final class TurnOptions {
    private static final Duration SLICE_MAX = Duration.ofSeconds(10);

    @Option(
            names = "--slice",
            paramLabel = "TIME",
            defaultValue = "10ms",
            converter = Converters.TimeSpan.class,
            description = "How long one turn is, 1 ms to 10 s; default ${DEFAULT-VALUE}.")
    private Duration slice = Duration.ZERO;

    @Option(
            names = "--slices",
            paramLabel = "NUMBER",
            defaultValue = "40",
            converter = Converters.Slices.class,
            description = "How many turns an arm has in a fork group; default ${DEFAULT-VALUE}.")
    private int slices;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "2s",
            converter = Converters.TimeSpan.class,
            description = "How long each JVM runs before its first turn; default ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--hang-after",
            paramLabel = "TIME",
            defaultValue = "1m",
            converter = Converters.TimeSpan.class,
            description =
                    "An arm that keeps a turn for longer is killed; default ${DEFAULT-VALUE}.")
    private Duration hangAfter = Duration.ZERO;

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = {
                "Add an option to every JVM, as --jvm-option=-XX:+UseZGC; repeatable.",
                "A benchmark that sets its own JVM arguments keeps those instead."
            })
    private List<String> jvmOptions = new ArrayList<>();

    /**
     * Returns the settings.
     *
     * @throws UserError if they contradict each other
     */
    DuetSettings settings() {
        if (slice.compareTo(SLICE_MAX) > 0) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--slice: turns of "
                            + slice.toSeconds()
                            + " s are too long to take turns; give 1 ms to "
                            + SLICE_MAX.toSeconds()
                            + " s");
        }
        if (hangAfter.compareTo(slice) <= 0) {
            throw new UserError(
                    ExitCode.USAGE, "--hang-after must be longer than a turn, see --slice");
        }
        DuetSettings defaults = DuetSettings.defaults();
        return new DuetSettings(
                defaults.java(),
                jvmOptions,
                slice.toNanos(),
                slices,
                warmUp,
                defaults.startTimeout().plus(warmUp),
                hangAfter);
    }
}

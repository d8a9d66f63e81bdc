package dev.dyno.harness.run;

import dev.dyno.harness.child.Child;
import dev.dyno.harness.child.ChildEnd;
import dev.dyno.harness.child.ChildJvms;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The JVMs that check and measure: all have the same flags, so that what was checked is what is
 * timed. Each gets its request as a file of JSON, its only argument.
 */
final class MeasuringJvms {
    private static final List<String> FLAGS =
            List.of(
                    "-Xms1g",
                    "-Xmx3g",
                    "-XX:+UseParallelGC",
                    "-XX:+UseTransparentHugePages",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "--add-modules=jdk.incubator.vector",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djmh.ignoreLock=true");

    private final ChildJvms children;
    private final List<Path> jars;
    private final List<String> flags;
    private final Interruption interruption;

    /**
     * Creates the starter of measuring processes.
     *
     * @param temporary where they keep temporary files; it must exist when one is started
     */
    MeasuringJvms(
            ChildJvms children, RunOptions options, Path temporary, Interruption interruption) {
        this.children = children;
        this.jars = options.jars();
        this.interruption = interruption;
        List<String> all = new ArrayList<>(FLAGS);
        all.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
        all.addAll(options.jvmOptions());
        this.flags = List.copyOf(all);
    }

    /** Returns the flags, for the record. */
    List<String> flags() {
        return flags;
    }

    /**
     * Runs a program to its end.
     *
     * @param request what it is to do
     * @param folder an empty folder for the request and what the program leaves behind
     * @param log an existing file for its output; a JVM that crashes writes its report beside it
     * @param timeLeft how long it may still run
     * @throws InterruptedException if the run is to stop
     */
    ChildEnd run(
            Class<?> mainClass, Object request, Path folder, Path log, Supplier<Duration> timeLeft)
            throws InterruptedException {
        Path file = folder.resolve("request.json");
        try {
            Files.write(file, Json.toBytes(request));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "a temporary file cannot be written (" + failure + ")", failure);
        }
        List<String> all = new ArrayList<>(flags);
        all.add("-XX:ErrorFile=" + errorFile(log));
        ChildEnd end =
                children.run(
                        new Child(mainClass, all, jars, List.of(file.toString()), folder, log),
                        timeLeft);
        // Ctrl-C reaches every process of a terminal, so that the child may know it first.
        interruption.check(end.mayBeInterrupted());
        if (end.couldNotWrite()) {
            throw new UserError(
                    ExitCode.ENVIRONMENT,
                    folder
                            + ": a measuring process cannot write there: "
                            + end.lastWords()
                            + "; free some space for temporary files");
        }
        return end;
    }

    private static Path errorFile(Path log) {
        String name = Objects.requireNonNull(log.getFileName()).toString();
        return log.resolveSibling(name.replaceFirst("\\.log$", "") + "-hs_err.txt");
    }

    /** Returns what a limit leaves of the time since now, for each time that it is asked. */
    static Supplier<Duration> within(Duration limit) {
        long startNanos = System.nanoTime();
        return () -> limit.minusNanos(System.nanoTime() - startNanos);
    }
}

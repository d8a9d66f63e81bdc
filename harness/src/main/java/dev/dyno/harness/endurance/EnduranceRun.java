package dev.dyno.harness.endurance;

import dev.dyno.harness.child.Child;
import dev.dyno.harness.child.ChildEnd;
import dev.dyno.harness.child.ChildJvms;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.json.Json;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.matching.FlowInputFile;
import dev.dyno.workloads.matching.FlowPreparation;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import dev.dyno.workloads.matching.MatchingReference;
import dev.dyno.workloads.matching.flow.FiveScenarioFlow;
import dev.dyno.workloads.matching.flow.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A long run of one book in a JVM whose heap is fixed, touched at the start, and never collected:
 * what it allocates it cannot get back, so that a book which allocates in its steady state comes to
 * an end and cannot hide it. The JVM writes down all its safepoints.
 *
 * @param result what the run came to
 * @param safepoints all pauses of its JVM, from its start to its end
 */
public record EnduranceRun(EnduranceResult result, Safepoints safepoints) {
    /** Long enough for a slow book; one that takes longer is stuck. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(30);

    /** The routine session in a length that a repetition takes a fraction of a second for. */
    private static final int NEW_ORDERS = 100_000;

    /**
     * Runs a book to its end.
     *
     * @param jars of the user, for a book of theirs
     * @throws UserError (bad result) if it answers wrongly or needs more than the heap;
     *     (environment) if its JVM cannot be run
     */
    public static EnduranceRun run(
            String book, List<Path> jars, long commands, int heapMib, long seed)
            throws IOException, InterruptedException {
        try (ScratchFolder scratch = ScratchFolder.create();
                ChildJvms children = new ChildJvms()) {
            Path input = scratch.path().resolve("input.flow");
            FlowInputFile.write(
                    input,
                    FlowPreparation.prepare(
                            "endurance",
                            seed,
                            new FiveScenarioFlow(Scenario.NORMAL, NEW_ORDERS, seed),
                            MatchingReference.factory(),
                            Prefixes.UNCHECKED));
            Path output = scratch.path().resolve("result.json");
            Path log = scratch.path().resolve("safepoints.txt");
            long startNanos = System.nanoTime();
            ChildEnd end =
                    children.run(
                            new Child(
                                    EnduranceMain.class,
                                    flags(heapMib, log),
                                    jars,
                                    List.of(
                                            output.toString(),
                                            input.toString(),
                                            book,
                                            Long.toString(commands)),
                                    scratch.path(),
                                    scratch.path().resolve("log.txt")),
                            () -> TIME_LIMIT.minusNanos(System.nanoTime() - startNanos));
            if (!end.isOk()) {
                throw failure(book, heapMib, end);
            }
            return new EnduranceRun(Json.read(output, EnduranceResult.class), Safepoints.read(log));
        }
    }

    private static List<String> flags(int heapMib, Path log) {
        return List.of(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseEpsilonGC",
                "-Xms" + heapMib + "m",
                "-Xmx" + heapMib + "m",
                "-XX:+AlwaysPreTouch",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                Safepoints.flag(log));
    }

    private static UserError failure(String book, int heapMib, ChildEnd end) {
        if (end.isTimeout()) {
            return new UserError(
                    ExitCode.BAD_RESULT,
                    book + ": was not done within " + TIME_LIMIT.toMinutes() + " minutes");
        }
        if (end.isOutOfMemory()) {
            return new UserError(
                    ExitCode.BAD_RESULT,
                    book
                            + ": has used up its heap of "
                            + heapMib
                            + " MiB, which nothing collects; it allocates in its steady state, or"
                            + " needs a larger --heap-mib");
        }
        return new UserError(
                ExitCode.BAD_RESULT,
                book + ": its JVM ended with " + end.exitWords() + ": " + end.lastWords());
    }
}

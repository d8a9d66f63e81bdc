package dev.dyno.harness.run;

import dev.dyno.harness.gate.GateMain;
import dev.dyno.harness.gate.GateRequest;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.ConformanceResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the gate's process for one implementation and reads what it said. */
final class ConformanceGate {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private ConformanceGate() {}

    /**
     * Returns the verdict on one implementation; unavailable ones are not run.
     *
     * @param log receives the process's output
     */
    static ConformanceResult check(
            Selection selection, Selection.Candidate candidate, RunOptions options, Path log)
            throws InterruptedException {
        String contract = candidate.entry().contract();
        String id = candidate.entry().id();
        if (candidate.reason() != null) {
            return new ConformanceResult(
                    contract, id, "unavailable", candidate.reason(), List.of());
        }
        try {
            Path folder = Files.createTempDirectory("dyno-gate");
            Path request = folder.resolve("request.json");
            Path output = folder.resolve("result.json");
            Files.write(
                    request,
                    Json.toBytes(
                            new GateRequest(
                                    selection.domain().id(),
                                    id,
                                    options.profile().id(),
                                    options.seed(),
                                    output.toString())));
            ChildJvm.End end = ChildJvm.run(GateMain.class, request, options.jars(), log, TIMEOUT);
            @Nullable ConformanceResult result =
                    end == ChildJvm.End.OK && Files.exists(output)
                            ? Json.read(output, ConformanceResult.class)
                            : null;
            Files.deleteIfExists(output);
            Files.deleteIfExists(request);
            Files.deleteIfExists(folder);
            return result != null
                    ? result
                    : new ConformanceResult(contract, id, "crashed", reason(end, log), List.of());
        } catch (IOException failure) {
            throw new UncheckedIOException("the gate's files cannot be written", failure);
        }
    }

    private static String reason(ChildJvm.End end, Path log) {
        return end == ChildJvm.End.TIMEOUT
                ? "its conformance cases took longer than " + TIMEOUT.toMinutes() + " minutes"
                : "its process ended in the middle of the cases: " + ChildJvm.tail(log);
    }
}

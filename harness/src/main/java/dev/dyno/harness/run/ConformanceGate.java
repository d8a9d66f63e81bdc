package dev.dyno.harness.run;

import dev.dyno.harness.child.ChildEnd;
import dev.dyno.harness.gate.GateMain;
import dev.dyno.harness.gate.GateRequest;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.workloads.ScratchFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the gate's process for one implementation and reads what it said. */
final class ConformanceGate {
    private final RunOptions options;
    private final MeasuringJvms jvms;
    private final ScratchFolder scratch;
    private final Duration timeLimit;

    ConformanceGate(
            RunOptions options, MeasuringJvms jvms, ScratchFolder scratch, Duration timeLimit) {
        this.options = options;
        this.jvms = jvms;
        this.scratch = scratch;
        this.timeLimit = timeLimit;
    }

    /**
     * Returns the verdict on one implementation; unavailable ones are not run.
     *
     * @param log receives the process's output
     * @throws InterruptedException if the run is to stop
     */
    ConformanceResult check(Selection selection, Selection.Candidate candidate, Path log)
            throws InterruptedException {
        String contract = candidate.entry().contract();
        String id = candidate.entry().id();
        if (candidate.reason() != null) {
            return new ConformanceResult(
                    contract, id, "unavailable", candidate.reason(), List.of());
        }
        try (ScratchFolder folder = scratch.inside("gate-" + contract + "-" + id)) {
            Path output = folder.path().resolve("result.json");
            GateRequest request =
                    new GateRequest(
                            selection.domain().id(),
                            id,
                            options.profile().id(),
                            options.seed(),
                            output.toString());
            ChildEnd end =
                    jvms.run(
                            GateMain.class,
                            request,
                            folder.path(),
                            log,
                            MeasuringJvms.within(timeLimit));
            return end.isOk() && Files.exists(output)
                    ? Json.read(output, ConformanceResult.class)
                    : new ConformanceResult(contract, id, "crashed", reason(end), List.of());
        }
    }

    private String reason(ChildEnd end) {
        String where = lastCase(end.lastOutput());
        if (end.isTimeout()) {
            return "its conformance cases took longer than "
                    + timeLimit.toSeconds()
                    + " s; it was killed"
                    + where;
        }
        return end.isOutOfMemory()
                ? "it ran out of memory" + where
                : "its process ended with " + end.exitWords() + where + "; " + lastWords(end);
    }

    private static String lastWords(ChildEnd end) {
        return end.lastWords().isEmpty() ? "it printed nothing" : "last output: " + end.lastWords();
    }

    private static String lastCase(String output) {
        return output.lines()
                .filter(line -> line.startsWith(GateMain.CASE))
                .reduce((_, last) -> last)
                .map(last -> " in the case " + last.substring(GateMain.CASE.length()))
                .orElse("");
    }
}

package dev.dyno.harness.run;

import dev.dyno.harness.child.ChildEnd;
import dev.dyno.harness.trial.StallMain;
import dev.dyno.harness.trial.StallRequest;
import dev.dyno.harness.trial.StallSelfTest;
import dev.dyno.results.json.Json;
import dev.dyno.workloads.ScratchFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Puts the load driver to its self-test, in a process like that of a trial. */
@FunctionalInterface
interface StallCheck {
    /**
     * Returns whether the driver saw the stall, and what it saw.
     *
     * @param log receives the process's output
     * @throws InterruptedException if the run is to stop
     */
    Verdict run(MeasuringJvms jvms, ScratchFolder scratch, Path log) throws InterruptedException;

    /**
     * What came of it.
     *
     * @param hasPassed whether open-loop workloads may be measured
     * @param words for a reader
     */
    record Verdict(boolean hasPassed, String words) {}

    /** Returns the real test. */
    static StallCheck withPins(Map<String, Integer> pins, Duration timeLimit) {
        return (jvms, scratch, log) -> {
            try (ScratchFolder folder = scratch.inside("stall")) {
                Path output = folder.path().resolve("outcome.json");
                ChildEnd end =
                        jvms.run(
                                StallMain.class,
                                new StallRequest(pins, output.toString()),
                                folder.path(),
                                log,
                                MeasuringJvms.within(timeLimit));
                if (!end.isOk() || !Files.exists(output)) {
                    return new Verdict(
                            false,
                            "the self-test of the load driver "
                                    + (end.isTimeout()
                                            ? "took longer than " + timeLimit.toSeconds() + " s"
                                            : "ended with " + end.exitWords())
                                    + "; last output: "
                                    + end.lastWords());
                }
                StallSelfTest.Outcome outcome = Json.read(output, StallSelfTest.Outcome.class);
                return new Verdict(
                        outcome.passed(),
                        outcome.passed()
                                ? "passed: " + outcome.describe()
                                : "the load driver does not show a known stall: "
                                        + outcome.describe());
            }
        };
    }
}

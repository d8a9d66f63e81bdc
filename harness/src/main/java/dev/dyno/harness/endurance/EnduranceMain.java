package dev.dyno.harness.endurance;

import dev.dyno.harness.child.ParentWatch;
import dev.dyno.results.json.Json;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.matching.FlowInputFile;
import dev.dyno.workloads.matching.RepeatedFlow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program of the child JVM: {@code EnduranceMain OUTPUT INPUT IMPLEMENTATION COMMANDS} applies
 * at least so many commands and writes an {@link EnduranceResult}.
 */
final class EnduranceMain {
    private EnduranceMain() {}

    /** Runs the program. */
    public static void main(String[] arguments) throws IOException {
        ParentWatch.start(() -> Runtime.getRuntime().halt(1));
        long commands = Long.parseLong(arguments[3]);
        RepeatedFlow flow =
                new RepeatedFlow(FlowInputFile.read(Path.of(arguments[1])), arguments[2]);
        long passes = 0;
        long startNanos = System.nanoTime();
        try {
            while (flow.commands() < commands) {
                flow.pass();
                passes++;
            }
            long elapsedNanos = System.nanoTime() - startNanos;
            Safepoints.takeControl();
            flow.checkState();
            EnduranceResult result =
                    new EnduranceResult(
                            flow.commands(),
                            passes,
                            flow.allocatedBytes(),
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                            elapsedNanos);
            Files.writeString(Path.of(arguments[0]), Json.toText(result));
        } catch (WrongAnswerException wrong) {
            System.err.println(wrong.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }
}

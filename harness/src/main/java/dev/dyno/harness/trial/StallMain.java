package dev.dyno.harness.trial;

import dev.dyno.harness.child.HandOver;
import dev.dyno.harness.child.ParentWatch;
import dev.dyno.harness.place.PinnedThreads;
import dev.dyno.harness.place.PlacementPlan;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.json.Json;
import dev.dyno.workloads.ThreadRole;
import java.nio.file.Path;

/**
 * The program that puts the load driver to the {@link StallSelfTest}, where trials drive their
 * loads as well: in a JVM of the same flags, on the generator's CPU. A driver that hides a stall
 * hides it every time; a machine that adds one of its own does so now and then, so that one passed
 * test of three is enough.
 */
public final class StallMain {
    private static final int TESTS_MAX = 3;

    private StallMain() {}

    /** Tests, and writes the outcome. */
    public static void main(String[] arguments) {
        ParentWatch.start(() -> Runtime.getRuntime().halt(1));
        StallRequest request = Json.read(Path.of(arguments[0]), StallRequest.class);
        new PinnedThreads(PlacementPlan.of(Topology.ofThisMachine(), request.pins()))
                .bind(ThreadRole.GENERATOR);
        StallSelfTest.Outcome outcome = StallSelfTest.run();
        for (int test = 1; test < TESTS_MAX && !outcome.passed(); test++) {
            System.out.println(outcome.describe());
            outcome = StallSelfTest.run();
        }
        System.out.println(outcome.describe());
        int exitCode = HandOver.exitCodeOfWriting(Path.of(request.outputFile()), outcome);
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }
}

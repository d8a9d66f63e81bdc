package dev.dyno.workloads.gateway;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Commands of one client, from its send to its answer, with more and more behind the gateway: what
 * a stage adds is the difference between the workload that ends with it and the one before.
 * Immutable.
 *
 * @param last the stage that answers
 * @param window how many commands are under way at a time
 * @param tier the smallest profile
 */
record RoundTripWorkload(Stage last, int window, Profile tier) implements ClosedLoopWorkload {
    private static final int COMMANDS = 8_192;
    private static final int FEW_COMMANDS = 256;

    @Override
    public String id() {
        return "gateway/%s-%d".formatted(last.id(), window);
    }

    @Override
    public String summary() {
        return "From client to client, %d %s under way; what answers is %s."
                .formatted(window, window == 1 ? "command" : "commands", last.described());
    }

    @Override
    public String operationUnit() {
        return "round trips";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public boolean waitsForStorage() {
        return last.includes(Stage.JOURNAL);
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int commands = profile == Profile.SMOKE ? FEW_COMMANDS : COMMANDS;
        return InputLines.write(
                folder.resolve(id().replace('/', '-') + ".properties"),
                "seed=%d%ncommands=%d%n".formatted(seed, commands),
                commands,
                "%016x".formatted(new Orders(seed).digest(commands)));
    }

    @Override
    public Class<?> benchmark() {
        return RoundTripBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of(
                "input", input.file().toAbsolutePath().toString(),
                "stage", last.name(),
                "window", Integer.toString(window));
    }
}

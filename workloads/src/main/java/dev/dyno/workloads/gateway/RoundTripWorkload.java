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
 * Commands of one client, each answered at once by a gateway with nothing behind it: what a gateway
 * adds to every latency behind it. Immutable.
 *
 * @param window how many commands are under way at a time
 * @param tier the smallest profile
 */
record RoundTripWorkload(int window, Profile tier) implements ClosedLoopWorkload {
    private static final int COMMANDS = 16_384;
    private static final int FEW_COMMANDS = 512;

    @Override
    public String id() {
        return "gateway/round-trip-" + window;
    }

    @Override
    public String summary() {
        return "One client with %d %s under way, answered at once: the gateway's part of a latency."
                .formatted(window, window == 1 ? "command" : "commands");
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
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int commands = profile == Profile.SMOKE ? FEW_COMMANDS : COMMANDS;
        return InputLines.write(
                folder.resolve(id().replace('/', '-') + ".properties"),
                "seed=%d%ncommands=%d%n".formatted(seed, commands),
                commands,
                "%016x".formatted(Echo.digest(seed, commands)));
    }

    @Override
    public Class<?> benchmark() {
        return RoundTripBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of(
                "input", input.file().toAbsolutePath().toString(),
                "window", Integer.toString(window));
    }
}

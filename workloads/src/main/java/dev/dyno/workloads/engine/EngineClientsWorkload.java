package dev.dyno.workloads.engine;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Clients that each wait until a command is durable and applied before they send the next one.
 * Immutable.
 *
 * @param clients how many commands are under way at a time
 * @param journal the journal's id
 * @param passCommands how many one pass submits
 * @param tier the smallest profile
 */
record EngineClientsWorkload(int clients, String journal, int passCommands, Profile tier)
        implements ClosedLoopWorkload {
    @Override
    public String id() {
        return "engine/clients-" + clients;
    }

    @Override
    public String summary() {
        return "%d clients, each waiting for its command to be durable and applied; journal: %s."
                .formatted(clients, journal);
    }

    @Override
    public String operationUnit() {
        return "commands";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public boolean waitsForStorage() {
        return true;
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        EngineInput input =
                profile == Profile.SMOKE
                        ? EngineWorkloads.smallInput(seed, clients)
                        : EngineWorkloads.input(seed, passCommands);
        return input.write(EngineWorkloads.fileOf(folder, this));
    }

    @Override
    public Class<?> benchmark() {
        return EngineClientsBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of(
                "input", input.file().toAbsolutePath().toString(),
                "journal", journal,
                "clients", Integer.toString(clients));
    }
}

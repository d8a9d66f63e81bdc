package dev.dyno.workloads.journal;

import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Clients that each wait for the acknowledgement of a record before they send the next one. */
final class JournalClientsWorkload implements ClosedLoopWorkload {
    private static final int SEGMENT_BYTES = 64 << 20;
    private static final int SMOKE_SEGMENT_BYTES = 1 << 20;

    private final int clients;
    private final Profile tier;
    private final int passRecords;

    /**
     * Creates the workload.
     *
     * @param clients how many records are under way at a time
     * @param passRecords how many one pass appends
     */
    JournalClientsWorkload(int clients, Profile tier, int passRecords) {
        this.clients = clients;
        this.tier = tier;
        this.passRecords = passRecords;
    }

    @Override
    public String id() {
        return "journal/durable-" + clients;
    }

    @Override
    public String summary() {
        return clients == 1
                ? "One client, whose every record waits for the disk."
                : "%d clients, each waiting until its record is durable before it sends the next."
                        .formatted(clients);
    }

    @Override
    public Profile tier() {
        return tier;
    }

    @Override
    public String operationUnit() {
        return "records";
    }

    @Override
    public Set<String> requires() {
        return Set.of(JournalCapability.POWER_LOSS.id());
    }

    @Override
    public boolean waitsForStorage() {
        return true;
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        boolean isSmoke = profile == Profile.SMOKE;
        JournalInput input =
                new JournalInput(
                        seed,
                        isSmoke ? clients : passRecords,
                        isSmoke ? SMOKE_SEGMENT_BYTES : SEGMENT_BYTES);
        return input.write(folder.resolve(id().replace('/', '-') + ".properties"));
    }

    @Override
    public Class<?> benchmark() {
        return JournalClientsBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of(
                "input", input.file().toAbsolutePath().toString(),
                "clients", Integer.toString(clients));
    }
}

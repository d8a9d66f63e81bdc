package dev.dyno.harness.toy;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Sums a large count, over and over. */
record ToyClosedLoop(String id) implements ClosedLoopWorkload {
    static final long COUNT = 200_000;

    @Override
    public String summary() {
        return "Sums a large count.";
    }

    @Override
    public Profile tier() {
        return Profile.SMOKE;
    }

    @Override
    public String operationUnit() {
        return "additions";
    }

    @Override
    public Set<String> requires() {
        return Set.of("sums");
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        Path file = folder.resolve(id.replace('/', '-') + ".txt");
        Files.writeString(file, Long.toString(COUNT));
        return new Input(file, COUNT, "c0", "a0");
    }

    @Override
    public Class<?> benchmark() {
        return ToyBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toString());
    }
}

package dev.dyno.workloads.loop;

import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Producers that put commands in as fast as the loop takes them. Immutable. */
final class LoopThroughputWorkload implements ClosedLoopWorkload {
    private static final long SMOKE_COMMANDS = 4_096;
    private static final long COMMANDS = 1 << 17;

    private final String name;
    private final String summary;
    private final Profile tier;
    private final int producers;
    private final WaitStrategy waitStrategy;

    LoopThroughputWorkload(
            String name, String summary, Profile tier, int producers, WaitStrategy waitStrategy) {
        this.name = name;
        this.summary = summary;
        this.tier = tier;
        this.producers = producers;
        this.waitStrategy = waitStrategy;
    }

    @Override
    public String id() {
        return "loop/" + name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public Profile tier() {
        return tier;
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
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        long commands = profile == Profile.SMOKE ? SMOKE_COMMANDS : COMMANDS;
        return new LoopInput(seed, producers, commands / producers, waitStrategy)
                .write(folder.resolve(id().replace('/', '-') + ".properties"));
    }

    @Override
    public Class<?> benchmark() {
        return LoopThroughputBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }
}

package dev.dyno.workloads.loop;

import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.util.Map;

/** Producers that put commands in as fast as the loop takes them. Immutable. */
final class LoopThroughputWorkload extends LoopWorkload implements ClosedLoopWorkload {
    private static final long SMOKE_COMMANDS = 4_096;
    private static final long COMMANDS = 1 << 17;

    LoopThroughputWorkload(
            String name, String summary, Profile tier, int producers, WaitStrategy waitStrategy) {
        super(name, summary, tier, producers, waitStrategy);
    }

    @Override
    long commands(Profile profile) {
        return profile == Profile.SMOKE ? SMOKE_COMMANDS : COMMANDS;
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

package dev.dyno.workloads.timer;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Operations among a fixed number of pending timers. Immutable. */
final class TimerWorkload implements ClosedLoopWorkload {
    private static final int SMOKE_TIMERS_MAX = 1 << 14;
    private static final int OPERATIONS_MIN = 1 << 18;

    private final String name;
    private final String summary;
    private final Profile tier;
    private final Class<?> benchmark;
    private final int timers;

    TimerWorkload(String name, String summary, Profile tier, Class<?> benchmark, int timers) {
        this.name = name;
        this.summary = summary;
        this.tier = tier;
        this.benchmark = benchmark;
        this.timers = timers;
    }

    @Override
    public String id() {
        return "timer/" + name;
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
        return "timers";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        boolean isSmoke = profile == Profile.SMOKE;
        int pending = isSmoke ? Math.min(timers, SMOKE_TIMERS_MAX) : timers;
        int operations =
                benchmark == ExpireBenchmark.class || isSmoke
                        ? pending
                        : Math.clamp(pending, OPERATIONS_MIN, 1 << 20);
        return new TimerInput(seed, pending, operations)
                .write(folder.resolve(id().replace('/', '-') + ".properties"));
    }

    @Override
    public Class<?> benchmark() {
        return benchmark;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }
}

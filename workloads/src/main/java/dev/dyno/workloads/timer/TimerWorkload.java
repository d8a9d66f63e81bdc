package dev.dyno.workloads.timer;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SeededWorkload;
import java.io.IOException;
import java.nio.file.Path;

/** Operations among a fixed number of pending timers. Immutable. */
final class TimerWorkload extends SeededWorkload {
    private static final int SMOKE_TIMERS_MAX = 1 << 14;
    private static final int OPERATIONS_MIN = 1 << 18;

    private final int timers;

    TimerWorkload(String name, String summary, Profile tier, Class<?> benchmark, int timers) {
        super("timer/" + name, summary, tier, "timers", benchmark);
        this.timers = timers;
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        boolean isSmoke = profile == Profile.SMOKE;
        int pending = isSmoke ? Math.min(timers, SMOKE_TIMERS_MAX) : timers;
        int operations =
                benchmark() == ExpireBenchmark.class || isSmoke
                        ? pending
                        : Math.clamp(pending, OPERATIONS_MIN, 1 << 20);
        return new TimerInput(seed, pending, operations).write(file(folder));
    }
}

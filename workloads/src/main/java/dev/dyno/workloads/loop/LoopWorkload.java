package dev.dyno.workloads.loop;

import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** What a workload of loops is called, and its input. Immutable. */
abstract class LoopWorkload {
    private final String name;
    private final String summary;
    private final Profile tier;
    private final int producers;
    private final WaitStrategy waitStrategy;

    LoopWorkload(
            String name, String summary, Profile tier, int producers, WaitStrategy waitStrategy) {
        this.name = name;
        this.summary = summary;
        this.tier = tier;
        this.producers = producers;
        this.waitStrategy = waitStrategy;
    }

    /** Returns how many commands all producers together put in. */
    abstract long commands(Profile profile);

    public final String id() {
        return "loop/" + name;
    }

    public final String summary() {
        return summary;
    }

    public final Profile tier() {
        return tier;
    }

    public final String operationUnit() {
        return "commands";
    }

    public final Set<String> requires() {
        return Set.of();
    }

    public final Input prepare(Path folder, Profile profile, long seed) throws IOException {
        return new LoopInput(seed, producers, commands(profile) / producers, waitStrategy)
                .write(folder.resolve(id().replace('/', '-') + ".properties"));
    }
}

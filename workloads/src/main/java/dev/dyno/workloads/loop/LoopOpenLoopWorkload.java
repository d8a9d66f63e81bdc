package dev.dyno.workloads.loop;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Commands that arrive on a schedule and come back as reports. Immutable. */
final class LoopOpenLoopWorkload implements OpenLoopWorkload<MatchingLoopFactory> {
    private final String name;
    private final String summary;
    private final Profile tier;
    private final WaitStrategy waitStrategy;

    LoopOpenLoopWorkload(String name, String summary, Profile tier, WaitStrategy waitStrategy) {
        this.name = name;
        this.summary = summary;
        this.tier = tier;
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
        long commands =
                switch (profile) {
                    case SMOKE -> 100_000;
                    case QUICK -> 4_000_000;
                    case STANDARD -> 16_000_000;
                    case RIGOROUS -> 32_000_000;
                };
        return new LoopInput(seed, 1, commands, waitStrategy)
                .write(folder.resolve(id().replace('/', '-') + ".properties"));
    }

    @Override
    public OpenLoopSession open(
            Entry<MatchingLoopFactory> entry, Input input, ThreadBinder binder) {
        return LoopOpenLoopSession.start(
                LoopInput.read(input.file().toAbsolutePath()), entry.factory(), binder);
    }
}

package dev.dyno.workloads.engine;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Commands on a schedule, answered when they are durable and applied, on one journal. Immutable.
 *
 * @param journal the journal's id
 * @param waitsForStorage whether the journal flushes before it acknowledges
 * @param tier the smallest profile
 */
record EngineOpenLoopWorkload(String journal, boolean waitsForStorage, Profile tier)
        implements OpenLoopWorkload<MatchingEngineFactory> {
    @Override
    public String id() {
        return "engine/open-" + journal;
    }

    @Override
    public String summary() {
        return "Commands on a schedule, answered when durable and applied; the journal is "
                + journal
                + ".";
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
    public List<Integer> ratesPerSecond(Profile profile) {
        return profile == Profile.SMOKE
                ? List.of(1_000, 10_000)
                : List.of(5_000, 10_000, 100_000, 500_000, 1_000_000);
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        EngineInput input =
                switch (profile) {
                    case SMOKE -> EngineWorkloads.smallInput(seed, 10_000);
                    case QUICK -> EngineWorkloads.input(seed, 1_000_000);
                    case STANDARD -> EngineWorkloads.input(seed, 8_000_000);
                    case RIGOROUS -> EngineWorkloads.input(seed, 16_000_000);
                };
        return input.write(EngineWorkloads.fileOf(folder, this));
    }

    @Override
    public OpenLoopSession open(
            Entry<MatchingEngineFactory> entry, Input input, ThreadBinder binder) {
        return EngineOpenLoopSession.start(
                EngineInput.read(input.file().toAbsolutePath()), journal, entry.factory(), binder);
    }
}

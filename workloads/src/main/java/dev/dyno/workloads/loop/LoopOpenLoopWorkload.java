package dev.dyno.workloads.loop;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;

/** Commands that arrive on a schedule and come back as reports. Immutable. */
final class LoopOpenLoopWorkload extends LoopWorkload
        implements OpenLoopWorkload<MatchingLoopFactory> {
    LoopOpenLoopWorkload(String name, String summary, Profile tier, WaitStrategy waitStrategy) {
        super(name, summary, tier, 1, waitStrategy);
    }

    @Override
    long commands(Profile profile) {
        return switch (profile) {
            case SMOKE -> 100_000;
            case QUICK -> 4_000_000;
            case STANDARD -> 16_000_000;
            case RIGOROUS -> 32_000_000;
        };
    }

    @Override
    public OpenLoopSession open(
            Entry<MatchingLoopFactory> entry, Input input, ThreadBinder binder) {
        return LoopOpenLoopSession.start(
                LoopInput.read(input.file().toAbsolutePath()), entry.factory(), binder);
    }
}

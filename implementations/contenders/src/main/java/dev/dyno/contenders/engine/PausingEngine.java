package dev.dyno.contenders.engine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reference: it holds up all commands while it writes a snapshot of its own books. */
@Implementation(
        id = "pausing",
        summary = "The reference: the core writes each snapshot itself, between two commands.",
        hotClasses = {CoreEngine.class, EngineState.class})
final class PausingEngine extends CoreEngine {
    private long snapshotCount;
    private @Nullable String failure;

    PausingEngine(Opened opened, EngineSpec spec) {
        super(opened, spec);
        snapshotCount = opened.recovery().snapshotCount();
    }

    static MatchingEngine open(EngineSpec spec, EngineParts parts, EngineListener replayed) {
        return new PausingEngine(Opened.of(spec, parts, replayed), spec);
    }

    @Override
    public void snapshot() {
        if (acknowledgedCount() == snapshotCount) {
            return;
        }
        try {
            long before = snapshots().write(state(), acknowledgedCount());
            snapshotCount = acknowledgedCount();
            failure = null;
            journal().discardBefore(before);
        } catch (IOException broken) {
            failure = "no snapshot could be written: " + broken.getMessage();
        }
    }

    @Override
    public long snapshotCount() {
        return snapshotCount;
    }

    @Override
    public Optional<String> snapshotFailure() {
        return Optional.ofNullable(failure);
    }
}

package dev.dyno.contenders.engine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Never stops for a snapshot: another thread reads the last one, replays the journal's full files
 * into it, and writes the next. The core's books are not touched, and the core does nothing for it
 * but ask.
 *
 * <p>A snapshot ends where a full file ends, which is where files can be given up. While one is
 * made there is a second set of books; afterwards it is garbage.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th></tr>
 * <tr><td>isTaking</td><td>both</td><td>both</td><td>volatile, compare-and-set</td></tr>
 * <tr><td>snapshotCount, failure</td><td>snapshot thread</td><td>core</td><td>volatile</td></tr>
 * </table>
 */
@Implementation(
        id = "replaying",
        summary = "Another thread replays full journal files into a copy; the core never pauses.",
        hotClasses = {CoreEngine.class, EngineState.class})
final class ReplayingEngine extends CoreEngine {
    /** Started at once, so that it inherits the CPUs of whoever opens the engine. */
    private final ThreadPoolExecutor taker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("dyno-engine-snapshots").factory());

    private final AtomicBoolean isTaking = new AtomicBoolean();
    private volatile long snapshotCount;
    private volatile @Nullable String failure;

    ReplayingEngine(Opened opened, EngineSpec spec) {
        super(opened, spec);
        snapshotCount = opened.recovery().snapshotCount();
        taker.prestartCoreThread();
    }

    static MatchingEngine open(EngineSpec spec, EngineParts parts, EngineListener replayed) {
        return new ReplayingEngine(Opened.of(spec, parts, replayed), spec);
    }

    @Override
    public void snapshot() {
        if (isTaking.compareAndSet(false, true)) {
            taker.execute(() -> {
                try {
                    take();
                    failure = null;
                } catch (IOException | RuntimeException broken) {
                    failure = "no snapshot could be taken: " + broken.getMessage();
                } finally {
                    isTaking.set(false);
                }
            });
        }
    }

    private void take() throws IOException {
        Snapshots.Base base = snapshots().newest();
        EngineState copy = base.state();
        long first = base.commandCount();
        long end =
                journal()
                        .visitClosedFiles(
                                first,
                                (index, words) -> copy.replay(index, words, EngineListener.NONE));
        if (end > first) {
            long before = snapshots().write(copy, end);
            snapshotCount = end;
            journal().discardBefore(before);
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

    @Override
    void stopSnapshots() {
        // Closing waits until a snapshot that has begun is done.
        taker.close();
    }
}

package dev.dyno.harness.trial;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Tells the harness when an iteration begins and ends. JMH makes it by reflection, so the listener
 * is handed over statically; one process runs one benchmark at a time.
 */
public final class IterationProbe implements InternalProfiler {
    private static final AtomicReference<@Nullable Listener> LISTENER = new AtomicReference<>();

    /** What happens around an iteration; called by the thread that runs JMH. */
    interface Listener {
        /** Called before the set-up of the iteration. */
        void before();

        /** Called after its tear-down. */
        void after();
    }

    /** Creates a probe; called by JMH. */
    public IterationProbe() {}

    static void listen(@Nullable Listener listener) {
        LISTENER.set(listener);
    }

    @Override
    public String getDescription() {
        return "cause ledger of the harness";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        Listener listener = LISTENER.get();
        if (listener != null) {
            listener.before();
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Listener listener = LISTENER.get();
        if (listener != null) {
            listener.after();
        }
        return List.of();
    }
}

package dev.dyno.harness.machine;

import dev.dyno.results.model.MachinePassport.Timer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Measures the step and the cost of {@link System#nanoTime()}. */
final class TimerProbe {
    private static final int BATCHES = 15;
    private static final int CALLS = 100_000;

    private TimerProbe() {}

    /** Measures on one CPU. */
    static Timer measure(int cpu, @Nullable String source) throws InterruptedException {
        PinnedTask.Outcome<Reading> outcome =
                PinnedTask.run(cpu, () -> read(System::nanoTime, CALLS));
        return new Timer(
                source,
                outcome.value().stepNanos(),
                outcome.value().callNanos(),
                outcome.isVerified());
    }

    /** The smallest step that was seen, and the cost of a call in the fastest batch. */
    record Reading(long stepNanos, double callNanos) {}

    /**
     * Reads a clock.
     *
     * @param calls in each of several batches
     */
    static Reading read(LongSupplier clock, int calls) {
        long step = Long.MAX_VALUE;
        double cost = Double.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            step = Math.min(step, smallestStep(clock, calls));
            cost = Math.min(cost, callNanos(clock, calls));
        }
        return new Reading(step, cost);
    }

    private static long smallestStep(LongSupplier clock, int calls) {
        long smallest = Long.MAX_VALUE;
        long last = clock.getAsLong();
        for (int call = 0; call < calls; call++) {
            long now = clock.getAsLong();
            long step = now - last;
            if (step > 0 && step < smallest) {
                smallest = step;
            }
            last = now;
        }
        return smallest;
    }

    private static double callNanos(LongSupplier clock, int calls) {
        long start = clock.getAsLong();
        long last = start;
        for (int call = 0; call < calls; call++) {
            last = clock.getAsLong();
        }
        return (double) (last - start) / calls;
    }
}

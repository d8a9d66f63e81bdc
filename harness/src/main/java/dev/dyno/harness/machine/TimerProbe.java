package dev.dyno.harness.machine;

import dev.dyno.results.model.MachinePassport.Timer;
import org.jspecify.annotations.Nullable;

/** Measures the step and the cost of {@link System#nanoTime()}. */
final class TimerProbe {
    private static final int BATCHES = 15;
    private static final int CALLS = 100_000;

    private TimerProbe() {}

    /** Measures on one CPU. */
    static Timer measure(int cpu, @Nullable String source) throws InterruptedException {
        PinnedTask.Outcome<double[]> outcome = PinnedTask.run(cpu, TimerProbe::stepAndCost);
        return new Timer(source, outcome.value()[0], outcome.value()[1], outcome.isVerified());
    }

    /** Returns the smallest step that was seen, and the cost in the fastest batch. */
    private static double[] stepAndCost() {
        long step = Long.MAX_VALUE;
        double cost = Double.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            step = Math.min(step, smallestStep(CALLS));
            cost = Math.min(cost, callNanos(CALLS));
        }
        return new double[] {step, cost};
    }

    private static long smallestStep(int calls) {
        long smallest = Long.MAX_VALUE;
        long last = System.nanoTime();
        for (int call = 0; call < calls; call++) {
            long now = System.nanoTime();
            long step = now - last;
            if (step > 0 && step < smallest) {
                smallest = step;
            }
            last = now;
        }
        return smallest;
    }

    private static double callNanos(int calls) {
        long start = System.nanoTime();
        long last = start;
        for (int call = 0; call < calls; call++) {
            last = System.nanoTime();
        }
        return (double) (last - start) / calls;
    }
}

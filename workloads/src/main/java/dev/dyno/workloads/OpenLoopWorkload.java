package dev.dyno.workloads;

import dev.dyno.contracts.Entry;
import java.util.List;

/**
 * A workload whose requests arrive on a schedule that does not wait for responses.
 *
 * @param <F> the factory type of the contract
 */
public non-sealed interface OpenLoopWorkload<F> extends Workload {
    /**
     * Starts the system under test with its threads, which bind themselves by {@code binder} before
     * this method returns.
     *
     * @throws java.io.UncheckedIOException if the input cannot be read
     */
    OpenLoopSession open(Entry<F> entry, Input input, ThreadBinder binder);

    /** Returns how requests arrive. */
    default ArrivalProcess arrivals() {
        return ArrivalProcess.POISSON;
    }

    /**
     * Returns the mean rates in requests per second that a sweep offers, lowest first. The input
     * must hold enough requests for a span at the highest that shows a percentile of interest: a
     * session ends when it has none left.
     */
    default List<Integer> ratesPerSecond(Profile profile) {
        return switch (profile) {
            case SMOKE -> List.of(10_000, 100_000);
            case QUICK -> List.of(10_000, 100_000, 1_000_000, 2_000_000);
            case STANDARD, RIGOROUS -> List.of(10_000, 100_000, 500_000, 1_000_000, 2_000_000);
        };
    }
}

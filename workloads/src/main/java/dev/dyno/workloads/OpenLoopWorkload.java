package dev.dyno.workloads;

import dev.dyno.contracts.Entry;

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
}

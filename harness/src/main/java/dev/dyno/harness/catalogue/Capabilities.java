package dev.dyno.harness.catalogue;

import dev.dyno.contracts.Entry;
import dev.dyno.workloads.Domain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an implementation says it can do. It is asked by making one, which runs its code in this
 * process: what that throws is kept as a problem.
 *
 * @param ids what it can do; empty when there is a problem
 * @param problem why it cannot be asked, or null
 */
public record Capabilities(Set<String> ids, @Nullable String problem) {
    /** Asks an implementation that is available. */
    public static Capabilities of(Domain<?> domain, Entry<?> entry) {
        return ofTyped(domain, entry);
    }

    private static <F> Capabilities ofTyped(Domain<F> domain, Entry<?> entry) {
        try {
            return new Capabilities(domain.capabilities(typed(domain, entry)), null);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            return new Capabilities(Set.of(), "it cannot be made: " + failure);
        }
    }

    /**
     * Returns an entry with the factory type of its domain.
     *
     * @throws ClassCastException if its factory is not of that type
     */
    private static <F> Entry<F> typed(Domain<F> domain, Entry<?> entry) {
        return new Entry<>(
                entry.contract(),
                entry.kind(),
                entry.type(),
                domain.factoryType().cast(entry.factory()),
                entry.probe());
    }
}

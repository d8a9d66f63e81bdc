package dev.dyno.workloads;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;

/** Finds implementations for JMH bodies, which know them by their ids only. */
public final class UsableFactories {
    private UsableFactories() {}

    /**
     * Finds an implementation that can run here.
     *
     * @param <F> the factory type of the contract
     * @param contract the contract's id
     * @throws IllegalArgumentException if the id is unknown or it cannot run; the message says why
     */
    public static <F> F named(String contract, Class<F> factoryType, String implementation) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Catalogues catalogues =
                Catalogues.load(loader == null ? UsableFactories.class.getClassLoader() : loader);
        for (Entry<F> entry : catalogues.entries(contract, factoryType)) {
            if (entry.id().equals(implementation)) {
                return switch (entry.availability()) {
                    case Availability.Usable _ -> entry.factory();
                    case Availability.Unusable unusable ->
                            throw new IllegalArgumentException(
                                    "the implementation '"
                                            + implementation
                                            + "' cannot run here: "
                                            + unusable.reason());
                };
            }
        }
        throw new IllegalArgumentException(
                "no catalogue of " + contract + " on the class path has '" + implementation + "'");
    }
}

package dev.dyno.workloads;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import java.util.List;

/**
 * Finds implementations on the class path: workloads compile without any and know them by their ids
 * only.
 */
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
        for (Entry<F> entry : entries(contract, factoryType)) {
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

    /**
     * Finds the oracle of a contract: the catalogue's entry of kind {@link
     * ImplementationKind#REFERENCE}.
     *
     * @param <F> the factory type of the contract
     * @param contract the contract's id
     * @throws IllegalStateException if no catalogue on the class path has one
     */
    public static <F> Entry<F> reference(String contract, Class<F> factoryType) {
        return entries(contract, factoryType).stream()
                .filter(entry -> entry.kind() == ImplementationKind.REFERENCE)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no catalogue on the class path has a reference for '"
                                        + contract
                                        + "'; add the contenders' jar"));
    }

    private static <F> List<Entry<F>> entries(String contract, Class<F> factoryType) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Catalogues catalogues =
                Catalogues.load(loader == null ? UsableFactories.class.getClassLoader() : loader);
        return catalogues.entries(contract, factoryType);
    }
}

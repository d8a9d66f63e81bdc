package dev.dyno.contracts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * All implementations that this process can see, by contract, collected from every {@link
 * CatalogueProvider} of a class loader. Immutable once loaded.
 */
public final class Catalogues {
    private final Map<String, List<Entry<?>>> entriesByContract;

    private Catalogues(Map<String, List<Entry<?>>> entriesByContract) {
        this.entriesByContract = entriesByContract;
    }

    /**
     * Loads all catalogues that the class loader can see. Entries are ordered reference first, then
     * ours, then peers, and keep their catalogue order within a kind.
     *
     * @throws IllegalStateException if a provider cannot be loaded, two jars use the same id for
     *     one contract, both bring its reference, or disagree on its factory type; the message
     *     names the jar's provider
     */
    public static Catalogues load(ClassLoader loader) {
        Map<String, List<Entry<?>>> byContract = new LinkedHashMap<>();
        Map<String, Class<?>> factoryTypes = new HashMap<>();
        try {
            for (CatalogueProvider provider : ServiceLoader.load(CatalogueProvider.class, loader)) {
                for (Catalogue<?> catalogue : provider.catalogues()) {
                    addAll(byContract, factoryTypes, provider, catalogue);
                }
            }
        } catch (ServiceConfigurationError error) {
            throw new IllegalStateException(
                    "a catalogue provider cannot be loaded: " + error.getMessage(), error);
        }
        byContract.replaceAll((_, entries) ->
                entries.stream()
                        .sorted(Comparator.comparing((Entry<?> entry) -> entry.kind()))
                        .toList());
        return new Catalogues(byContract);
    }

    private static void addAll(
            Map<String, List<Entry<?>>> byContract,
            Map<String, Class<?>> factoryTypes,
            CatalogueProvider provider,
            Catalogue<?> catalogue) {
        String contract = catalogue.contract();
        Class<?> known = factoryTypes.putIfAbsent(contract, catalogue.factoryType());
        if (known != null && known != catalogue.factoryType()) {
            throw new IllegalStateException(
                    provider.getClass().getName()
                            + " lists the contract '"
                            + contract
                            + "' with factory type "
                            + catalogue.factoryType().getName()
                            + ", but it is "
                            + known.getName());
        }
        List<Entry<?>> entries = byContract.computeIfAbsent(contract, _ -> new ArrayList<>());
        for (Entry<?> entry : catalogue.entries()) {
            if (entry.kind() == ImplementationKind.REFERENCE && hasReference(entries)) {
                throw new IllegalStateException(
                        provider.getClass().getName()
                                + " lists "
                                + entry.qualifiedId()
                                + " as the reference, but the contract has one; list it as a"
                                + " candidate");
            }
            if (entries.stream().anyMatch(other -> other.id().equals(entry.id()))) {
                throw new IllegalStateException(
                        provider.getClass().getName()
                                + " uses the id '"
                                + entry.qualifiedId()
                                + "', which is taken; choose another id");
            }
            entries.add(entry);
        }
    }

    private static boolean hasReference(List<Entry<?>> entries) {
        return entries.stream().anyMatch(entry -> entry.kind() == ImplementationKind.REFERENCE);
    }

    /** Returns the contracts' ids in the order in which they were found. */
    public List<String> contracts() {
        return List.copyOf(entriesByContract.keySet());
    }

    /** Returns all entries of a contract, the reference first; empty for an unknown contract. */
    public List<Entry<?>> entries(String contract) {
        return entriesByContract.getOrDefault(contract, List.of());
    }

    /**
     * Returns the entries of a contract with their factory type.
     *
     * @throws IllegalArgumentException if a factory is not of that type
     */
    public <F> List<Entry<F>> entries(String contract, Class<F> factoryType) {
        List<Entry<F>> typed = new ArrayList<>();
        for (Entry<?> entry : entries(contract)) {
            if (!factoryType.isInstance(entry.factory())) {
                throw new IllegalArgumentException(
                        entry.qualifiedId() + " is not made by a " + factoryType.getName());
            }
            @SuppressWarnings("unchecked")
            Entry<F> checked = (Entry<F>) entry;
            typed.add(checked);
        }
        return List.copyOf(typed);
    }
}

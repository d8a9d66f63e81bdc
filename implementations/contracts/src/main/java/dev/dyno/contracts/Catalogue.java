package dev.dyno.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The implementations of one contract, in a fixed order, one line each.
 *
 * <pre>{@code
 * Catalogue.of(OrderBookFactory.CONTRACT, OrderBookFactory.class)
 *         .reference(TreeMapOrderBook.class, TreeMapOrderBook::new)
 *         .candidate(LadderOrderBook.class, LadderOrderBook::new);
 * }</pre>
 *
 * Built once at class initialisation; not safe for concurrent modification, safe to read after
 * that.
 *
 * @param <F> the factory type of the contract
 */
public final class Catalogue<F> {
    private final String contract;
    private final Class<F> factoryType;
    private final List<Entry<F>> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private Catalogue(String contract, Class<F> factoryType) {
        this.contract = contract;
        this.factoryType = factoryType;
    }

    /** Returns an empty catalogue for the contract with this id. */
    public static <F> Catalogue<F> of(String contract, Class<F> factoryType) {
        return new Catalogue<>(contract, factoryType);
    }

    /** Adds the oracle. It must come first and only once. */
    public Catalogue<F> reference(Class<?> type, F factory) {
        if (!entries.isEmpty()) {
            throw new IllegalStateException("the reference must be the first entry of " + contract);
        }
        return add(ImplementationKind.REFERENCE, type, factory, () -> Availability.USABLE);
    }

    /** Adds a contender that runs everywhere. */
    public Catalogue<F> candidate(Class<?> type, F factory) {
        return candidate(type, factory, () -> Availability.USABLE);
    }

    /** Adds a contender that must first be asked whether it can run here. */
    public Catalogue<F> candidate(Class<?> type, F factory, Supplier<Availability> probe) {
        return add(ImplementationKind.OURS, type, factory, probe);
    }

    /** Adds a third-party system. */
    public Catalogue<F> peer(Class<?> type, F factory) {
        return peer(type, factory, () -> Availability.USABLE);
    }

    /** Adds a third-party system that must first be asked whether it can run here. */
    public Catalogue<F> peer(Class<?> type, F factory, Supplier<Availability> probe) {
        return add(ImplementationKind.PEER, type, factory, probe);
    }

    private Catalogue<F> add(
            ImplementationKind kind, Class<?> type, F factory, Supplier<Availability> probe) {
        Entry<F> entry = new Entry<>(contract, kind, type, factory, probe);
        if (!ids.add(entry.id())) {
            throw new IllegalStateException(
                    "two implementations of " + contract + " have the id '" + entry.id() + "'");
        }
        entries.add(entry);
        return this;
    }

    /** Returns the contract's id. */
    public String contract() {
        return contract;
    }

    /** Returns the factory type that every entry's factory implements. */
    public Class<F> factoryType() {
        return factoryType;
    }

    /** Returns the entries in catalogue order; a snapshot that cannot be modified. */
    public List<Entry<F>> entries() {
        return List.copyOf(entries);
    }
}

package dev.dyno.workloads.matching.wrong;

import dev.dyno.contracts.matching.OrderBookFactory;

/**
 * A deliberately wrong book.
 *
 * @param fault what is wrong, in kebab case
 * @param kind which kind of case must catch it
 * @param caughtBy the name of a case that must catch it
 * @param factory makes it
 */
record WrongBook(String fault, Kind kind, String caughtBy, OrderBookFactory factory) {

    /** The two kinds of cases. */
    enum Kind {
        /** A scripted case: the fault shows in a situation that can be written down. */
        HARD,
        /** A seeded comparison: the fault shows only where several rare things come together. */
        SEEDED
    }

    static WrongBook hard(String fault, String caughtBy, OrderBookFactory factory) {
        return new WrongBook(fault, Kind.HARD, caughtBy, factory);
    }

    static WrongBook seeded(String fault, String caughtBy, OrderBookFactory factory) {
        return new WrongBook(fault, Kind.SEEDED, caughtBy, factory);
    }

    @Override
    public String toString() {
        return fault;
    }
}

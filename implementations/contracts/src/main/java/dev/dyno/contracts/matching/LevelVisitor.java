package dev.dyno.contracts.matching;

/** Receives price levels one by one. Must not modify the book. */
@FunctionalInterface
public interface LevelVisitor {
    /**
     * Takes one level.
     *
     * @param quantity the sum of the open quantities at this price
     */
    void level(long priceTicks, long quantity);
}

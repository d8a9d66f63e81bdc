package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBook;
import java.util.ArrayList;
import java.util.List;

/** One level as a depth query shows it. */
record PriceLevel(long priceTicks, long quantity) {

    static PriceLevel level(long priceTicks, long quantity) {
        return new PriceLevel(priceTicks, quantity);
    }

    /** Returns the best levels of a side of a book. */
    static List<PriceLevel> of(OrderBook book, int side, int levelsMax) {
        List<PriceLevel> levels = new ArrayList<>();
        int visited =
                book.depth(
                        side,
                        levelsMax,
                        (priceTicks, quantity) -> levels.add(new PriceLevel(priceTicks, quantity)));
        if (visited != levels.size()) {
            throw BookDriver.failure(
                    "depth answered "
                            + visited
                            + " but visited "
                            + levels.size()
                            + " levels: "
                            + levels);
        }
        return levels;
    }

    @Override
    public String toString() {
        return quantity + "@" + priceTicks;
    }
}

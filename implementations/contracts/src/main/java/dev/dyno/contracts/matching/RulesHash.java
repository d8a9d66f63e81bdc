package dev.dyno.contracts.matching;

/** Folds what rules add to a book's state; see {@link OrderBook#rulesHash}. */
final class RulesHash {
    private RulesHash() {}

    static long of(OrderBook book) {
        long[] hash = new long[1];
        book.forEachTerms(terms -> hash[0] = fold(hash[0], terms));
        boolean hasTraded = book.lastTradeTicks() != Prices.NO_PRICE;
        if (hasTraded || (book.time() | book.state()) != 0) {
            hash[0] = BookStateHash.fold(hash[0], book.lastTradeTicks());
            hash[0] = BookStateHash.fold(hash[0], book.time());
            hash[0] = BookStateHash.fold(hash[0], book.state());
        }
        return hash[0];
    }

    private static long fold(long before, OrderTerms terms) {
        long hash = BookStateHash.fold(before, terms.side() | (long) terms.orderType() << 8);
        hash = BookStateHash.fold(hash, terms.orderId());
        hash = BookStateHash.fold(hash, terms.priceTicks());
        hash = BookStateHash.fold(hash, terms.openQuantity());
        hash = BookStateHash.fold(hash, terms.displayQuantity());
        hash = BookStateHash.fold(hash, terms.stopPriceTicks());
        hash = BookStateHash.fold(hash, terms.account() | (long) terms.selfTradeMode() << 32);
        return BookStateHash.fold(hash, terms.expiryTime());
    }
}

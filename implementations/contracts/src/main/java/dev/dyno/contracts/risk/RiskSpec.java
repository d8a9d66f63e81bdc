package dev.dyno.contracts.risk;

import java.util.List;

/**
 * Which accounts and instruments there are.
 *
 * @param referencePricesTicks one price for each instrument, 1..2^16 of them: the middle of the
 *     collar until the instrument's first trade
 * @param accounts the first one has the number 1; 1..2^20 of them, whose cash adds up to at most
 *     {@link #CASH_MAX}, and so does their position
 */
public record RiskSpec(List<Long> referencePricesTicks, List<RiskAccount> accounts) {
    /** The most cash that there is in all accounts together. */
    public static final long CASH_MAX = 1L << 61;

    private static final int INSTRUMENTS_MAX = 1 << 16;
    private static final int ACCOUNTS_MAX = 1 << 20;
    private static final long OPEN_ORDERS_MAX = 1L << 24;

    /** Checks the ranges. */
    public RiskSpec {
        referencePricesTicks = List.copyOf(referencePricesTicks);
        accounts = List.copyOf(accounts);
        checkCount("instruments", referencePricesTicks.size(), INSTRUMENTS_MAX);
        checkCount("accounts", accounts.size(), ACCOUNTS_MAX);
        long cash = 0;
        long position = 0;
        long orders = 0;
        for (RiskAccount account : accounts) {
            cash = sum("cash", cash, account.cash(), CASH_MAX);
            position = sum("position", position, account.position(), CASH_MAX);
            orders =
                    sum("openOrdersMax", orders, account.limits().openOrdersMax(), OPEN_ORDERS_MAX);
        }
    }

    private static void checkCount(String what, int count, int most) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(
                    "there are %d %s, which is outside 1..%d".formatted(count, what, most));
        }
    }

    private static long sum(String what, long before, long more, long most) {
        if (more > most - before) {
            throw new IllegalArgumentException(
                    "the accounts' %s adds up to more than %d".formatted(what, most));
        }
        return before + more;
    }

    /** Returns how many orders of all accounts may be open or under way. */
    public int openOrdersMax() {
        int orders = 0;
        for (RiskAccount account : accounts) {
            orders += account.limits().openOrdersMax();
        }
        return orders;
    }
}

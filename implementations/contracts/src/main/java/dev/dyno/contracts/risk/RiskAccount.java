package dev.dyno.contracts.risk;

/**
 * How an account begins.
 *
 * @param cash what it can spend, in ticks times quantity, at least 0
 * @param position what it can sell of each instrument, at least 0
 * @param limits its limits
 */
public record RiskAccount(long cash, long position, RiskLimits limits) {
    /** Checks the ranges. */
    public RiskAccount {
        if (cash < 0 || position < 0) {
            throw new IllegalArgumentException(
                    "an account begins with %d of cash and %d of each instrument; neither may be"
                                    .formatted(cash, position)
                            + " less than 0");
        }
    }
}

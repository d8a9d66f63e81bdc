package dev.dyno.harness.toy;

/** The toy contract: sums the numbers below a bound. */
@FunctionalInterface
public interface Summer {
    /** The id of the contract. */
    String CONTRACT = "toy-summer";

    /** Returns {@code 0 + 1 + ... + (count - 1)}. */
    long sumBelow(long count);
}

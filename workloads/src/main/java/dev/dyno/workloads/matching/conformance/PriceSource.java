package dev.dyno.workloads.matching.conformance;

import dev.dyno.workloads.SplitMix64;

/** Where the prices of a random run come from. May have a state; one run uses it. */
interface PriceSource {
    /** Draws a price in range. */
    long next(SplitMix64 random);

    /** Returns the middle of the market: a buy below it and a sell above it are passive. */
    long middleTicks();
}

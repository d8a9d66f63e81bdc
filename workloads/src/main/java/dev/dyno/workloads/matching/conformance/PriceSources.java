package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.Prices;
import dev.dyno.workloads.SplitMix64;

/** The prices of random runs: where books that treat prices differently have their seams. */
final class PriceSources {
    /** Ticks at which a bitmap of 64-bit words has borders, on each of three storeys. */
    private static final int[] WORD_TICKS = {64, 64 * 64, 64 * 64 * 64};

    /** A window of 64 ticks around a centre that is a multiple of 64 begins half a word before. */
    private static final int HALF_WORD_TICKS = 32;

    /** How many prices a walk in one direction has, on average. */
    private static final int TURN_ONE_IN = 2500;

    private static final long[] LIMITS_AND_LANDMARKS = {
        -Prices.PRICE_TICKS_MAX,
        -Prices.PRICE_TICKS_MAX + 1,
        -(1L << 39),
        -(1L << 32),
        -(1L << 31) - 1,
        -4097,
        -1,
        0,
        1,
        63,
        64,
        65,
        4096,
        1L << 31,
        (1L << 32) - 1,
        1L << 39,
        Prices.PRICE_TICKS_MAX - 1,
        Prices.PRICE_TICKS_MAX
    };

    private PriceSources() {}

    private static PriceSource around(long middleTicks, Draw draw) {
        return new PriceSource() {
            @Override
            public long next(SplitMix64 random) {
                return draw.next(random);
            }

            @Override
            public long middleTicks() {
                return middleTicks;
            }
        };
    }

    private interface Draw {
        long next(SplitMix64 random);
    }

    /** All prices at most so far from a middle, each as likely. */
    static PriceSource band(long middleTicks, int halfWidthTicks) {
        return around(
                middleTicks,
                random -> middleTicks - halfWidthTicks + random.nextInt(2 * halfWidthTicks + 1));
    }

    /** The ends of the range, powers of two, and their neighbours. */
    static PriceSource limitsAndLandmarks() {
        return around(
                1, random -> LIMITS_AND_LANDMARKS[random.nextInt(LIMITS_AND_LANDMARKS.length)]);
    }

    /** Ticks at and beside the borders of words, of words of words, and so on. */
    static PriceSource wordBorders(long centreTicks) {
        return around(
                centreTicks,
                random -> {
                    long border = (random.nextInt(9) - 4L) * WORD_TICKS[random.nextInt(3)];
                    int shift = random.nextInt(4) == 0 ? HALF_WORD_TICKS : 0;
                    return centreTicks + shift + border + random.nextInt(3) - 1;
                });
    }

    /** Distances from a middle of any order of magnitude, so that few levels are neighbours. */
    static PriceSource sparse(long middleTicks, int bitsMax) {
        return around(
                middleTicks,
                random -> {
                    long distance = random.nextLong(2L << random.nextInt(bitsMax));
                    return random.nextInt(2) == 0 ? middleTicks - distance : middleTicks + distance;
                });
    }

    /** A fixed number of prices anywhere in a wide range, so that levels come and go again. */
    static PriceSource scattered(SplitMix64 drawnOnce, int count, long halfWidthTicks) {
        long[] levels = new long[count];
        for (int index = 0; index < count; index++) {
            levels[index] = drawnOnce.nextBetween(-halfWidthTicks, halfWidthTicks);
        }
        return around(0, random -> levels[random.nextInt(count)]);
    }

    /**
     * A band around a market that walks one way for long, then back, and at times jumps.
     *
     * @param stepTicks how far it walks at most with each price
     * @param jumpPerTenThousand how often it jumps
     * @param jumpTicks how far it jumps at most
     */
    static PriceSource drifting(
            int halfWidthTicks, int stepTicks, int jumpPerTenThousand, long jumpTicks) {
        return new PriceSource() {
            private long middle;
            private int direction = 1;

            @Override
            public long next(SplitMix64 random) {
                if (random.nextInt(10_000) < jumpPerTenThousand) {
                    middle += random.nextBetween(-jumpTicks, jumpTicks);
                }
                if (random.nextInt(TURN_ONE_IN) == 0) {
                    direction = -direction;
                }
                middle += (long) direction * random.nextInt(stepTicks + 1);
                if (Math.abs(middle) > Prices.PRICE_TICKS_MAX) {
                    middle = 0;
                }
                return Math.clamp(
                        middle + random.nextBetween(-halfWidthTicks, halfWidthTicks),
                        -Prices.PRICE_TICKS_MAX,
                        Prices.PRICE_TICKS_MAX);
            }

            @Override
            public long middleTicks() {
                return middle;
            }
        };
    }
}

package dev.dyno.workloads;

/**
 * Samples from distributions by arithmetic that gives equal bits on every machine: the four basic
 * operations and square roots, which Java rounds as IEEE 754 says, and {@link StrictMath}.
 * Stateless; each call takes its randomness from the generator that it is given.
 */
public final class Distributions {
    private static final double UNIT_PER_STEP = 0x1.0p-53;

    /** How far from the middle the central approximation of the normal quantile holds. */
    private static final double CENTRAL_HALF_WIDTH = 0.425;

    private static final double[] CENTRAL_NUMERATOR = {
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665,
    };
    private static final double[] CENTRAL_DENOMINATOR = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1.0,
    };
    private static final double[] MIDDLE_NUMERATOR = {
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835,
    };
    private static final double[] MIDDLE_DENOMINATOR = {
        1.0507500716444169e-09,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1.0,
    };
    private static final double[] TAIL_NUMERATOR = {
        2.0103343992922881e-07,
        2.7115555687434876e-05,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103,
    };
    private static final double[] TAIL_DENOMINATOR = {
        2.0442631033899397e-15,
        1.421511758316446e-07,
        1.8463183175100548e-05,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1.0,
    };

    private Distributions() {}

    /** Returns a value in the open interval 0..1, in steps of 2^-53. */
    public static double unit(SplitMix64 random) {
        return ((random.nextLong() >>> 11) + 0.5) * UNIT_PER_STEP;
    }

    /** Returns a standard normal value. */
    public static double gaussian(SplitMix64 random) {
        return gaussianQuantile(unit(random));
    }

    /**
     * Returns the standard normal quantile, to about 16 digits.
     *
     * <p>Source: Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution",
     * Applied Statistics 37(3), 1988.
     *
     * @param probability greater than 0 and less than 1
     */
    public static double gaussianQuantile(double probability) {
        assert probability > 0 && probability < 1;
        double fromMiddle = probability - 0.5;
        if (Math.abs(fromMiddle) <= CENTRAL_HALF_WIDTH) {
            double x = CENTRAL_HALF_WIDTH * CENTRAL_HALF_WIDTH - fromMiddle * fromMiddle;
            return fromMiddle * ratio(CENTRAL_NUMERATOR, CENTRAL_DENOMINATOR, x);
        }
        double tail = fromMiddle < 0 ? probability : 1 - probability;
        double root = Math.sqrt(-StrictMath.log(tail));
        double magnitude =
                root <= 5
                        ? ratio(MIDDLE_NUMERATOR, MIDDLE_DENOMINATOR, root - 1.6)
                        : ratio(TAIL_NUMERATOR, TAIL_DENOMINATOR, root - 5);
        return fromMiddle < 0 ? -magnitude : magnitude;
    }

    /** Divides two polynomials with the highest power first. */
    private static double ratio(double[] numerator, double[] denominator, double x) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < numerator.length; i++) {
            above = above * x + numerator[i];
            below = below * x + denominator[i];
        }
        return above / below;
    }

    /** Returns an exponential value with this mean. */
    public static double exponential(SplitMix64 random, double mean) {
        return -mean * StrictMath.log(unit(random));
    }

    /** Returns a value that exceeds {@code x >= 1} with probability {@code x^-shape}. */
    public static double pareto(SplitMix64 random, double shape) {
        return StrictMath.pow(unit(random), -1 / shape);
    }

    /** Puts the values into an order in which every permutation is equally likely. */
    public static void shuffle(SplitMix64 random, int[] values) {
        for (int last = values.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int value = values[last];
            values[last] = values[other];
            values[other] = value;
        }
    }
}

package dev.dyno.results.gate;

import dev.dyno.results.stats.SeededRandom;

/** The luck of a fork, as the log of its cost over the expected one. */
@FunctionalInterface
interface ForkNoise {
    /** Returns one fork's luck. */
    double draw(SeededRandom random);

    /** Normal with a coefficient of variation. */
    static ForkNoise normal(double deviation) {
        return random -> deviation * random.nextGaussian();
    }

    /** Student's t with three degrees of freedom, scaled: heavy tails. */
    static ForkNoise heavy(double scale) {
        return random -> {
            double chiSquared = 0;
            for (int degree = 0; degree < 3; degree++) {
                double normal = random.nextGaussian();
                chiSquared += normal * normal;
            }
            return scale * random.nextGaussian() / Math.sqrt(chiSquared / 3);
        };
    }

    /** Exponential: a hard lower end and a long upper tail. */
    static ForkNoise skewed(double scale) {
        return random -> scale * (random.nextExponential() - 1);
    }

    /** A JIT lottery: some forks stay slower by a fixed ratio for their whole life. */
    static ForkNoise lottery(double slowShare, double slowRatio, double deviation) {
        return random ->
                (random.nextDouble() < slowShare ? Math.log(slowRatio) : 0)
                        + deviation * random.nextGaussian();
    }
}

package dev.dyno.workloads.cosine.exact;

import dev.dyno.workloads.Distributions;
import dev.dyno.workloads.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What vectors may look like, each a strain of its own on a sum. */
public enum VectorKind {
    /** Independent normal elements: what embeddings look like. */
    GAUSSIAN {
        @Override
        void fill(float[] values, SplitMix64 random) {
            for (int index = 0; index < values.length; index++) {
                values[index] = (float) Distributions.gaussian(random);
            }
        }
    },
    /** All positive, so that partial sums grow: what counts and pixels look like. */
    POSITIVE {
        @Override
        void fill(float[] values, SplitMix64 random) {
            for (int index = 0; index < values.length; index++) {
                values[index] = (float) Distributions.unit(random);
            }
        }
    },
    /** All the same, so that each addition may lose on the same side. */
    CONSTANT {
        @Override
        void fill(float[] values, SplitMix64 random) {
            Arrays.fill(values, (float) (0.1 + Distributions.unit(random)));
        }
    },
    /** Large elements beside small ones, over 24 powers of two. */
    UNEVEN {
        @Override
        void fill(float[] values, SplitMix64 random) {
            for (int index = 0; index < values.length; index++) {
                float value = (float) (2 * Distributions.unit(random) - 1);
                values[index] = Math.scalb(value, -random.nextInt(24));
            }
        }
    },
    /** Neighbours that take each other away, so that little is left of large partial sums. */
    CANCELLING {
        @Override
        void fill(float[] values, SplitMix64 random) {
            for (int index = 0; index < values.length; index++) {
                float noise = (float) (Distributions.unit(random) * 0x1p-12);
                values[index] = (random.nextInt(2) == 0 ? 1 : -1) * (1 + noise);
            }
        }
    };

    /** Sets all elements. */
    abstract void fill(float[] values, SplitMix64 random);

    /** Returns a vector of this kind. */
    public float[] vector(int dimension, SplitMix64 random) {
        float[] values = new float[dimension];
        fill(values, random);
        return values;
    }

    /** Returns the kinds whose additions lose now on one side, now on the other. */
    public static List<VectorKind> balanced() {
        return List.of(GAUSSIAN, POSITIVE, UNEVEN, CANCELLING);
    }

    /** Returns the lower-case word used in messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

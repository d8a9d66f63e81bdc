package dev.dyno.workloads.cosine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.cosine.exact.Exact;
import dev.dyno.workloads.cosine.exact.VectorKind;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExactTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_269);

    @ParameterizedTest
    @EnumSource(VectorKind.class)
    void exactDotIsTheDecimalSumButForItsLastBit(VectorKind kind) {
        SplitMix64 random = SplitMix64.named("exact", SEED);
        for (int dimension : new int[] {0, 1, 2, 17, 300, 1_000}) {
            float[] a = kind.vector(dimension, random);
            float[] b = kind.vector(dimension, random);
            BigDecimal sum = BigDecimal.ZERO;
            for (int at = 0; at < dimension; at++) {
                sum = sum.add(new BigDecimal(a[at]).multiply(new BigDecimal(b[at])));
            }
            double seen = Exact.dot(a, b);
            assertThat(Math.abs(seen - sum.doubleValue()))
                    .as("%s vectors of %d with seed %d", kind, dimension, SEED)
                    .isLessThanOrEqualTo(Math.ulp(seen));
        }
    }
}

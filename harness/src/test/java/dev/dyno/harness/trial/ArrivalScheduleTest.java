package dev.dyno.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.workloads.ArrivalProcess;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ArrivalScheduleTest {
    private static final int COUNT = 100_000;

    /** Computed with another program from the definitions of the generator and the schedule. */
    private static final int POISSON_SEED_1_HASH = 1_272_727_346;

    @ParameterizedTest
    @EnumSource(ArrivalProcess.class)
    void meanRateIsTheOneAskedFor(ArrivalProcess arrivals) {
        long[] offsets = ArrivalSchedule.offsetsNanos(arrivals, 250_000, COUNT, 7);
        double expectedNanos = COUNT / 250_000.0 * 1e9;
        assertThat((double) offsets[COUNT - 1])
                .as("seed 7")
                .isCloseTo(expectedNanos, within(expectedNanos / 50));
        assertThat(offsets).isSorted();
        assertThat(offsets[0]).isNotNegative();
    }

    @Test
    void poissonGapsAreExponential() {
        long[] offsets = ArrivalSchedule.offsetsNanos(ArrivalProcess.POISSON, 1_000, COUNT, 42);
        long longGaps = 0;
        for (int i = 1; i < COUNT; i++) {
            if (offsets[i] - offsets[i - 1] > 1_000_000) {
                longGaps++;
            }
        }
        assertThat(longGaps / (double) COUNT)
                .as("share of gaps above the mean, seed 42")
                .isCloseTo(Math.exp(-1), within(0.01));
    }

    @Test
    void aSeedMeansTheSameForEver() {
        long[] offsets = ArrivalSchedule.offsetsNanos(ArrivalProcess.POISSON, 1_000_000, 1_000, 1);
        assertThat(offsets)
                .isEqualTo(
                        ArrivalSchedule.offsetsNanos(ArrivalProcess.POISSON, 1_000_000, 1_000, 1));
        assertThat(Arrays.hashCode(offsets)).isEqualTo(POISSON_SEED_1_HASH);
        assertThat(offsets)
                .isNotEqualTo(
                        ArrivalSchedule.offsetsNanos(ArrivalProcess.POISSON, 1_000_000, 1_000, 2));
    }

    @Test
    void burstsComeBackToBack() {
        long[] offsets = ArrivalSchedule.offsetsNanos(ArrivalProcess.BURSTS, 10_000, 300, 0);
        assertThat(offsets[99]).isEqualTo(9_900);
        assertThat(offsets[100]).isEqualTo(10_000_000);
        assertThat(offsets[299]).isEqualTo(20_009_900);
    }

    @Test
    void requestsInASpanNeverExceedWhatThereIs() {
        assertThat(ArrivalSchedule.requestsIn(1_000_000_000, 10_000, Long.MAX_VALUE))
                .isEqualTo(10_000);
        assertThat(ArrivalSchedule.requestsIn(1_000_000_000, 10_000, 123)).isEqualTo(123);
        assertThat(ArrivalSchedule.requestsIn(1, 1, 123)).isEqualTo(1);
    }

    @Test
    void impossibleRatesAreRefused() {
        assertThatThrownBy(() -> ArrivalSchedule.offsetsNanos(ArrivalProcess.CONSTANT, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ArrivalSchedule.offsetsNanos(ArrivalProcess.CONSTANT, Double.NaN, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.dyno.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitMix64Test {
    private static final int DRAWS = 200_000;

    /** The first outputs of the published algorithm for this seed. */
    @Test
    void givesThePublishedSequence() {
        SplitMix64 random = new SplitMix64(1_234_567);
        assertThat(random.nextLong()).isEqualTo(6_457_827_717_110_365_317L);
        assertThat(random.nextLong()).isEqualTo(3_203_168_211_198_807_973L);
        assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
        assertThat(random.nextLong()).isEqualTo(4_593_380_528_125_082_431L);
        assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("16408922859458223821"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 64, 1000})
    void boundedValuesAreUniform(long bound) {
        SplitMix64 random = new SplitMix64(bound);
        int[] counts = new int[(int) bound];
        for (int draw = 0; draw < DRAWS; draw++) {
            counts[(int) random.nextLong(bound)]++;
        }
        double expected = (double) DRAWS / bound;
        for (int count : counts) {
            assertThat((double) count).isCloseTo(expected, within(6 * Math.sqrt(expected)));
        }
    }

    /** A bound just above half of the range makes a method that takes remainders visibly skewed. */
    @Test
    void largeBoundsAreUniformToo() {
        long bound = (1L << 62) + (1L << 61);
        SplitMix64 random = new SplitMix64(5);
        int inLowestThird = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            long value = random.nextLong(bound);
            assertThat(value).isBetween(0L, bound - 1);
            inLowestThird += value < bound / 3 ? 1 : 0;
        }
        assertThat(inLowestThird / (double) DRAWS).isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void betweenIncludesBothEnds() {
        SplitMix64 random = new SplitMix64(6);
        boolean[] seen = new boolean[5];
        for (int draw = 0; draw < 1000; draw++) {
            seen[(int) random.nextBetween(-2, 2) + 2] = true;
        }
        assertThat(seen).containsOnly(true);
        assertThat(random.nextBetween(9, 9)).isEqualTo(9);
    }

    @Test
    void chancesAreAsAskedFor() {
        SplitMix64 random = new SplitMix64(7);
        int hits = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            hits += random.nextChance(250) ? 1 : 0;
            assertThat(random.nextChance(0)).isFalse();
            assertThat(random.nextChance(1000)).isTrue();
        }
        assertThat(hits / (double) DRAWS).isCloseTo(0.25, within(0.01));
    }

    @Test
    void eachNameAndEachSeedHasASequenceOfItsOwn() {
        long first = SplitMix64.named("flow-a", 1).nextLong();
        assertThat(SplitMix64.named("flow-a", 1).nextLong()).isEqualTo(first);
        assertThat(SplitMix64.named("flow-b", 1).nextLong()).isNotEqualTo(first);
        assertThat(SplitMix64.named("flow-a", 2).nextLong()).isNotEqualTo(first);
        assertThat(SplitMix64.named("", 1).nextLong()).isEqualTo(new SplitMix64(1).nextLong());
    }
}

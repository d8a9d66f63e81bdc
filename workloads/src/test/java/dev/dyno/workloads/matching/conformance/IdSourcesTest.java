package dev.dyno.workloads.matching.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.workloads.SplitMix64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongToIntFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

final class IdSourcesTest {
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;
    private static final int DRAWS = 4000;
    private static final int SOURCES = 300;

    private static long finalised(long word) {
        long mixed = (word ^ word >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ mixed >>> 33;
    }

    @Test
    void inverseOfAnOddNumberGivesOne() {
        SplitMix64 random = new SplitMix64(7);
        for (int draw = 0; draw < DRAWS; draw++) {
            long odd = random.nextLong() | 1;
            assertThat(odd * IdSources.inverse(odd)).isEqualTo(1);
        }
    }

    @Test
    void unmixedIsUndoneByTheFinaliser() {
        SplitMix64 random = new SplitMix64(8);
        for (int draw = 0; draw < DRAWS; draw++) {
            long hash = random.nextLong();
            assertThat(finalised(IdSources.unmixed(hash))).isEqualTo(hash);
        }
    }

    /** Of many sources each kind of hash must meet one whose ids it maps to few places of 256. */
    @Test
    void eachUsualHashMeetsIdsThatItBringsTogether() {
        assertThat(fewestPlaces(id -> (int) id & 255)).isLessThan(8);
        assertThat(fewestPlaces(id -> (int) (id >>> 56))).isLessThan(8);
        assertThat(fewestPlaces(id -> Long.hashCode(id) & 255)).isLessThan(8);
        assertThat(fewestPlaces(id -> (int) ((id * GOLDEN_RATIO) >>> 56))).isLessThan(8);
        assertThat(fewestPlaces(id -> (int) (((id >>> 4) * GOLDEN_RATIO) >>> 56))).isLessThan(8);
        assertThat(fewestPlaces(id -> (int) finalised(id) & 255)).isLessThan(8);
    }

    private static int fewestPlaces(LongToIntFunction hash) {
        SplitMix64 random = new SplitMix64(9);
        int fewest = Integer.MAX_VALUE;
        for (int source = 0; source < SOURCES; source++) {
            ToLongFunction<SplitMix64> ids = IdSources.colliding(random);
            Set<Long> distinct = new HashSet<>();
            Set<Integer> places = new HashSet<>();
            for (int draw = 0; draw < DRAWS; draw++) {
                long id = ids.applyAsLong(random);
                distinct.add(id);
                places.add(hash.applyAsInt(id));
            }
            assertThat(distinct).hasSizeBetween(150, 200);
            fewest = Math.min(fewest, places.size());
        }
        return fewest;
    }
}

package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.Catalogues;
import dev.dyno.harness.catalogue.KnownDomains;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of the real suite: together the whole, apart from each other, of like lengths. */
class ShardingTest {
    private static final List<Selection> SUITE =
            Selection.of(
                    KnownDomains.load(ShardingTest.class.getClassLoader()),
                    Catalogues.load(ShardingTest.class.getClassLoader()),
                    Profile.STANDARD,
                    new Selection.Wish(List.of(), List.of(), List.of(), null));

    private static List<String> ids(List<Selection> selections) {
        return selections.stream()
                .flatMap(selection -> selection.workloads().stream())
                .map(Workload::id)
                .toList();
    }

    @Test
    void partsAreTheWholeWithoutOverlap() {
        int workloads = ids(SUITE).size();
        for (int count = 1; count <= workloads; count++) {
            List<String> all = new ArrayList<>();
            for (int index = 1; index <= count; index++) {
                List<String> part = ids(new Sharding(index, count).part(SUITE, Profile.STANDARD));
                assertThat(part).isNotEmpty();
                all.addAll(part);
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(ids(SUITE));
        }
    }

    @Test
    void eachPartHasAllImplementationsOfItsWorkloads() {
        for (Selection part : new Sharding(1, 2).part(SUITE, Profile.STANDARD)) {
            assertThat(SUITE)
                    .anySatisfy(
                            whole -> assertThat(part.candidates()).isEqualTo(whole.candidates()));
        }
    }

    @Test
    void theWholeSuiteIsNotedWithEachPart() {
        assertThat(new Sharding(2, 3).shard(SUITE).suite()).isEqualTo(ids(SUITE));
        assertThat(new Sharding(2, 3).shard(SUITE).words()).isEqualTo("2/3");
    }

    @Test
    void morePartsThanWorkloadsAreRefused() {
        int workloads = ids(SUITE).size();
        assertThatThrownBy(() -> new Sharding(1, workloads + 1).part(SUITE, Profile.STANDARD))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("use at most " + workloads + " parts");
        assertThatThrownBy(() -> new Sharding(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}

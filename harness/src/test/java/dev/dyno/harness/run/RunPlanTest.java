package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.Catalogues;
import dev.dyno.harness.catalogue.KnownDomains;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.workloads.Profile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    private static List<Selection> select(List<String> targets, List<String> only) {
        return select(Profile.QUICK, targets, only);
    }

    private static List<Selection> select(
            Profile profile, List<String> targets, List<String> only) {
        ClassLoader loader = RunPlanTest.class.getClassLoader();
        return Selection.of(
                KnownDomains.load(loader),
                Catalogues.load(loader),
                profile,
                new Selection.Wish(targets, only, List.of(), null));
    }

    private static List<PlannedTrial> plan(long seed) {
        return RunPlan.of(
                select(List.of("matching"), List.of()), RunSettings.of(Profile.QUICK), seed);
    }

    @Test
    void equalSeedsGiveEqualPlansAndOthersDiffer() {
        assertThat(plan(1)).isEqualTo(plan(1)).isNotEqualTo(plan(2));
    }

    @Test
    void everyRoundHoldsEveryImplementationBeforeTheNextBegins() {
        List<PlannedTrial> plan = plan(7);
        Set<String> implementations = new HashSet<>();
        plan.forEach(trial -> implementations.add(trial.implementation()));
        assertThat(implementations).contains("tree-map", "exchange-core-direct");
        int lastFork = 0;
        for (PlannedTrial trial : plan) {
            assertThat(trial.fork()).as("forks ascend").isGreaterThanOrEqualTo(lastFork);
            lastFork = trial.fork();
        }
        for (int fork = 0; fork <= lastFork; fork++) {
            Set<String> inRound = new HashSet<>();
            for (PlannedTrial trial : plan) {
                if (trial.fork() == fork) {
                    inRound.add(trial.implementation());
                }
            }
            assertThat(inRound).as("round %s", fork).isEqualTo(implementations);
        }
    }

    @Test
    void aRunWithoutTargetsHasTheDomainsOfItsProfile() {
        assertThat(domains(Profile.QUICK))
                .contains("matching")
                .doesNotContain("journal", "loop", "cosine", "vector");
        assertThat(domains(Profile.SMOKE))
                .contains("matching")
                .doesNotContain("journal", "loop", "cosine", "vector");
        assertThat(domains(Profile.STANDARD))
                .contains("matching", "loop", "journal", "cosine", "vector");
        assertThat(domains(Profile.QUICK, "journal")).containsExactly("journal");
        assertThat(domains(Profile.QUICK, "stealing")).containsExactly("deque", "pool");
        assertThat(domains(Profile.QUICK, "scheduler")).containsExactly("timer", "jobs");
    }

    private static List<String> domains(Profile profile, String... targets) {
        return select(profile, List.of(targets), List.of()).stream()
                .map(selection -> selection.domain().id())
                .toList();
    }

    @Test
    void unknownIdsAreRefusedWithTheNearest() {
        assertThatThrownBy(() -> select(List.of("matchign"), List.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'matchign'")
                .hasMessageContaining("'matching'");
        assertThatThrownBy(() -> select(List.of(), List.of("tree-mpa")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'tree-map'");
    }
}

package dev.dyno.workloads.matching.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {
    private static Step numbered(int number) {
        return new Step.Command(number, 0, 0, number, 1, 1);
    }

    private static List<Step> steps(int... numbers) {
        List<Step> steps = new ArrayList<>();
        for (int number : numbers) {
            steps.add(numbered(number));
        }
        return steps;
    }

    private static List<Step> first(int count) {
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            steps.add(numbered(number));
        }
        return steps;
    }

    /** Fails as soon as all culprits have been applied in their order. */
    private static ToIntFunction<List<Step>> failingOn(int... culprits) {
        List<Step> wanted = steps(culprits);
        return steps -> {
            int found = 0;
            for (int index = 0; index < steps.size(); index++) {
                if (steps.get(index).equals(wanted.get(found)) && ++found == wanted.size()) {
                    return index + 1;
                }
            }
            return Shrinker.PASSES;
        };
    }

    @Test
    void onlyTheCulpritsAreLeft() {
        assertThat(new Shrinker(failingOn(500)).shrink(first(1000))).isEqualTo(steps(500));
        assertThat(new Shrinker(failingOn(0, 999)).shrink(first(1000))).isEqualTo(steps(0, 999));
        assertThat(new Shrinker(failingOn(3, 4, 77, 600)).shrink(first(1000)))
                .isEqualTo(steps(3, 4, 77, 600));
    }

    @Test
    void whatComesAfterTheFailureIsCutOff() {
        List<Integer> applied = new ArrayList<>();
        ToIntFunction<List<Step>> trial =
                steps -> {
                    applied.add(steps.size());
                    return failingOn(10).applyAsInt(steps);
                };
        assertThat(new Shrinker(trial).shrink(first(1000))).isEqualTo(steps(10));
        assertThat(applied.getFirst()).isEqualTo(1000);
        assertThat(applied.subList(1, applied.size())).allMatch(size -> size <= 11);
    }

    @Test
    void aHistoryThatDoesNotFailAgainGivesNothing() {
        assertThat(new Shrinker(_ -> Shrinker.PASSES).shrink(first(100))).isEmpty();
    }

    @Test
    void trialsEndAtALimit() {
        long[] applied = new long[1];
        ToIntFunction<List<Step>> allOfThem =
                steps -> {
                    applied[0] += steps.size();
                    return steps.size() == 20_000 ? 20_000 : Shrinker.PASSES;
                };
        assertThat(new Shrinker(allOfThem).shrink(first(20_000))).hasSize(20_000);
        assertThat(applied[0]).isLessThan(1_000_000);
    }
}

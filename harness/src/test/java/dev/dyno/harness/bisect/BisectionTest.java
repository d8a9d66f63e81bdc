package dev.dyno.harness.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.bisect.BisectReport.Step;
import dev.dyno.harness.bisect.Bisection.State;
import dev.dyno.harness.bisect.Duet.Answer;
import dev.dyno.harness.compare.Commit;
import dev.dyno.results.gate.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The search over duets whose answers are known. */
final class BisectionTest {
    /** Commits that cost 1 up to some place, and 2 from there on. */
    private static final class ScriptedDuet implements Duet {
        private final int firstMoved;
        private final Set<Integer> skipped = new HashSet<>();
        private final Set<Integer> unclear = new HashSet<>();
        private int unclearAnswersFirst;
        private int duetsMax = Integer.MAX_VALUE;
        private int duets;
        private boolean isAnnouncedTruly = true;

        ScriptedDuet(int firstMoved) {
            this.firstMoved = firstMoved;
        }

        private boolean hasMoved(Commit commit) {
            return index(commit) >= firstMoved;
        }

        @Override
        public Finding compare(Commit base, Commit commit, int duetsLeft) {
            duets++;
            isAnnouncedTruly &= duetsLeft >= 1;
            if (skipped.contains(index(commit))) {
                return new Finding(Answer.SKIPPED, null, "does not build", null);
            }
            if (unclear.contains(index(commit)) || unclearAnswersFirst-- > 0) {
                return new Finding(Answer.UNCLEAR, 1.0, "noise", "gate-" + duets);
            }
            boolean moved = hasMoved(commit) && !hasMoved(base);
            return new Finding(
                    moved ? Answer.MOVED : Answer.UNMOVED,
                    moved ? 2.0 : 1.0,
                    "measured",
                    "gate-" + duets);
        }

        @Override
        public boolean hasTime() {
            return duets < duetsMax;
        }
    }

    private static int index(Commit commit) {
        return Integer.parseInt(commit.subject());
    }

    private static List<Commit> commits(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        index -> new Commit(String.format("%040x", index), Integer.toString(index)))
                .toList();
    }

    private static State search(int commits, ScriptedDuet duet)
            throws IOException, InterruptedException {
        return new Bisection(commits(commits), duet, _ -> {}).search();
    }

    @Test
    void theFirstMovedCommitIsFoundWhereverItIsInLogarithmicallyManyDuets() throws Exception {
        for (int count = 2; count <= 33; count++) {
            for (int firstMoved = 1; firstMoved < count; firstMoved++) {
                ScriptedDuet duet = new ScriptedDuet(firstMoved);
                State state = search(count, duet);
                assertThat(state.high()).as("%d of %d", firstMoved, count).isEqualTo(firstMoved);
                assertThat(state.low()).isEqualTo(firstMoved - 1);
                assertThat(state.confirmed()).isTrue();
                assertThat(duet.duets).isLessThanOrEqualTo(1 + Bisection.duets(0, count - 1));
                assertThat(duet.isAnnouncedTruly).isTrue();
            }
        }
    }

    @Test
    void aFoundCommitIsComparedWithTheOneBeforeItAtTheEnd() throws Exception {
        List<Step> steps = search(10, new ScriptedDuet(7)).steps();
        assertThat(steps.getLast().commit().subject()).isEqualTo("7");
        assertThat(steps.getLast().comparedWith()).isEqualTo(String.format("%040x", 6));
        assertThat(steps.subList(0, steps.size() - 1))
                .allMatch(step -> step.comparedWith().equals(String.format("%040x", 0)));
    }

    @Test
    void aChangeThatIsTheSumOfSeveralIsNotConfirmed() throws Exception {
        Duet duet =
                new Duet() {
                    @Override
                    public Finding compare(Commit base, Commit commit, int duetsLeft) {
                        boolean moved = index(commit) - index(base) >= 3;
                        return new Finding(
                                moved ? Answer.MOVED : Answer.UNMOVED, null, "sum", null);
                    }

                    @Override
                    public boolean hasTime() {
                        return true;
                    }
                };
        State state = new Bisection(commits(9), duet, _ -> {}).search();
        assertThat(state.high()).isEqualTo(3);
        assertThat(state.confirmed()).isFalse();
    }

    @Test
    void commitsThatDoNotBuildAreSteppedOver() throws Exception {
        for (int firstMoved = 1; firstMoved < 17; firstMoved++) {
            ScriptedDuet duet = new ScriptedDuet(firstMoved);
            duet.skipped.addAll(List.of(7, 8, 9));
            State state = search(17, duet);
            assertThat(state.low()).as("first moved %d", firstMoved).isLessThan(firstMoved);
            assertThat(state.high()).isGreaterThanOrEqualTo(firstMoved);
            boolean isHidden = firstMoved >= 7 && firstMoved <= 10;
            assertThat(state.high() - state.low() == 1).isEqualTo(!isHidden);
            if (isHidden) {
                assertThat(List.of(state.low(), state.high())).containsExactly(6, 10);
                assertThat(state.confirmed()).isFalse();
            }
        }
    }

    @Test
    void anUnclearAnswerIsAskedForAgainWithFreshForks() throws Exception {
        ScriptedDuet duet = new ScriptedDuet(1);
        duet.unclearAnswersFirst = 2;
        State state = search(2, duet);
        assertThat(state.confirmed()).isTrue();
        assertThat(state.steps()).hasSize(1);
        assertThat(state.steps().getFirst().attempts()).isEqualTo(3);
        assertThat(state.steps().getFirst().gates()).containsExactly("gate-1", "gate-2", "gate-3");
    }

    @Test
    void aCommitThatStaysUnclearLeavesARange() throws Exception {
        ScriptedDuet duet = new ScriptedDuet(4);
        duet.unclear.add(4);
        State state = search(8, duet);
        assertThat(state.low()).isEqualTo(3);
        assertThat(state.high()).isEqualTo(5);
        assertThat(state.confirmed()).isFalse();
        assertThat(state.steps())
                .filteredOn(step -> step.answer().equals("unclear"))
                .singleElement()
                .satisfies(step -> assertThat(step.attempts()).isEqualTo(3));
    }

    @Test
    void whatHasNotMovedIsNotSearched() throws Exception {
        ScriptedDuet duet = new ScriptedDuet(100);
        State state = search(16, duet);
        assertThat(duet.duets).isEqualTo(1);
        assertThat(state.low()).isZero();
        assertThat(state.high()).isEqualTo(16);
        assertThat(state.steps().getFirst().answer()).isEqualTo("unmoved");
    }

    @Test
    void aSpentBudgetLeavesTheRangeThatIsKnown() throws Exception {
        ScriptedDuet duet = new ScriptedDuet(11);
        duet.duetsMax = 3;
        State state = search(17, duet);
        assertThat(duet.duets).isEqualTo(3);
        assertThat(state.low()).isEqualTo(8);
        assertThat(state.high()).isEqualTo(12);
        assertThat(state.confirmed()).isFalse();
    }

    @Test
    void whatIsKnownIsToldAfterEachStep() throws Exception {
        List<State> told = new ArrayList<>();
        new Bisection(commits(9), new ScriptedDuet(5), told::add).search();
        assertThat(told.getFirst().high()).isEqualTo(8);
        assertThat(told.getLast().confirmed()).isTrue();
        assertThat(told)
                .extracting(state -> state.high() - state.low())
                .isSortedAccordingTo((one, other) -> other - one);
    }

    @Test
    void aVerdictInTheOtherDirectionHasNotMoved() {
        assertThat(GateDuet.answer(Verdict.SLOWER, Verdict.SLOWER)).isEqualTo(Answer.MOVED);
        assertThat(GateDuet.answer(Verdict.FASTER, Verdict.SLOWER)).isEqualTo(Answer.UNMOVED);
        assertThat(GateDuet.answer(Verdict.SAME, Verdict.FASTER)).isEqualTo(Answer.UNMOVED);
        assertThat(GateDuet.answer(Verdict.INVALID, Verdict.FASTER)).isEqualTo(Answer.UNCLEAR);
        assertThat(GateDuet.unmoved(List.of(Verdict.SAME, Verdict.SAME))).isEqualTo(Answer.UNMOVED);
        assertThat(GateDuet.unmoved(List.of(Verdict.SAME, Verdict.INCONCLUSIVE)))
                .isEqualTo(Answer.UNCLEAR);
    }
}

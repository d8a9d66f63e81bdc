package dev.dyno.results.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.gate.GateResult.ComparisonResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final GateSettings SETTINGS = GateSettings.defaults(1);
    private static final ForkNoise QUIET = ForkNoise.normal(0.003);

    @Test
    void equalProgramsAreCalledSameAndTheFloorIsPrinted() {
        ComparisonResult result = judged(new SimulatedDuet(1, QUIET));
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.SAME);
        assertThat(result.reason()).contains("excluded").contains("this run could see >= ");
        assertThat(result.failsBuild()).isFalse();
    }

    @Test
    void slowerIsConfirmedByFreshForksAndFailsTheBuild() {
        ComparisonResult result = judged(new SimulatedDuet(2, QUIET).with(Arm.CANDIDATE, 1.04));
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.SLOWER);
        assertThat(result.groupsConfirmed()).isGreaterThanOrEqualTo(8);
        assertThat(result.failsBuild()).isTrue();
    }

    @Test
    void fasterIsTheMirrorOfSlower() {
        ComparisonResult result = judged(new SimulatedDuet(2, QUIET).with(Arm.CANDIDATE, 0.96));
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.FASTER);
        assertThat(result.failsBuild()).isFalse();
    }

    @Test
    void noiseThatHidesTheChangeIsInconclusiveAndFailsTheBuild() {
        ComparisonResult result = judged(new SimulatedDuet(3, ForkNoise.normal(0.08)));
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.failsBuild()).isTrue();
    }

    @Test
    void suspectedChangeAsksForFreshForkGroups() {
        SimulatedDuet duet = new SimulatedDuet(4, QUIET).with(Arm.CANDIDATE, 1.05);
        Comparison screened = comparison(duet.groups(8), List.of());
        NextStep step = Gate.next(screened, 1);
        assertThat(step.kind()).isEqualTo(NextStep.Kind.CONFIRM);
        ComparisonResult early = Gate.judge(List.of(screened)).comparisons().getFirst();
        assertThat(early.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(early.reason()).contains("confirm: needs " + step.groups() + " fresh");
    }

    @Test
    void copyThatDiffersFromTheBaseMakesTheComparisonInvalid() {
        ComparisonResult result = judged(new SimulatedDuet(5, QUIET).with(Arm.BASE_COPY, 1.03));
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.INVALID);
        assertThat(result.reason()).contains("copy of the base");
        assertThat(result.failsBuild()).isTrue();
    }

    @Test
    void groupsBeyondTheDecisionChangeNothing() {
        SimulatedDuet duet = new SimulatedDuet(6, QUIET);
        Comparison decided = duet.run("benchmark", SETTINGS, 1);
        List<ForkGroup> more = new ArrayList<>(decided.screening());
        more.addAll(duet.with(Arm.CANDIDATE, 2).groups(30));
        assertThat(Gate.judge(List.of(comparison(more, List.of()))))
                .isEqualTo(Gate.judge(List.of(comparison(decided.screening(), List.of()))));
    }

    private static ComparisonResult judged(SimulatedDuet duet) {
        return Gate.judge(List.of(duet.run("benchmark", SETTINGS, 1))).comparisons().getFirst();
    }

    private static Comparison comparison(List<ForkGroup> screening, List<ForkGroup> fresh) {
        return new Comparison(
                "benchmark",
                "cpu_nanos_per_operation",
                "ns/op",
                Reduction.MEDIAN_OF_RATIOS,
                SETTINGS,
                screening,
                fresh);
    }
}

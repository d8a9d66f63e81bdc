package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.model.RunManifest.PlannedTrial;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {
    private static PlannedTrial trial(String implementation, String... workloads) {
        return new PlannedTrial(0, "contract", implementation, List.of(workloads), 0);
    }

    @Test
    void whatWasNeverSeenTakesItsBudget() {
        TimeLeft left = new TimeLeft(trial -> 2.0 * trial.workloads().size());
        assertThat(left.seconds(List.of(trial("a", "x"), trial("b", "x", "y")))).isEqualTo(6);
        assertThat(left.seconds(List.of())).isZero();
    }

    @Test
    void whatWasSeenTakesItsAverageInWhateverOrderOfWorkloads() {
        TimeLeft left = new TimeLeft(_ -> 1);
        left.took(trial("slow", "x", "y"), 10);
        left.took(trial("slow", "y", "x"), 20);
        left.took(trial("fast", "x", "y"), 2);
        assertThat(left.seconds(List.of(trial("slow", "x", "y"), trial("fast", "y", "x"))))
                .isEqualTo(15 + 2);
    }

    @Test
    void theOverrunOfTheOthersCountsForWhatWasNeverSeen() {
        TimeLeft left = new TimeLeft(_ -> 4);
        left.took(trial("a", "x"), 4);
        left.took(trial("b", "x"), 8);
        assertThat(left.seconds(List.of(trial("c", "x")))).isEqualTo(4 * 1.5);
    }

    @Test
    void durationsAreWordedForAReader() {
        assertThat(Progress.words(0.4)).isEqualTo("about 0 s");
        assertThat(Progress.words(59.4)).isEqualTo("about 59 s");
        assertThat(Progress.words(60)).isEqualTo("about 1 min");
        assertThat(Progress.words(133)).isEqualTo("about 2 min 10 s");
        assertThat(Progress.words(3599)).isEqualTo("about 60 min");
    }

    @Test
    void withoutATerminalEachTrialIsALineWithTheTimeLeft() {
        StringWriter err = new StringWriter();
        try (Progress progress = new Progress(new PrintWriter(err), 2, 100, false)) {
            progress.ended("a on x", "ok", 50);
            progress.ended("b on x", "crashed", 0);
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "2 trials, about 1 min 40 s.",
                        "[1/2, about 50 s left] a on x: ok",
                        "[2/2, about 0 s left] b on x: crashed");
    }
}

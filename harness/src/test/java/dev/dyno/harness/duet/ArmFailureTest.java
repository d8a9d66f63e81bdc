package dev.dyno.harness.duet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ArmFailureTest {
    @Test
    void theExceptionBehindJmhsFailureIsTheReason() {
        ArmFailure failure =
                ArmFailure.of(
                        1,
                        """
                        # Fork: 1 of 1
                        Iteration   1: <failure>

                        java.lang.IllegalStateException: too bad
                        \tat sample.Sample.throwing(Sample.java:9)
                        """);
        assertThat(failure)
                .isEqualTo(new ArmFailure("failed", "java.lang.IllegalStateException: too bad"));
    }

    @Test
    void aForkThatTheKernelKilledRanOutOfMemory() {
        ArmFailure failure =
                ArmFailure.of(1, "Iteration 3: <forked VM failed with exit code 137>\n");
        assertThat(failure.status()).isEqualTo("out_of_memory");
    }

    @Test
    void otherExitCodesAreCrashes() {
        ArmFailure failure =
                ArmFailure.of(
                        1, "x\n<forked VM failed with exit code 42>\n<stdout last='20 lines'>\n");
        assertThat(failure.status()).isEqualTo("crashed");
        assertThat(failure.reason()).isEqualTo("exit code 1; <forked VM failed with exit code 42>");
        assertThat(ArmFailure.of(2, "").reason()).isEqualTo("exit code 2; it printed nothing");
    }

    @Test
    void longLinesAreCut() {
        assertThat(ArmFailure.of(1, "ERROR: " + "x".repeat(10_000)).reason())
                .hasSizeLessThan(400)
                .endsWith("...");
    }
}

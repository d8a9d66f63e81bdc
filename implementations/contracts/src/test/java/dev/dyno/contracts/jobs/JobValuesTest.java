package dev.dyno.contracts.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class JobValuesTest {
    @Test
    void ceilingsDoubleUpToTheirCap() {
        RetryPolicy policy = new RetryPolicy(100, 3, 20);
        assertThat(policy.ceilingNanos(1)).isEqualTo(3);
        assertThat(policy.ceilingNanos(2)).isEqualTo(6);
        assertThat(policy.ceilingNanos(3)).isEqualTo(12);
        assertThat(policy.ceilingNanos(4)).isEqualTo(20);
        assertThat(policy.ceilingNanos(100)).isEqualTo(20);
        RetryPolicy wide = new RetryPolicy(100, 1, Long.MAX_VALUE);
        assertThat(wide.ceilingNanos(63)).isEqualTo(1L << 62);
        assertThat(wide.ceilingNanos(64)).isEqualTo(Long.MAX_VALUE);
        assertThat(wide.ceilingNanos(65)).isEqualTo(Long.MAX_VALUE);
        assertThat(policy.delayNanos(2, 0.5)).isEqualTo(3);
    }

    @Test
    void latenciesAreCountedBelowTheirBounds() {
        LatencyCounts counts = new LatencyCounts();
        assertThat(counts.quantileNanosMax(0.5)).isZero();
        for (long nanos : new long[] {-5, 0, 1, 2, 3, 4, 5, 1_000, Long.MAX_VALUE}) {
            counts.add(nanos);
        }
        assertThat(counts.count()).isEqualTo(9);
        assertThat(counts.quantileNanosMax(3.0 / 9)).isEqualTo(1);
        assertThat(counts.quantileNanosMax(4.0 / 9)).isEqualTo(2);
        assertThat(counts.quantileNanosMax(6.0 / 9)).isEqualTo(4);
        assertThat(counts.quantileNanosMax(8.0 / 9)).isEqualTo(1_024);
        assertThat(counts.quantileNanosMax(1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void histogramsOfPrometheusRise() {
        LatencyCounts counts = new LatencyCounts();
        counts.add(1_500);
        counts.add(3);
        counts.add(Long.MAX_VALUE - 1_503);
        StringBuilder text = new StringBuilder();
        counts.appendPrometheus(text, "x", "Help.");
        assertThat(text.toString().lines())
                .contains(
                        "# TYPE x histogram",
                        "x_bucket{le=\"1024\"} 1",
                        "x_bucket{le=\"2048\"} 2",
                        "x_bucket{le=\"+Inf\"} 3",
                        "x_sum 9223372036854775807",
                        "x_count 3");
    }

    @Test
    void valuesOutOfRangeAreRefusedByName() {
        JobRequest request = JobRequest.of("type", "payload");
        refused("priority is 10", () -> request.withPriority(10));
        refused("delayNanos is -1", () -> request.after(-1));
        refused("the type of a job is empty", () -> JobRequest.of("", ""));
        refused("destination has 201 characters", () -> request.to("x".repeat(201)));
        refused("uniqueKey holds the character", () -> request.withKey("\0"));
        refused("payload has 65537", () -> JobRequest.of("x", "x".repeat(65_537)));
        refused("attemptsMax is 0", () -> new RetryPolicy(0, 1, 1));
        refused("capNanos is 1", () -> new RetryPolicy(1, 2, 1));
        refused("baseNanos is 0", () -> new RetryPolicy(1, 0, 1));
        refused("failures is 0", () -> new BreakerPolicy(0, 1_000_000));
        refused("openNanos is 1", () -> new BreakerPolicy(1, 1));
        refused("concurrencyMax is 0", () -> JobType.of("x", _ -> {}).atMostAtOnce(0));
        refused("startsPerSecondMax is 0", () -> JobType.of("x", _ -> {}).atMostPerSecond(0));
        refused("depthMax is 0", () -> spec(0, 1, 1));
        refused("workers is 4097", () -> spec(1, 4_097, 1));
        refused("batchMax is 0", () -> spec(1, 1, 0));
    }

    private static void spec(int depthMax, int workers, int batchMax) {
        JobSpec spec =
                new JobSpec(
                        Path.of("x"),
                        JobClock.system(),
                        depthMax,
                        workers,
                        batchMax,
                        1_000,
                        BreakerPolicy.DEFAULT,
                        0);
        throw new AssertionError(spec + " was accepted");
    }

    private static void refused(String because, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }
}

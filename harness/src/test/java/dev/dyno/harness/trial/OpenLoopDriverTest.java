package dev.dyno.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.workloads.ArrivalProcess;
import dev.dyno.workloads.OpenLoopSession;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class OpenLoopDriverTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private final VirtualClock clock = new VirtualClock(20);

    private static LoadLimits limits(long warmUpMaxNanos, long measureNanos) {
        return new LoadLimits(
                10 * MILLI, 0, warmUpMaxNanos, measureNanos, 5_000, 100 * MILLI, SECOND);
    }

    private static long[] constant(int rate, long nanos) {
        int count = ArrivalSchedule.requestsIn(nanos, rate, Long.MAX_VALUE);
        return ArrivalSchedule.offsetsNanos(ArrivalProcess.CONSTANT, rate, count, 0);
    }

    private LoadResult drive(OpenLoopSession session, long[] offsets, LoadLimits limits) {
        return new OpenLoopDriver(session, offsets, limits, clock, SliceSampler.NONE).drive();
    }

    @Test
    void aSystemThatKeepsUpAnswersInItsServiceTime() {
        StallingSession session = new StallingSession(clock, 2_000, Long.MAX_VALUE / 2, 0, 64);
        LoadResult result = drive(session, constant(10_000, 200 * MILLI), limits(0, 200 * MILLI));
        assertThat(result.scheduledCount()).isEqualTo(2_000);
        assertThat(result.submittedCount()).isEqualTo(2_000);
        assertThat(result.completedCount()).isEqualTo(2_000);
        assertThat(result.pendingCount()).isZero();
        assertThat(result.response().getTotalCount()).isEqualTo(2_000);
        assertThat(result.response().getValueAtPercentile(99.9)).isBetween(2_000L, 2_500L);
        assertThat(result.stages().service().getMaxValue()).isCloseTo(2_000, within(2L));
        assertThat(result.lateCount()).isZero();
        assertThat(result.fullCount()).isZero();
    }

    @Test
    void stagesAddUpToTheResponse() {
        StallingSession session = new StallingSession(clock, 3_000, 50 * MILLI, 10 * MILLI, 8);
        LoadResult result = drive(session, constant(20_000, 200 * MILLI), limits(0, 200 * MILLI));
        double stages = 0;
        for (Histogram stage : result.stages().byName().values()) {
            stages += stage.getMean();
        }
        assertThat(stages).isCloseTo(result.response().getMean(), within(stages / 100));
        assertThat(result.stages().byName().keySet())
                .containsExactly("send", "queue", "service", "drain");
        assertThat(result.fullCount()).isPositive();
        assertThat(result.lateCount()).as("a full queue is not the generator's fault").isZero();
    }

    @Test
    void warmUpIsDrivenAndNotRecorded() {
        List<Integer> borders = new ArrayList<>();
        StallingSession session = new StallingSession(clock, 1_000, Long.MAX_VALUE / 2, 0, 64);
        LoadLimits limits = limits(100 * MILLI, 100 * MILLI);
        LoadResult result =
                new OpenLoopDriver(
                                session,
                                constant(10_000, limits.scheduleNanos()),
                                limits,
                                clock,
                                borders::add)
                        .drive();
        assertThat(result.warmUpSteady()).isTrue();
        assertThat(result.warmUpNanos()).isEqualTo(30 * MILLI);
        assertThat(result.scheduledCount()).isEqualTo(1_000);
        assertThat(result.response().getTotalCount()).isEqualTo(1_000);
        assertThat(borders).startsWith(0, 1, 2).isSorted();
        assertThat(result.slices()).hasSize(10);
        assertThat(result.slices().getFirst().completedCount()).isCloseTo(100, within(1L));
    }

    @Test
    void warmUpThatNeverBecomesStableEndsAtItsLimit() {
        OpenLoopSession slowing =
                new StallingSession(clock, 200_000, Long.MAX_VALUE / 2, 0, 1 << 16);
        LoadLimits limits = limits(60 * MILLI, 40 * MILLI);
        LoadResult result = drive(slowing, constant(10_000, limits.scheduleNanos()), limits);
        assertThat(result.warmUpSteady()).isFalse();
        assertThat(result.warmUpNanos()).isEqualTo(60 * MILLI);
        assertThat(result.scheduledCount()).isEqualTo(400);
    }

    @Test
    void anOverloadedSystemIsGivenUpAndItsWaitersCount() {
        OpenLoopSession tooSlow = new StallingSession(clock, MILLI, Long.MAX_VALUE / 2, 0, 16);
        LoadLimits limits = limits(0, 100 * MILLI);
        LoadResult result = drive(tooSlow, constant(10_000, 100 * MILLI), limits);
        assertThat(result.scheduledCount()).isEqualTo(1_000);
        assertThat(result.submittedCount()).isBetween(190L, 230L);
        assertThat(result.completedCount()).isEqualTo(result.submittedCount());
        assertThat(result.response().getTotalCount()).isEqualTo(1_000);
        assertThat(result.response().getValueAtPercentile(50)).isGreaterThan(90 * MILLI);
    }

    @Test
    void aSystemThatLosesRequestsIsNotWaitedForForEver() {
        OpenLoopSession losing = new StallingSession(clock, 1_000, 5 * MILLI, 3600 * SECOND, 16);
        LoadResult result = drive(losing, constant(10_000, 100 * MILLI), limits(0, 100 * MILLI));
        assertThat(result.pendingCount()).isEqualTo(16);
    }

    @Test
    void aGeneratorThatIsLateIsCountedAndItsDelayIsInTheResponse() {
        StallingSession session = new StallingSession(clock, 1_000, Long.MAX_VALUE / 2, 0, 1 << 12);
        boolean[] stopped = new boolean[1];
        SliceSampler stopping =
                border -> {
                    if (border == 3 && !stopped[0]) {
                        stopped[0] = true;
                        clock.advance(7 * MILLI);
                    }
                };
        LoadResult result =
                new OpenLoopDriver(
                                session,
                                constant(10_000, 100 * MILLI),
                                limits(0, 100 * MILLI),
                                clock,
                                stopping)
                        .drive();
        assertThat(result.lateCount()).isBetween(65L, 72L);
        assertThat(result.lateNanosMax()).isCloseTo(7 * MILLI, within(200_000L));
        assertThat(result.response().getMaxValue()).isGreaterThan(6_900_000);
        assertThat(result.stages().send().getMaxValue()).isGreaterThan(6_900_000);
    }

    @Test
    void aSessionThatInventsACompletionIsRefused() {
        OpenLoopSession inventing =
                new OpenLoopSession() {
                    @Override
                    public boolean submit(long requestIndex) {
                        return true;
                    }

                    @Override
                    public int poll(CompletionSink sink) {
                        sink.completed(99, 0, 0);
                        return 1;
                    }

                    @Override
                    public void checkAnswer() {}

                    @Override
                    public void close() {}
                };
        assertThatThrownBy(() ->
                        drive(inventing, constant(10_000, 100 * MILLI), limits(0, 100 * MILLI)))
                .hasMessageContaining("99");
    }
}

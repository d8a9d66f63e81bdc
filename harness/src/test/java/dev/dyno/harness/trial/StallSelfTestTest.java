package dev.dyno.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.trial.StallSelfTest.Outcome;
import dev.dyno.harness.trial.StallSelfTest.Recorded;
import dev.dyno.workloads.OpenLoopSession;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class StallSelfTestTest {
    private static final long STEP_NANOS = 50;

    @Test
    void aScheduleThatNeverMovesShowsTheStall() {
        Outcome outcome =
                StallSelfTest.run(new VirtualClock(STEP_NANOS), StallSelfTest::driveOpenLoop);
        assertThat(outcome.expectedNanos()).isEqualTo(9_000_000);
        assertThat(outcome.passed()).as(outcome.describe()).isTrue();
    }

    @Test
    void aScheduleThatIsMovedIsCaught() {
        Outcome outcome =
                StallSelfTest.run(new VirtualClock(STEP_NANOS), StallSelfTestTest::driveRebasing);
        assertThat(outcome.passed()).as(outcome.describe()).isFalse();
        assertThat(outcome.seenNanos()).isLessThan(100_000);
    }

    @Test
    void aScheduleThatIsKeptButMeasuredFromSubmissionIsCaught() {
        Outcome outcome =
                StallSelfTest.run(new VirtualClock(STEP_NANOS), StallSelfTestTest::fromSubmission);
        assertThat(outcome.passed()).as(outcome.describe()).isFalse();
    }

    @Test
    void aDriverThatExaggeratesIsCaught() {
        Outcome outcome =
                StallSelfTest.run(
                        new VirtualClock(STEP_NANOS),
                        (session, offsets, limits, clock) -> {
                            Histogram doubled = new Histogram(3);
                            Histogram response =
                                    StallSelfTest.driveOpenLoop(session, offsets, limits, clock)
                                            .response();
                            response.recordedValues()
                                    .forEach(value ->
                                            doubled.recordValueWithCount(
                                                    value.getValueIteratedTo() * 2,
                                                    value.getCountAtValueIteratedTo()));
                            return new Recorded(doubled, 0);
                        });
        assertThat(outcome.passed()).as(outcome.describe()).isFalse();
    }

    /** The rule of drivers that take the moment at which waiting ended as the intended start. */
    private static Recorded driveRebasing(
            OpenLoopSession session, long[] offsets, LoadLimits limits, LongSupplier clock) {
        return drive(session, offsets, clock, true);
    }

    private static Recorded fromSubmission(
            OpenLoopSession session, long[] offsets, LoadLimits limits, LongSupplier clock) {
        return drive(session, offsets, clock, false);
    }

    private static Recorded drive(
            OpenLoopSession session, long[] offsets, LongSupplier clock, boolean rebase) {
        Histogram response = new Histogram(3);
        long[] began = new long[offsets.length];
        OpenLoopSession.CompletionSink sink =
                (index, _, _) -> response.recordValue(clock.getAsLong() - began[(int) index]);
        long due = clock.getAsLong();
        for (int i = 0; i < offsets.length; i++) {
            long gap = i == 0 ? 0 : offsets[i] - offsets[i - 1];
            due += gap;
            long now = clock.getAsLong();
            while (now < due) {
                session.poll(sink);
                now = clock.getAsLong();
            }
            began[i] = now;
            while (!session.submit(i)) {
                session.poll(sink);
                began[i] = clock.getAsLong();
            }
            if (rebase) {
                due = began[i];
            }
        }
        while (response.getTotalCount() < offsets.length) {
            session.poll(sink);
        }
        return new Recorded(response, 0);
    }
}

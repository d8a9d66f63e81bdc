package dev.dyno.harness.duet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClockWatchTest {
    private static final long MILLI = 1_000_000L;

    private long monotonic;
    private long wall = 5_000_000_000L;
    private long boot;
    private final ClockWatch watch = new ClockWatch(() -> monotonic, () -> wall, () -> boot);

    private void pass(long monotonicMillis, long wallMillis, long bootMillis) {
        monotonic += monotonicMillis * MILLI;
        wall += wallMillis * MILLI;
        boot += bootMillis * MILLI;
        watch.look();
    }

    @Test
    void clocksThatAgreeAreNotMentioned() {
        for (int step = 0; step < 1000; step++) {
            // Each of the clocks may be read a little later than the others.
            pass(5, step % 2 == 0 ? 4 : 6, step % 2 == 0 ? 0 : 10);
        }
        assertThat(watch.notes()).isEmpty();
        assertThat(watch.wasInterrupted()).isFalse();
    }

    @Test
    void aStepOfTheWallClockIsNamedAndHarmless() {
        pass(5, 5 - 3_600_000, 5);
        assertThat(watch.notes()).singleElement().asString().contains("was set by -3600.0 s");
        assertThat(watch.wasInterrupted()).isFalse();
        pass(5, 5 + 2000, 5);
        assertThat(watch.notes()).last().asString().contains("was set by 2.0 s");
    }

    @Test
    void aSuspensionIsNoStepOfTheWallClock() {
        pass(5, 60_005, 60_005);
        assertThat(watch.notes()).singleElement().asString().contains("suspended for 60.0 s");
        assertThat(watch.wasInterrupted()).isTrue();
    }

    @Test
    void aMachineThatStoodStillIsNoted() {
        pass(9_000, 9_000, 9_000);
        assertThat(watch.notes()).singleElement().asString().contains("stood still for 9.0 s");
        assertThat(watch.wasInterrupted()).isTrue();
    }
}

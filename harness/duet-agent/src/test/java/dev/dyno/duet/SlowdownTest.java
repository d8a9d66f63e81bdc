package dev.dyno.duet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SlowdownTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @AfterEach
    void stop() {
        Slowdown.set(0);
    }

    @Test
    void theDoseIsBurntOnTheCallersCpu() {
        Slowdown.set(5_000_000);
        long before = THREADS.getCurrentThreadCpuTime();
        Slowdown.dose();
        assertThat(THREADS.getCurrentThreadCpuTime() - before).isGreaterThanOrEqualTo(5_000_000);
    }

    @Test
    void aSliceOfFixedLengthDoesFewerOperationsByTheFraction() {
        long slice = 10_000_000;
        long dose = Slowdown.ofSlice(0.25, slice);
        assertThat((double) slice / (slice - dose)).isEqualTo(1.25);
        assertThat(Slowdown.ofSlice(0.25, 0)).isZero();
    }

    @Test
    void aShotIsSlowedByAShareOfItsLastCostWithoutTheDose() {
        assertThat(Slowdown.ofShot(0.1, 1000, 0)).isEqualTo(100);
        assertThat(Slowdown.ofShot(0.1, 1100, 100)).isEqualTo(100);
        assertThat(Slowdown.ofShot(0.1, Slice.UNKNOWN, 0)).isZero();
    }
}

package dev.dyno.duet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SlowdownTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @AfterEach
    void stop() {
        Slowdown.set(SlowdownKind.SPIN, 0);
    }

    private static long cpuNanosOf(long nanos) {
        long begin = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - begin < nanos) {
            Thread.onSpinWait();
        }
        return begin;
    }

    @ParameterizedTest
    @EnumSource(value = SlowdownKind.class, mode = EnumSource.Mode.EXCLUDE, names = "LOCK")
    void theDoseIsAShareOfTheCpuTimeSinceTheBeginning(SlowdownKind kind) {
        Slowdown.set(kind, 2);
        Slowdown.begin();
        long begin = cpuNanosOf(2_000_000);
        Slowdown.dose();
        assertThat(THREADS.getCurrentThreadCpuTime() - begin).isGreaterThanOrEqualTo(6_000_000);
    }

    @Test
    void theDoseOfALockIsAShareOfTheWallTime() {
        Slowdown.set(SlowdownKind.LOCK, 2);
        long begin = System.nanoTime();
        Slowdown.begin();
        cpuNanosOf(2_000_000);
        Slowdown.dose();
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(6_000_000);
    }

    @Test
    void withoutAFractionNothingIsBurnt() {
        Slowdown.set(SlowdownKind.ALLOCATION, 0);
        Slowdown.begin();
        long begin = cpuNanosOf(1_000_000);
        long before = THREADS.getCurrentThreadCpuTime();
        Slowdown.dose();
        assertThat(THREADS.getCurrentThreadCpuTime() - before).isLessThan(before - begin);
    }
}

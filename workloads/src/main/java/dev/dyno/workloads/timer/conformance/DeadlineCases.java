package dev.dyno.workloads.timer.conformance;

import static dev.dyno.workloads.timer.conformance.TimerDriver.TICK_NANOS;
import static dev.dyno.workloads.timer.conformance.TimerDriver.atTick;

import java.util.List;

/** When timers expire. */
final class DeadlineCases {
    /** Ticks around which a wheel with rings of a power of two has a seam. */
    private static final int[] SEAMS_LOG2 = {6, 8, 10, 12, 13, 16, 18, 20};

    private DeadlineCases() {}

    static void addTo(TimerCases cases) {
        cases.add(
                "never-before-its-deadline",
                "A call with a time before a deadline does not expire the timer, however close.",
                DeadlineCases::neverEarly);
        cases.add(
                "late-by-less-than-a-tick",
                "The first call with a time a tick or more after a deadline expires the timer.",
                driver -> {
                    for (int i = 0; i < 200; i++) {
                        driver.schedule(atTick(1) + i * 397L);
                    }
                    for (int tick = 1; tick < 100; tick++) {
                        driver.expire(atTick(tick));
                    }
                    driver.expect(driver.pendingCount() == 0, "no timer", driver.pendingCount());
                });
        cases.add(
                "deadlines-in-their-order",
                "In one call, deadlines a tick or more apart expire in their order.",
                driver -> {
                    for (int i = 0; i < 200; i++) {
                        driver.schedule(atTick(3) + (i * 101 % 200) * 2_003L);
                    }
                    driver.expire(atTick(1_000));
                });
        cases.add(
                "deadline-that-has-passed",
                "A timer whose deadline has passed expires a tick later at the latest.",
                driver -> {
                    driver.expire(atTick(100));
                    driver.schedule(atTick(50));
                    driver.schedule(atTick(100));
                    driver.schedule(atTick(-70));
                    driver.expire(atTick(101));
                    driver.expire(atTick(102));
                });
        cases.add(
                "far-deadline-waits",
                "A deadline years ahead does not expire with those that share its place.",
                DeadlineCases::farAhead);
        cases.add(
                "deadlines-around-every-seam",
                "Deadlines just before, at and after a power of two of ticks expire in time.",
                DeadlineCases::seams);
        cases.add(
                "long-idle-then-exact",
                "After time has passed with nothing pending, deadlines hold as before.",
                driver -> {
                    driver.schedule(atTick(5));
                    driver.expire(atTick(6));
                    driver.expire(atTick((1L << 33) + 17));
                    long handle = driver.schedule(atTick((1L << 33) + 4_500));
                    driver.expire(atTick((1L << 33) + 4_499));
                    List<Long> expired = driver.expire(atTick((1L << 33) + 4_501));
                    driver.expect(expired.equals(List.of(handle)), "its expiry", expired);
                });
    }

    private static void neverEarly(TimerDriver driver) {
        for (int i = 1; i <= 100; i++) {
            long deadlineNanos = atTick(7L * i) + i * 13L;
            driver.schedule(deadlineNanos);
            driver.expire(deadlineNanos - 1);
            driver.expire(deadlineNanos + TICK_NANOS);
        }
        driver.expect(driver.pendingCount() == 0, "no timer", driver.pendingCount());
    }

    private static void farAhead(TimerDriver driver) {
        for (int power = 12; power <= 40; power++) {
            driver.schedule(atTick(1L << power));
        }
        for (int tick = 0; tick < 20_000; tick += 5) {
            driver.expire(atTick(tick));
        }
    }

    private static void seams(TimerDriver driver) {
        long from = 0;
        for (int log2 : SEAMS_LOG2) {
            long seam = 1L << log2;
            for (long tick = seam - 2; tick <= seam + 2; tick++) {
                driver.schedule(atTick(tick));
                driver.schedule(atTick(tick) + 1);
            }
            driver.expire(atTick(Math.max(from, seam - 3)));
            for (long tick = seam - 2; tick <= seam + 4; tick++) {
                driver.expire(atTick(tick));
            }
            from = seam + 4;
        }
        driver.expect(driver.pendingCount() == 0, "no timer", driver.pendingCount());
    }
}

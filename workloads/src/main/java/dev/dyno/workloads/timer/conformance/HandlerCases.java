package dev.dyno.workloads.timer.conformance;

import static dev.dyno.workloads.timer.conformance.TimerDriver.atTick;

import java.util.ArrayList;
import java.util.List;

/** What a handler may do, and how many timers it is given. */
final class HandlerCases {
    private static final String OWN_WORDS = "the handler's own";

    private HandlerCases() {}

    static void addTo(TimerCases cases) {
        cases.add(
                "limit-leaves-the-rest",
                "A limited call hands over no more than that, and the next ones the rest.",
                HandlerCases::limited);
        cases.add(
                "handler-schedules",
                "A timer that a handler schedules expires like any other.",
                HandlerCases::schedules);
        cases.add(
                "handler-cancels-what-is-due",
                "A timer that a handler cancels is not handed over, though its time has come.",
                HandlerCases::cancels);
        cases.add(
                "handler-that-throws",
                "When a handler throws, its timer has expired and all others are still pending.",
                HandlerCases::throwing);
    }

    private static void limited(TimerDriver driver) {
        for (int i = 0; i < 200; i++) {
            driver.schedule(atTick(1 + i / 50));
        }
        int seen = 0;
        for (int i = 0; i < 28; i++) {
            seen += driver.expire(atTick(100), 7, _ -> {}).size();
            if (i == 3) {
                driver.schedule(atTick(90));
                driver.schedule(atTick(5_000));
            }
        }
        driver.expect(seen == 28 * 7, "7 timers from each call", seen + " from 28");
        driver.expire(atTick(101));
        driver.expect(driver.pendingCount() == 1, "one timer", driver.pendingCount());
    }

    private static void schedules(TimerDriver driver) {
        for (int i = 0; i < 40; i++) {
            driver.schedule(atTick(10));
        }
        int[] added = {0};
        driver.expire(
                atTick(12),
                Integer.MAX_VALUE,
                _ -> {
                    if (added[0]++ < 60) {
                        driver.schedule(atTick(4_000 + added[0]));
                    }
                });
        driver.expire(atTick(4_020));
        driver.expire(atTick(4_100));
        driver.expect(driver.pendingCount() == 0, "no timer", driver.pendingCount());
    }

    private static void cancels(TimerDriver driver) {
        List<Long> handles = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            handles.add(driver.schedule(atTick(10)));
        }
        boolean[] isDone = {false};
        driver.expire(
                atTick(20),
                Integer.MAX_VALUE,
                expired -> {
                    if (!isDone[0]) {
                        isDone[0] = true;
                        handles.remove(expired);
                        handles.subList(5, 95).forEach(driver::cancel);
                    }
                });
        driver.expect(driver.pendingCount() == 0, "no timer", driver.pendingCount());
    }

    private static void throwing(TimerDriver driver) {
        for (int i = 0; i < 20; i++) {
            driver.schedule(atTick(3 + i % 2));
        }
        IllegalStateException own = new IllegalStateException(OWN_WORDS);
        int[] count = {0};
        try {
            driver.expire(
                    atTick(8),
                    Integer.MAX_VALUE,
                    _ -> {
                        if (++count[0] == 4) {
                            throw own;
                        }
                    });
            throw driver.failure("what the handler threw", "a return");
        } catch (IllegalStateException thrown) {
            driver.expect(OWN_WORDS.equals(thrown.getMessage()), "what the handler threw", thrown);
        }
        driver.expect(driver.pendingCount() == 16, "16 timers", driver.pendingCount());
        driver.expire(atTick(9));
        driver.expect(driver.pendingCount() == 0, "no timer", driver.pendingCount());
    }
}

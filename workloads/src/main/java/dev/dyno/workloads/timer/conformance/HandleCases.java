package dev.dyno.workloads.timer.conformance;

import static dev.dyno.contracts.timer.TimerCapability.BOUNDED;
import static dev.dyno.contracts.timer.TimerCapability.STALE_HANDLES;
import static dev.dyno.workloads.timer.conformance.TimerDriver.atTick;

import java.util.ArrayList;
import java.util.List;

/** What a handle stands for, and how many there are. */
final class HandleCases {
    private HandleCases() {}

    static void addTo(TimerCases cases) {
        cases.add(
                "cancelled-timer-never-expires",
                "A timer that was cancelled is not handed over.",
                driver -> {
                    List<Long> handles = new ArrayList<>();
                    for (int i = 0; i < 200; i++) {
                        handles.add(driver.schedule(atTick(2 + i % 7)));
                    }
                    for (int i = 0; i < 200; i += 3) {
                        driver.cancel(handles.get(i));
                    }
                    driver.expire(atTick(20));
                });
        cases.add(
                "cancel-answers-once",
                "A second cancel of a timer, and one after its expiry, answer false.",
                driver -> {
                    long first = driver.schedule(atTick(3));
                    long second = driver.schedule(atTick(4));
                    driver.cancel(first);
                    driver.cancel(first);
                    driver.expire(atTick(9));
                    driver.cancel(second);
                },
                STALE_HANDLES);
        cases.add(
                "old-handle-spares-later-timers",
                "The handle of a timer that is over cancels none that was scheduled since.",
                HandleCases::oldHandles,
                STALE_HANDLES);
        cases.add(
                "unknown-handle-is-not-pending",
                "A number that was never a handle cancels nothing.",
                driver -> {
                    long handle = driver.schedule(atTick(3));
                    driver.cancel(-1);
                    driver.cancel(Long.MIN_VALUE | handle);
                    driver.cancel(handle + 1);
                    driver.cancel(Long.MAX_VALUE);
                    driver.cancel(handle);
                },
                STALE_HANDLES);
        cases.add(
                "full-queue-refuses-and-recovers",
                "A full queue refuses, and has room again after a cancel and after an expiry.",
                HandleCases::fullQueue,
                BOUNDED);
    }

    private static void oldHandles(TimerDriver driver) {
        List<Long> old = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            long cancelled = driver.schedule(atTick(round + 5));
            long expiring = driver.schedule(atTick(round));
            driver.cancel(cancelled);
            driver.expire(atTick(round + 1));
            old.add(cancelled);
            old.add(expiring);
            for (int i = 0; i < 2; i++) {
                long later = driver.schedule(atTick(round + 1_000));
                driver.expect(!old.contains(later), "a handle that none had before", later);
            }
            old.forEach(driver::cancel);
        }
    }

    private static void fullQueue(TimerDriver driver) {
        List<Long> handles = new ArrayList<>();
        for (int i = 0; i < TimerCases.TIMERS_MAX; i++) {
            handles.add(driver.schedule(atTick(5 + i)));
        }
        driver.scheduleTooMuch();
        driver.cancel(handles.get(100));
        driver.schedule(atTick(40));
        driver.scheduleTooMuch();
        driver.expire(atTick(6));
        driver.schedule(atTick(41));
        for (int i = 0; i < 50; i++) {
            driver.cancel(handles.get(200 - i));
            driver.schedule(atTick(300 + i * 5_000L));
        }
    }
}

package dev.dyno.workloads.timer.conformance;

import static dev.dyno.workloads.timer.conformance.TimerDriver.TICK_NANOS;

import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** Lives of a queue in which everything is mixed, against the driver's list of pending timers. */
final class RandomTimers {
    private static final int STEPS = 3_000;

    private RandomTimers() {}

    static void addTo(TimerCases cases, Profile profile, long seed) {
        int lives =
                switch (profile) {
                    case SMOKE -> 8;
                    case QUICK -> 16;
                    case STANDARD -> 64;
                    case RIGOROUS -> 512;
                };
        cases.add(
                "random-lives",
                "Whatever is scheduled, cancelled and expired, in any mixture, the contract holds.",
                lives * TimerCases.TIMERS_MAX,
                ", with seed " + seed,
                driver -> {
                    for (int life = 0; life < lives; life++) {
                        new Life(driver, SplitMix64.named("life-" + life, seed)).run();
                    }
                });
    }

    /** One life: a habit of cancelling, of looking ahead and of falling asleep. */
    private static final class Life {
        private final TimerDriver driver;
        private final SplitMix64 random;
        private final List<Long> handles = new ArrayList<>();
        private final int horizonLog2;
        private final int cancelsOf16;
        private final int stepLog2;
        private long nowNanos;

        Life(TimerDriver driver, SplitMix64 random) {
            this.driver = driver;
            this.random = random;
            this.horizonLog2 = 2 + (int) random.nextLong(16);
            this.cancelsOf16 = (int) random.nextLong(13);
            this.stepLog2 = (int) random.nextLong(13);
            this.nowNanos = driver.latestNanos();
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                int chance = (int) random.nextLong(16);
                if (chance < 12) {
                    change(chance);
                } else {
                    pass();
                }
            }
            handles.forEach(driver::cancelIfPending);
        }

        private void change(int chance) {
            if (!handles.isEmpty()
                    && (chance < cancelsOf16 || handles.size() >= TimerCases.TIMERS_MAX)) {
                int at = (int) random.nextLong(handles.size());
                driver.cancelIfPending(handles.get(at));
                handles.set(at, handles.getLast());
                handles.removeLast();
            } else {
                handles.add(driver.schedule(nowNanos + ahead()));
            }
        }

        private long ahead() {
            long nanos = random.nextLong(TICK_NANOS << random.nextLong(horizonLog2 + 1));
            return random.nextLong(32) == 0 ? -nanos : nanos;
        }

        private void pass() {
            nowNanos += random.nextLong(TICK_NANOS << random.nextLong(stepLog2 + 1));
            int limit = random.nextLong(4) == 0 ? 1 + (int) random.nextLong(9) : Integer.MAX_VALUE;
            handles.removeAll(driver.expire(nowNanos, limit, _ -> {}));
        }
    }
}

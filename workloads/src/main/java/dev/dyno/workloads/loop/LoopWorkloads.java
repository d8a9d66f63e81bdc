package dev.dyno.workloads.loop;

import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.ArrayList;
import java.util.List;

/** All workloads of the matching loop. */
final class LoopWorkloads {
    private static final List<Workload> ALL = make();

    private LoopWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    static List<Workload> all() {
        return ALL;
    }

    private static List<Workload> make() {
        List<Workload> all = new ArrayList<>();
        all.add(producers(1, Profile.QUICK));
        all.add(producers(2, Profile.QUICK));
        all.add(producers(4, Profile.QUICK));
        all.add(producers(8, Profile.STANDARD));
        // The fourth strategy is that of the producers above.
        for (WaitStrategy strategy :
                List.of(WaitStrategy.SPIN, WaitStrategy.YIELD, WaitStrategy.PARK)) {
            all.add(
                    new LoopThroughputWorkload(
                            "wait-" + strategy.id(),
                            "Two producers, and all threads wait by " + strategy.id() + ".",
                            Profile.STANDARD,
                            2,
                            strategy));
        }
        all.add(open(WaitStrategy.ON_SPIN_WAIT, Profile.QUICK));
        all.add(open(WaitStrategy.YIELD, Profile.STANDARD));
        all.add(open(WaitStrategy.PARK, Profile.STANDARD));
        return List.copyOf(all);
    }

    private static Workload producers(int count, Profile tier) {
        return new LoopThroughputWorkload(
                "producers-" + count,
                count == 1
                        ? "One producer puts commands in as fast as the loop takes them."
                        : count + " producers put commands in as fast as the loop takes them.",
                tier,
                count,
                WaitStrategy.ON_SPIN_WAIT);
    }

    private static Workload open(WaitStrategy strategy, Profile tier) {
        return new LoopOpenLoopWorkload(
                "open-" + strategy.id(),
                "Commands on a schedule through a matcher that waits by " + strategy.id() + ".",
                tier,
                strategy);
    }
}

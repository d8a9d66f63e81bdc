package dev.dyno.workloads.timer.conformance;

import dev.dyno.contracts.timer.TimerCapability;
import dev.dyno.contracts.timer.TimerQueueFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conformance cases of the timer queue. */
public final class TimerCases {
    static final int TIMERS_MAX = 256;

    private final List<ConformanceCase<TimerQueueFactory>> cases = new ArrayList<>();

    private TimerCases() {}

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded case runs
     * @param seed varies the seeded case
     */
    public static List<ConformanceCase<TimerQueueFactory>> all(Profile profile, long seed) {
        TimerCases cases = new TimerCases();
        DeadlineCases.addTo(cases);
        HandleCases.addTo(cases);
        HandlerCases.addTo(cases);
        RandomTimers.addTo(cases, profile, seed);
        return List.copyOf(cases.cases);
    }

    /** What a case does with a queue. */
    @FunctionalInterface
    interface Script {
        void run(TimerDriver driver);
    }

    /** Adds a case. */
    void add(String name, String rule, Script script, TimerCapability... requires) {
        add(name, rule, TIMERS_MAX, "", script, requires);
    }

    /**
     * Adds a case with a queue of another size.
     *
     * @param where is added to each failure, such as a seed
     */
    void add(
            String name,
            String rule,
            int timersMax,
            String where,
            Script script,
            TimerCapability... requires) {
        Set<String> ids = new LinkedHashSet<>();
        for (TimerCapability capability : requires) {
            ids.add(capability.id());
        }
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.copyOf(ids),
                        factory -> script.run(new TimerDriver(factory, timersMax, where))));
    }
}

package dev.dyno.workloads.journal.conformance;

import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conformance cases of the journal. */
public final class JournalCases {
    static final int IN_FLIGHT_MAX = 64;

    private final List<ConformanceCase<JournalFactory>> cases = new ArrayList<>();
    private final long seed;

    private JournalCases(long seed) {
        this.seed = seed;
    }

    /**
     * Returns all cases in a fixed order.
     *
     * @param profile how long the seeded case runs
     * @param seed varies the records and the seeded case
     */
    public static List<ConformanceCase<JournalFactory>> all(Profile profile, long seed) {
        JournalCases cases = new JournalCases(seed);
        AppendCases.addTo(cases);
        RecoveryCases.addTo(cases);
        CrashCases.addTo(cases);
        DamageCases.addTo(cases);
        CompactionCases.addTo(cases);
        RandomLives.addTo(cases, profile, seed);
        return List.copyOf(cases.cases);
    }

    /** What a case does with the journals of one implementation. */
    @FunctionalInterface
    interface Script {
        void run(JournalDriver driver);
    }

    /** Adds a case. */
    void add(String name, String rule, Script script, JournalCapability... requires) {
        add(name, rule, IN_FLIGHT_MAX, script, requires);
    }

    /** Adds a case whose journals have room for so many records under way. */
    void add(
            String name,
            String rule,
            int inFlightMax,
            Script script,
            JournalCapability... requires) {
        Set<String> ids = new LinkedHashSet<>();
        for (JournalCapability capability : requires) {
            ids.add(capability.id());
        }
        cases.add(
                new ConformanceCase<>(
                        name,
                        rule,
                        Set.copyOf(ids),
                        factory -> {
                            try (JournalDriver driver =
                                    new JournalDriver(factory, seed, inFlightMax)) {
                                script.run(driver);
                            }
                        }));
    }
}

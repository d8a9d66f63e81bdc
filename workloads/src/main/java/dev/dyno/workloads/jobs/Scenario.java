package dev.dyno.workloads.jobs;

import dev.dyno.contracts.jobs.JobCapability;
import java.util.Locale;
import java.util.Set;

/** What happens while jobs are worked on. */
enum Scenario {
    /** Handlers return at once. */
    NO_OP,
    /** One job of ten fails whenever it is tried, until it is dead. */
    POISON,
    /** Each job calls one of twenty destinations, which all answer. */
    ALL_WELL,
    /** Of the twenty destinations one answers nothing but failures. */
    ONE_DEAD,
    /** Workers are shut down and replaced, as in a deployment, one after another. */
    CHURN;

    static final int DESTINATIONS = 20;
    private static final int POISON_EVERY = 10;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Set<String> requires() {
        return switch (this) {
            case NO_OP -> Set.of();
            case POISON -> Set.of(JobCapability.DEAD_LETTERS.id());
            case ALL_WELL, ONE_DEAD -> Set.of(JobCapability.BREAKER.id());
            case CHURN -> Set.of(JobCapability.SHARED.id());
        };
    }

    /** Returns what the job with an index calls. */
    String destination(long index) {
        return switch (this) {
            case ALL_WELL, ONE_DEAD -> "host-" + index % DESTINATIONS;
            default -> "";
        };
    }

    /** Returns whether the job with an index succeeds when it is tried. */
    boolean succeeds(long index) {
        return switch (this) {
            case POISON -> index % POISON_EVERY != 0;
            case ONE_DEAD -> index % DESTINATIONS != 0;
            default -> true;
        };
    }
}

package dev.dyno.contracts.jobs;

import java.util.Locale;

/** What a scheduler may promise beyond accepting jobs and running them at least once. */
public enum JobCapability {
    /** Accepted jobs are there when the folder is opened again. */
    RECOVERY,
    /** They outlive the end of every process, by {@code SIGKILL} too. */
    PROCESS_KILL,
    /** They outlive the end of the machine: the storage was asked to keep them. */
    POWER_LOSS,
    /** Several schedulers work on the jobs of one folder at a time. */
    SHARED,
    /** The clock is the spec's, and the caller's thread can do the work. */
    CALLER_RUNS,
    /** A run that was overtaken cannot settle its job. */
    FENCING,
    /** At most one job with a unique key is pending or running. */
    UNIQUE_KEYS,
    /** More urgent jobs go first. */
    PRIORITIES,
    /** What happened to each job can be read. */
    AUDIT,
    /** Types have limits of concurrency and of starts in a second. */
    TYPE_LIMITS,
    /** A destination that fails is left alone. */
    BREAKER,
    /** Producers are refused when too many jobs wait. */
    BACKPRESSURE,
    /** Waits after failures follow the type's {@link RetryPolicy}. */
    FULL_JITTER,
    /** Jobs that ran out of attempts can be read, tried again and removed. */
    DEAD_LETTERS;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

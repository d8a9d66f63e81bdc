package dev.dyno.contracts.jobs;

/** What has become of a job. */
public enum JobState {
    /** No such job, or one whose audit trail was trimmed. */
    UNKNOWN,
    /** It waits for its time, for a worker, or after a failure. */
    PENDING,
    /** A worker has it. */
    RUNNING,
    /** A handler has returned. */
    DONE,
    /** It lies among the dead letters. */
    DEAD,
    /** It was cancelled, or purged from the dead letters. */
    CANCELLED
}

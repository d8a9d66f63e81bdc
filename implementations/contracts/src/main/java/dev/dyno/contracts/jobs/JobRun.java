package dev.dyno.contracts.jobs;

/** One attempt at one job, as its handler sees it. Safe to use by several threads. */
public interface JobRun {
    /** Returns the job's id. */
    long jobId();

    /** Returns what the producer gave for the handler. */
    String payload();

    /** Returns what is called, or the empty string. */
    String destination();

    /** Returns which attempt this is, from 1 to the type's cap. */
    int attempt();

    /**
     * Returns the fencing token: of two runs of one job the later one's is higher. What the handler
     * writes elsewhere can carry it, so that the receiver refuses a run that was overtaken.
     *
     * <p>Source: Kleppmann, "How to do distributed locking", 2016.
     */
    long fence();

    /**
     * Extends the lease from now on. A started scheduler does so by itself while a handler runs.
     *
     * @return false if the lease was lost: whatever this run ends with will be refused
     */
    boolean heartbeat();
}

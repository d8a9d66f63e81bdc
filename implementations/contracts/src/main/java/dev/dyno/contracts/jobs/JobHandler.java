package dev.dyno.contracts.jobs;

/**
 * Does the work of one type of job. Called by several threads at a time, up to the type's
 * concurrency, and more than once for a job whose first run is not known to have ended: what it
 * does must bear repetition.
 */
@FunctionalInterface
public interface JobHandler {
    /**
     * Runs one attempt. Returning means that the job is done.
     *
     * @throws PermanentFailureException if another attempt makes no sense
     * @throws Exception if the attempt failed and the job is to be tried again
     */
    void run(JobRun run) throws Exception;
}

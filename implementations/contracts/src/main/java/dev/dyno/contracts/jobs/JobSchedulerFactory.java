package dev.dyno.contracts.jobs;

import java.util.List;

/** Opens schedulers of one implementation. */
@FunctionalInterface
public interface JobSchedulerFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "job-scheduler";

    /**
     * Opens the scheduler of a folder, which is made if it is absent. It works on nothing until it
     * is told to.
     *
     * @param types what it works on; with none it only accepts
     * @throws JobStoreException if the store cannot be opened
     * @throws IllegalArgumentException if two types have the same name
     */
    JobScheduler open(JobSpec spec, List<JobType> types);

    /** Removes what a server holds for a spec's folder; nothing that lies in the folder itself. */
    default void discard(JobSpec spec) {}
}

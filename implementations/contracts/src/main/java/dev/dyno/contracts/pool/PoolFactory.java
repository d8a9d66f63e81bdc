package dev.dyno.contracts.pool;

/** Starts pools of one implementation. */
@FunctionalInterface
public interface PoolFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "task-pool";

    /** Starts a pool. Its threads are daemons; some start when there is something to do. */
    TaskPool start(PoolSpec spec);
}

package dev.dyno.contracts.jobs;

/**
 * How much a store holds.
 *
 * @param waiting jobs whose time has not come, or was not yet looked at
 * @param ready jobs that wait for a worker
 * @param leased jobs that a worker has
 * @param dead dead letters
 * @param lagNanos how long the oldest ready job has been due, 0 if there is none
 */
public record JobDepth(long waiting, long ready, long leased, long dead, long lagNanos) {}

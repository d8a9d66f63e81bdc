/**
 * Our job schedulers: one worker loop, {@link dev.dyno.contracts.jobs.parts.StoreScheduler}, on
 * different stores. Start with {@link dev.dyno.contenders.jobs.JobSchedulers}, the catalogue, and
 * {@code LockedJobStore}, the reference.
 */
@NullMarked
package dev.dyno.contenders.jobs;

import org.jspecify.annotations.NullMarked;

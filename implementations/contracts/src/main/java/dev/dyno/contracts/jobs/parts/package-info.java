/**
 * What a scheduler can be made of: a {@link dev.dyno.contracts.jobs.parts.JobStore}, which keeps
 * jobs and moves them from state to state, below {@link
 * dev.dyno.contracts.jobs.parts.StoreScheduler}, which works on them. So schedulers that are
 * compared differ in where and how jobs are kept, and in nothing else. A scheduler that is not made
 * like this implements the contract itself.
 */
@NullMarked
package dev.dyno.contracts.jobs.parts;

import org.jspecify.annotations.NullMarked;

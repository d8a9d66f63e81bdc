package dev.dyno.workloads.pool.conformance;

/** What can be wrong with a {@link PlainPool}, and the case that is made for it. */
enum PoolFault {
    FORGETS_WHAT_OTHERS_FOUND("forks-add-up"),
    WAKES_NOBODY("forks-add-up"),
    HAS_ONE_FORK("several-forks-wait"),
    RUNS_A_FORK_TWICE("each-fork-runs-once"),
    JOINS_BY_WAITING("deep-forks-end"),
    LOSES_A_RARE_FORK("random-trees-add-up"),
    HIDES_FAILURES("failure-reaches-who-waits"),
    WRAPS_FAILURES("failure-reaches-who-joins"),
    LEAVES_FORKS_BEHIND("failed-computation-leaves-nothing-behind"),
    DIES_OF_ERRORS("stack-overflow-is-a-failure"),
    COUNTS_NO_FAILURES("failures-are-counted"),
    TELLS_NOBODY("cancelled-task-is-told"),
    BEGINS_WHAT_IS_CANCELLED("cancelled-task-does-not-begin"),
    CANCELS_WHAT_HAS_ENDED("cancelled-too-late"),
    PASSES_INTERRUPTS_ON("interrupt-is-not-passed-on"),
    LETS_WORKERS_WAIT("worker-must-not-wait"),
    LOSES_A_SUBMISSION("each-submission-runs-once"),
    RUNS_A_SUBMISSION_TWICE("each-submission-runs-once"),
    REFUSES_ITS_WORKERS("task-may-submit"),
    HAS_NO_BOUND("full-pool-rejects"),
    LETS_NOBODY_WAIT("full-pool-lets-wait"),
    ACCEPTS_WHEN_CLOSED("drain-runs-what-was-accepted"),
    BEGINS_WHEN_ABORTED("abort-cancels"),
    KEEPS_DRAINING("drain-may-become-an-abort"),
    LETS_WAIT_FOR_EVER("shutdown-frees-who-waits-for-room"),
    DRAIN_FORGETS_WHAT_WAITS("shutdown-under-load-splits-nobody"),
    PLACES_NOBODY("each-worker-is-placed-once"),
    PLACES_ONE_TWICE("each-worker-is-placed-once"),
    HAS_NO_BOUND_OF_FORKS("too-many-forks-are-refused"),
    COUNTS_NO_THEFTS("thefts-are-counted"),
    CLAIMS_TO_ALLOCATE_NOTHING("forks-allocate-nothing");

    private final String caughtBy;

    PoolFault(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    String caughtBy() {
        return caughtBy;
    }
}

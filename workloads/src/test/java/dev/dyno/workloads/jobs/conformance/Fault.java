package dev.dyno.workloads.jobs.conformance;

/** What may be wrong with a scheduler, and the case that is made for it. */
enum Fault {
    LOSES_ACCEPTED_JOBS("accepted-jobs-run-once"),
    RUNS_DONE_JOBS_AGAIN("accepted-jobs-run-once"),
    TRUNCATES_PAYLOADS("handler-gets-what-was-asked"),
    IGNORES_DELAYS("delayed-job-waits"),
    IGNORES_KEYS("unique-key-is-taken-once"),
    RUNS_CANCELLED_JOBS("cancelled-job-never-runs"),
    CANCELS_RUNNING_JOBS("running-job-is-not-cancelled"),
    NEVER_REFUSES("full-scheduler-refuses"),
    ACCEPTS_HALF_A_BATCH("full-scheduler-refuses"),
    IGNORES_PRIORITIES("urgent-jobs-go-first"),
    LAST_DUE_GOES_FIRST("earlier-due-jobs-go-first"),
    STARVES_TYPES("no-type-starves-another"),
    DROPS_FAILED_JOBS("failed-job-is-tried-again"),
    EXCEEDS_THE_CAP("attempts-keep-below-the-cap"),
    TRIES_PERMANENT_FAILURES_AGAIN("permanent-failure-is-not-tried-again"),
    FORGETS_RETRIES_IN_THE_TRAIL("audit-trail-tells-each-attempt"),
    COUNTS_NO_READY_JOBS("metrics-count-what-happened"),
    WAITS_HALF_AT_LEAST("waits-are-uniform-below-a-doubling-ceiling"),
    WAITS_WITHOUT_JITTER("waits-are-uniform-below-a-doubling-ceiling"),
    CEILING_DOES_NOT_DOUBLE("waits-are-uniform-below-a-doubling-ceiling"),
    LOSES_DEAD_LETTERS("dead-letters-are-kept-until-purged"),
    REQUEUE_KEEPS_ATTEMPTS("requeued-letter-has-all-attempts"),
    NEVER_ENDS_LEASES("lease-that-runs-out-frees-the-job"),
    IGNORES_FENCES("overtaken-run-settles-nothing"),
    HEARTBEAT_DOES_NOTHING("heartbeat-keeps-the-lease"),
    FORGETS_LOST_ATTEMPTS("lost-attempts-count"),
    IGNORES_CONCURRENCY("type-keeps-its-concurrency"),
    IGNORES_RATES("type-keeps-its-rate"),
    NEVER_LEAVES_ALONE("failing-destination-is-left-alone"),
    DEFERRAL_COUNTS_AS_ATTEMPT("jobs-that-wait-for-a-destination-lose-no-attempt"),
    FORGETS_ON_CLOSE("jobs-are-there-after-reopening"),
    DROPS_RUNNING_JOBS_ON_CLOSE("hard-stop-leaves-jobs-to-the-next"),
    SHARES_CLAIMS("schedulers-share-jobs"),
    STARTS_NO_WORKERS("started-workers-run-all-jobs"),
    SHUTDOWN_ABANDONS("shutdown-waits-and-repeats-nothing"),
    PURGES_ON_REQUEUE("random-jobs-go-as-with-the-reference");

    private final String caughtBy;

    Fault(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    /** Returns the name of the case that must catch it. */
    String caughtBy() {
        return caughtBy;
    }
}

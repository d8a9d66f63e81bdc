package dev.dyno.workloads.cosine;

/** Which of a kernel's methods a workload calls. */
enum Access {
    /** One pair at a time. */
    PAIR,
    /** All queries against all rows at a time. */
    BLOCK
}

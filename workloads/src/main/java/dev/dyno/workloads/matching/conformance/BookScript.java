package dev.dyno.workloads.matching.conformance;

/** The commands of one case and the reports that they must cause. */
@FunctionalInterface
interface BookScript {
    /** Drives an empty book. */
    void drive(BookDriver book);
}

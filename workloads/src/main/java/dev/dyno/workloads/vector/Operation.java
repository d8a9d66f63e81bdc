package dev.dyno.workloads.vector;

/** What a workload does with vectors. */
enum Operation {
    /** Makes a vector and appends elements one by one. */
    APPEND,
    /** Goes over all elements in order. */
    ITERATE,
    /** Reads elements at random indices, which are checked. */
    READ_AT_RANDOM,
    /** Inserts an element somewhere and erases one somewhere else. */
    INSERT_AND_ERASE,
    /** Sets all elements by one call. */
    ASSIGN
}

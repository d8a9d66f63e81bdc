package dev.dyno.workloads.cosine;

import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.NormMode;

/**
 * What a workload asks of a kernel.
 *
 * @param access which methods
 * @param dimension how many floats a vector has
 * @param rowBytes how much memory the rows' floats take, about
 * @param queryCount how many queries there are
 * @param normMode where norms come from
 */
record Shape(Access access, int dimension, long rowBytes, int queryCount, NormMode normMode) {
    /** Returns how many rows there are: whole groups of eight where there are so many. */
    int rowCount() {
        int count = (int) Math.max(1, rowBytes / ((long) dimension * Float.BYTES));
        return count < 8 ? count : count / 8 * 8;
    }

    /** Returns what a kernel is made for. */
    CosineSpec spec() {
        return new CosineSpec(dimension, rowCount(), queryCount, normMode);
    }

    /** Returns how many answers one round over all queries and rows has. */
    int answerCount() {
        return queryCount * rowCount();
    }
}

package dev.dyno.contracts.cosine.parts;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.NormMode;

/**
 * A kernel whose callers are checked, once and alike for all: what is abstract here gets indices
 * and lengths that are right, and is not called after the closing. Used by one thread at a time.
 */
public abstract class CheckedKernel implements CosineKernel {
    private final CosineSpec spec;

    /** How many rows can be asked for: none after the closing, so that one check sees both. */
    private int openRows;

    private int openQueries;
    private boolean isClosed;

    /** Creates the checks for a kernel. */
    protected CheckedKernel(CosineSpec spec) {
        this.spec = spec;
        openRows = spec.rowCount();
        openQueries = spec.queryCount();
    }

    /** Copies a vector into a row. */
    protected abstract void storeRow(int row, float[] values);

    /** Copies a vector into a query. */
    protected abstract void storeQuery(int query, float[] values);

    /** Returns a dot product. */
    protected abstract float dotOf(int query, int row);

    /** Returns a cosine. */
    protected abstract float cosineOf(int query, int row);

    /** Computes dot products, as {@link CosineKernel#dots} has it. */
    protected abstract void dotBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results);

    /** Computes cosines, as {@link CosineKernel#cosines} has it. */
    protected abstract void cosineBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results);

    /** Gives memory back; called once. */
    protected void release() {}

    /** Returns whether norms are stored. */
    protected final boolean storesNorms() {
        return spec.normMode() == NormMode.STORED;
    }

    @Override
    public final CosineSpec spec() {
        return spec;
    }

    @Override
    public final void setRow(int row, float[] values) {
        checkRow(row);
        checkLength(values);
        storeRow(row, values);
    }

    @Override
    public final void setQuery(int query, float[] values) {
        checkQuery(query);
        checkLength(values);
        storeQuery(query, values);
    }

    @Override
    public final float dot(int query, int row) {
        checkQuery(query);
        checkRow(row);
        return dotOf(query, row);
    }

    @Override
    public final float cosine(int query, int row) {
        checkQuery(query);
        checkRow(row);
        return cosineOf(query, row);
    }

    @Override
    public final void dots(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        checkBlock(firstQuery, queryCount, firstRow, rowCount, results);
        dotBlock(firstQuery, queryCount, firstRow, rowCount, results);
    }

    @Override
    public final void cosines(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        checkBlock(firstQuery, queryCount, firstRow, rowCount, results);
        cosineBlock(firstQuery, queryCount, firstRow, rowCount, results);
    }

    @Override
    public final void close() {
        if (!isClosed) {
            isClosed = true;
            openRows = 0;
            openQueries = 0;
            release();
        }
    }

    private void checkRow(int row) {
        if (row < 0 || row >= openRows) {
            throw outside("row", row, 1, spec.rowCount());
        }
    }

    private void checkQuery(int query) {
        if (query < 0 || query >= openQueries) {
            throw outside("query", query, 1, spec.queryCount());
        }
    }

    private void checkLength(float[] values) {
        if (values.length != spec.dimension()) {
            throw new IllegalArgumentException(
                    "a vector of "
                            + values.length
                            + " floats was given to a kernel of "
                            + spec.dimension());
        }
    }

    private void checkBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        if (isClosed || isOutside(firstQuery, queryCount, openQueries)) {
            throw outside("query", firstQuery, queryCount, spec.queryCount());
        }
        if (isOutside(firstRow, rowCount, openRows)) {
            throw outside("row", firstRow, rowCount, spec.rowCount());
        }
        if ((long) queryCount * rowCount > results.length) {
            throw new IllegalArgumentException(
                    queryCount
                            + " queries by "
                            + rowCount
                            + " rows do not fit into "
                            + results.length
                            + " results");
        }
    }

    private static boolean isOutside(int first, int count, int open) {
        return (first | count | (open - first - count)) < 0;
    }

    private RuntimeException outside(String what, int first, int count, int limit) {
        if (isClosed) {
            return new IllegalStateException("the kernel is closed");
        }
        return new IndexOutOfBoundsException(
                count == 1
                        ? what + " " + first + " is not in 0.." + (limit - 1)
                        : count + " from " + what + " " + first + " are not in 0.." + (limit - 1));
    }
}

package dev.dyno.contenders.cosine;

import dev.dyno.contracts.cosine.CosineSpec;

/** Keeps all rows in one array, one after the other, and all queries in another. */
abstract class HeapKernel extends PairKernel {
    final int dimension;
    final float[] rows;
    final float[] queries;

    HeapKernel(CosineSpec spec) {
        super(spec);
        dimension = spec.dimension();
        rows = new float[spec.rowCount() * dimension];
        queries = new float[spec.queryCount() * dimension];
    }

    @Override
    protected final void copyToRow(int row, float[] values) {
        System.arraycopy(values, 0, rows, row * dimension, dimension);
    }

    @Override
    protected final void copyToQuery(int query, float[] values) {
        System.arraycopy(values, 0, queries, query * dimension, dimension);
    }

    @Override
    final float rowValue(int row, int index) {
        return rows[row * dimension + index];
    }

    @Override
    final float queryValue(int query, int index) {
        return queries[query * dimension + index];
    }
}

package dev.dyno.contracts.cosine.parts;

import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.NormMode;

/**
 * A kernel that is made of dot products of pairs: blocks are pair after pair unless it knows
 * better, and cosines by stored norms are scaled dot products. Used by one thread at a time.
 */
public abstract class PairwiseKernel extends CheckedKernel {
    private final StoredNorms rowNorms;
    private final StoredNorms queryNorms;

    /** Creates a kernel with zero vectors. */
    protected PairwiseKernel(CosineSpec spec) {
        super(spec);
        boolean isStored = spec.normMode() == NormMode.STORED;
        rowNorms = new StoredNorms(isStored ? spec.rowCount() : 0);
        queryNorms = new StoredNorms(isStored ? spec.queryCount() : 0);
    }

    /** Copies a vector to where the row's loop will find it. */
    protected abstract void copyToRow(int row, float[] values);

    /** Copies a vector to where the query's loop will find it. */
    protected abstract void copyToQuery(int query, float[] values);

    /** Returns a cosine of vectors whose norms are not known. */
    protected abstract float recomputedCosine(int query, int row);

    /**
     * Returns a cosine by stored norms where floats may not hold the dot product. Without the
     * capability for the full range, this is what floats make of it.
     */
    protected float extremeCosine(int query, int row) {
        return scaled(query, row, dotOf(query, row));
    }

    @Override
    protected final void storeRow(int row, float[] values) {
        copyToRow(row, values);
        if (storesNorms()) {
            rowNorms.set(row, values);
        }
    }

    @Override
    protected final void storeQuery(int query, float[] values) {
        copyToQuery(query, values);
        if (storesNorms()) {
            queryNorms.set(query, values);
        }
    }

    @Override
    protected final float cosineOf(int query, int row) {
        if (!storesNorms()) {
            return recomputedCosine(query, row);
        }
        if (rowNorms.hasExtremes() || queryNorms.hasExtremes()) {
            return carefulCosine(query, row, dotOf(query, row));
        }
        return scaled(query, row, dotOf(query, row));
    }

    @Override
    protected void dotBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        int at = 0;
        for (int query = firstQuery; query < firstQuery + queryCount; query++) {
            for (int row = firstRow; row < firstRow + rowCount; row++) {
                results[at] = dotOf(query, row);
                at++;
            }
        }
    }

    @Override
    protected final void cosineBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        if (storesNorms()) {
            dotBlock(firstQuery, queryCount, firstRow, rowCount, results);
        }
        boolean isOrdinary = !rowNorms.hasExtremes() && !queryNorms.hasExtremes();
        for (int index = 0; index < queryCount; index++) {
            int query = firstQuery + index;
            int at = index * rowCount;
            if (!storesNorms()) {
                for (int row = 0; row < rowCount; row++) {
                    results[at + row] = cosineOf(query, firstRow + row);
                }
            } else if (isOrdinary) {
                float inverse = queryNorms.inverse(query);
                for (int row = 0; row < rowCount; row++) {
                    results[at + row] *= inverse * rowNorms.inverse(firstRow + row);
                }
            } else {
                for (int row = 0; row < rowCount; row++) {
                    results[at + row] = carefulCosine(query, firstRow + row, results[at + row]);
                }
            }
        }
    }

    private float carefulCosine(int query, int row, float dot) {
        return rowNorms.isExtreme(row) || queryNorms.isExtreme(query)
                ? extremeCosine(query, row)
                : scaled(query, row, dot);
    }

    private float scaled(int query, int row, float dot) {
        return dot * (queryNorms.inverse(query) * rowNorms.inverse(row));
    }
}

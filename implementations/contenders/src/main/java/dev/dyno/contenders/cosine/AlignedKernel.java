package dev.dyno.contenders.cosine;

import dev.dyno.contracts.cosine.CosineSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Keeps vectors outside the heap, each from the start of a cache line on, so that no load of a
 * register touches two lines; what a line has behind a vector's end is zero, so that no vector has
 * a rest. A float array on the heap starts 16 bytes into a line, or anywhere, and may be moved.
 *
 * <p>The loops below work on addresses; the indices that these come from are checked by {@link
 * dev.dyno.contracts.cosine.parts.CheckedKernel}, which also keeps callers away from memory that
 * was given back.
 */
abstract class AlignedKernel extends PairKernel {
    static final int LINE_BYTES = 64;

    /** Vectors that are so far apart, or a multiple, would all compete for the same cache sets. */
    private static final int SET_BYTES = 4096;

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    final int dimension;

    /** How many bytes a loop goes over: the vector, and zeros up to the end of a line. */
    final int vectorBytes;

    /** How many bytes lie between the starts of two vectors. */
    final int strideBytes;

    final long rows;
    final long queries;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment rowMemory;
    private final MemorySegment queryMemory;

    AlignedKernel(CosineSpec spec) {
        super(spec);
        dimension = spec.dimension();
        vectorBytes = (dimension * Float.BYTES + LINE_BYTES - 1) / LINE_BYTES * LINE_BYTES;
        boolean collides = vectorBytes > 0 && vectorBytes % SET_BYTES == 0;
        strideBytes = collides ? vectorBytes + LINE_BYTES : vectorBytes;
        rowMemory = allocate(spec.rowCount());
        queryMemory = allocate(spec.queryCount());
        rows = rowMemory.address();
        queries = queryMemory.address();
    }

    private MemorySegment allocate(int count) {
        return arena.allocate(Math.max(1, (long) count * strideBytes), LINE_BYTES);
    }

    /** Returns where a row starts. */
    final long row(int row) {
        return rows + (long) row * strideBytes;
    }

    /** Returns where a query starts. */
    final long query(int query) {
        return queries + (long) query * strideBytes;
    }

    @Override
    protected final float dotOf(int query, int row) {
        return AlignedLanes.dot(query(query), row(row), vectorBytes);
    }

    @Override
    final float onePassCosine(int query, int row) {
        return AlignedLanes.cosine(query(query), row(row), vectorBytes);
    }

    @Override
    protected final void copyToRow(int row, float[] values) {
        copy(values, rowMemory, row);
    }

    @Override
    protected final void copyToQuery(int query, float[] values) {
        copy(values, queryMemory, query);
    }

    private void copy(float[] values, MemorySegment memory, int index) {
        MemorySegment.copy(values, 0, memory, FLOAT, (long) index * strideBytes, dimension);
    }

    @Override
    final float rowValue(int row, int index) {
        return rowMemory.get(FLOAT, (long) row * strideBytes + (long) index * Float.BYTES);
    }

    @Override
    final float queryValue(int query, int index) {
        return queryMemory.get(FLOAT, (long) query * strideBytes + (long) index * Float.BYTES);
    }

    @Override
    protected final void release() {
        arena.close();
    }
}

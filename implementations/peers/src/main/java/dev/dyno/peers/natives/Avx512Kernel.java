package dev.dyno.peers.natives;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.parts.PairwiseKernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * C++ with AVX-512 intrinsics over vectors that start at a cache line, with zeros up to the end of
 * one. A pair is one call; of a block, so many queries and rows are one call as have room for their
 * results. Used by one thread at a time.
 */
@Implementation(
        id = "c-avx512",
        summary = "AVX-512 intrinsics in C++: four accumulators, and tiles of four by four.")
final class Avx512Kernel extends PairwiseKernel {
    private static final int LINE_BYTES = 64;
    private static final int LINE_FLOATS = LINE_BYTES / Float.BYTES;
    private static final int CALL_QUERIES = 16;
    private static final int CALL_ROWS = 512;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final Arena arena = Arena.ofShared();
    private final int dimension;

    /** How many floats a vector has with its zeros. */
    private final int floats;

    private final long strideBytes;
    private final MemorySegment rows;
    private final MemorySegment queries;
    private final MemorySegment results;

    Avx512Kernel(CosineSpec spec) {
        super(spec);
        dimension = spec.dimension();
        floats = (dimension + LINE_FLOATS - 1) / LINE_FLOATS * LINE_FLOATS;
        strideBytes = (long) floats * Float.BYTES;
        rows = allocate(spec.rowCount() * strideBytes);
        queries = allocate(spec.queryCount() * strideBytes);
        results = allocate((long) CALL_QUERIES * CALL_ROWS * Float.BYTES);
    }

    /** Answers whether the machine has a C++ compiler, and AVX-512. */
    static Availability availability() {
        return CosineLibrary.availability();
    }

    private MemorySegment allocate(long bytes) {
        return arena.allocate(Math.max(1, bytes), LINE_BYTES);
    }

    private long row(int row) {
        return rows.address() + row * strideBytes;
    }

    private long query(int query) {
        return queries.address() + query * strideBytes;
    }

    @Override
    protected void copyToRow(int row, float[] values) {
        MemorySegment.copy(values, 0, rows, FLOAT, row * strideBytes, dimension);
    }

    @Override
    protected void copyToQuery(int query, float[] values) {
        MemorySegment.copy(values, 0, queries, FLOAT, query * strideBytes, dimension);
    }

    @Override
    protected float dotOf(int query, int row) {
        return CosineLibrary.dot(query(query), row(row), floats);
    }

    @Override
    protected float recomputedCosine(int query, int row) {
        return CosineLibrary.recomputedCosine(query(query), row(row), floats);
    }

    @Override
    protected void dotBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] target) {
        for (int query = 0; query < queryCount; query += CALL_QUERIES) {
            int someQueries = Math.min(CALL_QUERIES, queryCount - query);
            for (int row = 0; row < rowCount; row += CALL_ROWS) {
                int someRows = Math.min(CALL_ROWS, rowCount - row);
                CosineLibrary.dots(
                        query(firstQuery + query),
                        someQueries,
                        row(firstRow + row),
                        someRows,
                        floats,
                        floats,
                        results.address());
                for (int each = 0; each < someQueries; each++) {
                    MemorySegment.copy(
                            results,
                            FLOAT,
                            (long) each * someRows * Float.BYTES,
                            target,
                            (query + each) * rowCount + row,
                            someRows);
                }
            }
        }
    }

    @Override
    protected void release() {
        arena.close();
    }

    @Override
    public String codePath() {
        return "AVX-512 intrinsics in C++";
    }
}

package dev.dyno.contenders.cosine;

import static dev.dyno.contenders.cosine.AlignedLanes.cut;
import static dev.dyno.contenders.cosine.AlignedLanes.load;
import static jdk.incubator.vector.VectorOperators.ADD;

import jdk.incubator.vector.FloatVector;

/**
 * Dot products of several vectors with several others, so that what is loaded once serves more than
 * one product. Vectors lie at equal distances, each from the start of a cache line on.
 *
 * <p>After each block of steps the accumulators are reduced into the results, so that they stay
 * short and their rounding with them.
 */
final class Tiles {
    /** How many rows a tile of one query has. */
    static final int EIGHT_ROWS = 8;

    /** How many queries, and how many rows, a square tile has. */
    static final int SIDE = 4;

    private static final int BLOCK_BYTES = 96 * AlignedLanes.BYTES;

    private Tiles() {}

    /**
     * Computes eight products.
     *
     * @param query where the query starts
     * @param rows where the first row starts
     * @param stride from row to row, in bytes
     * @param bytes how many each vector has, a multiple of a line
     * @param results receives the products from {@code at} on
     */
    static void oneByEight(long query, long rows, int stride, int bytes, float[] results, int at) {
        for (int row = 0; row < EIGHT_ROWS; row++) {
            results[at + row] = 0;
        }
        for (int start = 0; start < bytes; start += BLOCK_BYTES) {
            oneByEightBlock(
                    query + start,
                    rows + start,
                    stride,
                    Math.min(BLOCK_BYTES, bytes - start),
                    results,
                    at);
        }
    }

    private static void oneByEightBlock(
            long query, long rows, int stride, int bytes, float[] results, int at) {
        FloatVector s0 = FloatVector.zero(AlignedLanes.SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int offset = 0; offset < bytes; offset += AlignedLanes.BYTES) {
            FloatVector q = load(cut(query + offset));
            long row = rows + offset;
            s0 = load(cut(row)).fma(q, s0);
            s1 = load(cut(row + stride)).fma(q, s1);
            s2 = load(cut(row + 2L * stride)).fma(q, s2);
            s3 = load(cut(row + 3L * stride)).fma(q, s3);
            s4 = load(cut(row + 4L * stride)).fma(q, s4);
            s5 = load(cut(row + 5L * stride)).fma(q, s5);
            s6 = load(cut(row + 6L * stride)).fma(q, s6);
            s7 = load(cut(row + 7L * stride)).fma(q, s7);
        }
        results[at] += s0.reduceLanes(ADD);
        results[at + 1] += s1.reduceLanes(ADD);
        results[at + 2] += s2.reduceLanes(ADD);
        results[at + 3] += s3.reduceLanes(ADD);
        results[at + 4] += s4.reduceLanes(ADD);
        results[at + 5] += s5.reduceLanes(ADD);
        results[at + 6] += s6.reduceLanes(ADD);
        results[at + 7] += s7.reduceLanes(ADD);
    }

    /**
     * Computes sixteen products.
     *
     * @param queries where the first query starts
     * @param rows where the first row starts
     * @param stride from vector to vector, in bytes
     * @param bytes how many each vector has, a multiple of a line
     * @param results receives the products, a line of four for each query
     * @param at where the first line starts
     * @param lineLength from line to line
     */
    static void fourByFour(
            long queries,
            long rows,
            int stride,
            int bytes,
            float[] results,
            int at,
            int lineLength) {
        for (int query = 0; query < SIDE; query++) {
            for (int row = 0; row < SIDE; row++) {
                results[at + query * lineLength + row] = 0;
            }
        }
        for (int start = 0; start < bytes; start += BLOCK_BYTES) {
            fourByFourBlock(
                    queries + start,
                    rows + start,
                    stride,
                    Math.min(BLOCK_BYTES, bytes - start),
                    results,
                    at,
                    lineLength);
        }
    }

    private static void fourByFourBlock(
            long queries,
            long rows,
            int stride,
            int bytes,
            float[] results,
            int at,
            int lineLength) {
        FloatVector s00 = FloatVector.zero(AlignedLanes.SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s03 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s12 = s00;
        FloatVector s13 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s22 = s00;
        FloatVector s23 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        FloatVector s32 = s00;
        FloatVector s33 = s00;
        for (int offset = 0; offset < bytes; offset += AlignedLanes.BYTES) {
            long query = queries + offset;
            long row = rows + offset;
            FloatVector r0 = load(cut(row));
            FloatVector r1 = load(cut(row + stride));
            FloatVector r2 = load(cut(row + 2L * stride));
            FloatVector r3 = load(cut(row + 3L * stride));
            FloatVector q0 = load(cut(query));
            s00 = q0.fma(r0, s00);
            s01 = q0.fma(r1, s01);
            s02 = q0.fma(r2, s02);
            s03 = q0.fma(r3, s03);
            FloatVector q1 = load(cut(query + stride));
            s10 = q1.fma(r0, s10);
            s11 = q1.fma(r1, s11);
            s12 = q1.fma(r2, s12);
            s13 = q1.fma(r3, s13);
            FloatVector q2 = load(cut(query + 2L * stride));
            s20 = q2.fma(r0, s20);
            s21 = q2.fma(r1, s21);
            s22 = q2.fma(r2, s22);
            s23 = q2.fma(r3, s23);
            FloatVector q3 = load(cut(query + 3L * stride));
            s30 = q3.fma(r0, s30);
            s31 = q3.fma(r1, s31);
            s32 = q3.fma(r2, s32);
            s33 = q3.fma(r3, s33);
        }
        addFour(results, at, s00, s01, s02, s03);
        addFour(results, at + lineLength, s10, s11, s12, s13);
        addFour(results, at + 2 * lineLength, s20, s21, s22, s23);
        addFour(results, at + 3 * lineLength, s30, s31, s32, s33);
    }

    private static void addFour(
            float[] results,
            int at,
            FloatVector first,
            FloatVector second,
            FloatVector third,
            FloatVector fourth) {
        results[at] += first.reduceLanes(ADD);
        results[at + 1] += second.reduceLanes(ADD);
        results[at + 2] += third.reduceLanes(ADD);
        results[at + 3] += fourth.reduceLanes(ADD);
    }
}

package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.NormMode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A kernel in as few lines as it takes, with faults to choose from. Right without faults: it sums
 * in doubles.
 */
final class PlainKernel implements CosineKernel {
    private static final int LANES = 16;

    /** What can be wrong, and the case that is made for it. */
    enum Fault {
        SUMS_IN_HALF_PRECISION("dot-keeps-its-bound"),
        FORGETS_THE_REST("dot-keeps-its-bound"),
        ADDS_A_LARGE_NUMBER("dot-keeps-its-bound"),
        COUNTS_THE_FIRST_TWICE("dot-keeps-its-bound"),
        SUMS_IN_ONE_FLOAT("one-sided-rounding-keeps-the-bounds"),
        ROUNDS_STORED_NORMS("cosine-by-stored-norms-keeps-its-bound"),
        FORGETS_A_ROOT("cosine-by-recomputed-norms-keeps-its-bound"),
        ESTIMATES_THE_ROOT("cosine-by-recomputed-norms-keeps-its-bound"),
        SKIPS_ROWS_BESIDE_TILES("every-block-has-its-dots"),
        STARTS_AT_THE_FIRST_ROW("every-block-has-its-dots"),
        TRANSPOSES_RESULTS("every-block-has-its-dots"),
        SCALES_BY_THE_FIRST_QUERY("every-block-has-its-cosines"),
        WRITES_WHOLE_TILES("block-touches-its-results-only"),
        EMPTY_IS_NOT_A_NUMBER("empty-vectors-have-a-dot-of-zero"),
        STARTS_WITH_ONES("vectors-are-zero-at-first"),
        FLUSHES_DENORMALS("denormals-count"),
        LOSES_SMALL_NORMS("ends-of-the-common-range"),
        SQUARES_IN_FLOATS("cosine-of-very-long-and-short-vectors"),
        ZERO_IS_ORTHOGONAL("zero-vector-has-no-cosine"),
        CLAMPS_INFINITIES("infinities-and-no-numbers"),
        KEEPS_THE_ARRAY("vectors-are-copied"),
        KEEPS_THE_FIRST_NORM("vectors-can-be-set-again"),
        SHARES_ROWS("kernels-share-nothing"),
        TAKES_ANY_LENGTH("lengths-are-checked"),
        COPIES_BEFORE_IT_CHECKS("lengths-are-checked"),
        WRAPS_INDICES("indices-are-checked"),
        LEAVES_OUT_WHAT_HAS_NO_ROOM("results-must-have-room"),
        STAYS_OPEN("closed-kernel-refuses"),
        FORGETS_ITS_SPEC("kernel-tells-its-spec"),
        WRONG_IN_ONE_SHAPE("random-blocks");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    /** The rows of all kernels that share them. */
    private static final Map<Integer, float[]> SHARED = new HashMap<>();

    private final Set<Fault> faults;
    private final CosineSpec spec;
    private final float[][] rows;
    private final float[][] queries;
    private final double[] rowNorms;
    private final double[] queryNorms;
    private boolean isClosed;

    private PlainKernel(Set<Fault> faults, CosineSpec spec) {
        this.faults = faults;
        this.spec = spec;
        rows = new float[spec.rowCount()][spec.dimension()];
        queries = new float[spec.queryCount()][spec.dimension()];
        rowNorms = new double[spec.rowCount()];
        queryNorms = new double[spec.queryCount()];
        if (has(Fault.STARTS_WITH_ONES)) {
            for (float[] row : rows) {
                Arrays.fill(row, 1);
            }
        }
    }

    /** Returns what makes such kernels. */
    static CosineKernelFactory with(Fault... faults) {
        EnumSet<Fault> chosen = EnumSet.noneOf(Fault.class);
        chosen.addAll(Set.of(faults));
        return spec -> new PlainKernel(chosen, spec);
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    @Override
    public CosineSpec spec() {
        return has(Fault.FORGETS_ITS_SPEC)
                ? new CosineSpec(spec.dimension(), spec.rowCount(), 1, spec.normMode())
                : spec;
    }

    @Override
    public void setRow(int row, float[] values) {
        set(rows, rowNorms, index("row", row, rows.length), values);
        if (has(Fault.SHARES_ROWS)) {
            SHARED.put(row, values.clone());
        }
    }

    @Override
    public void setQuery(int query, float[] values) {
        set(queries, queryNorms, index("query", query, queries.length), values);
    }

    private void set(float[][] vectors, double[] norms, int index, float[] values) {
        if (has(Fault.COPIES_BEFORE_IT_CHECKS)) {
            int count = Math.min(values.length, spec.dimension());
            System.arraycopy(values, 0, vectors[index], 0, count);
        }
        if (values.length != spec.dimension() && !has(Fault.TAKES_ANY_LENGTH)) {
            throw new IllegalArgumentException("a vector of " + values.length + " floats");
        }
        if (values.length == spec.dimension()) {
            vectors[index] = has(Fault.KEEPS_THE_ARRAY) ? values : values.clone();
        }
        if (norms[index] == 0 || !has(Fault.KEEPS_THE_FIRST_NORM)) {
            norms[index] = norm(values);
        }
    }

    private double norm(float[] values) {
        double norm = Math.sqrt(plain(values, values));
        return has(Fault.ROUNDS_STORED_NORMS) ? halfPrecision(norm) : norm;
    }

    private int index(String what, int index, int count) {
        if (isClosed && !has(Fault.STAYS_OPEN)) {
            throw new IllegalStateException("the kernel is closed");
        }
        if (has(Fault.WRAPS_INDICES)) {
            return Math.floorMod(index, count);
        }
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(what + " " + index + " of " + count);
        }
        return index;
    }

    private static double halfPrecision(double value) {
        return Float.float16ToFloat(Float.floatToFloat16((float) value));
    }

    private static double plain(float[] a, float[] b) {
        double sum = 0;
        for (int at = 0; at < a.length; at++) {
            sum += (double) a[at] * b[at];
        }
        return sum;
    }

    private float dot(float[] a, float[] b) {
        if (has(Fault.EMPTY_IS_NOT_A_NUMBER) && a.length == 0) {
            return Float.NaN;
        }
        int length = has(Fault.FORGETS_THE_REST) ? a.length / LANES * LANES : a.length;
        double sum = has(Fault.ADDS_A_LARGE_NUMBER) ? 1e-2 : 0;
        for (int at = 0; at < length; at++) {
            sum += value(a[at]) * value(b[at]);
            if (has(Fault.SUMS_IN_ONE_FLOAT)) {
                float rounded = (float) sum;
                sum = rounded;
            }
            if (has(Fault.SUMS_IN_HALF_PRECISION)) {
                sum = halfPrecision(sum);
            }
        }
        if (has(Fault.COUNTS_THE_FIRST_TWICE) && length > 0) {
            sum += (double) a[0] * b[0];
        }
        if (has(Fault.WRONG_IN_ONE_SHAPE) && a.length % 3 == 1 && rows.length > 12) {
            sum *= 1.001;
        }
        return (float) sum;
    }

    private double value(float value) {
        if (has(Fault.FLUSHES_DENORMALS) && Math.abs(value) < Float.MIN_NORMAL) {
            return 0;
        }
        return has(Fault.CLAMPS_INFINITIES)
                ? Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE)
                : value;
    }

    private float[] row(int row) {
        return has(Fault.SHARES_ROWS) ? SHARED.getOrDefault(row, rows[row]) : rows[row];
    }

    @Override
    public float dot(int query, int row) {
        return dot(
                queries[index("query", query, queries.length)],
                row(index("row", row, rows.length)));
    }

    @Override
    public float cosine(int query, int row) {
        float[] a = queries[index("query", query, queries.length)];
        float[] b = row(index("row", row, rows.length));
        return cosine(a, b, queryNorms[query < 0 ? 0 : query % queries.length], row);
    }

    private float cosine(float[] a, float[] b, double queryNorm, int row) {
        boolean isStored = spec.normMode() == NormMode.STORED;
        double rowNorm = rowNorms[Math.floorMod(row, rows.length)];
        double norms = isStored ? queryNorm * rowNorm : Math.sqrt(plain(a, a) * plain(b, b));
        if (has(Fault.FORGETS_A_ROOT) && !isStored) {
            norms *= norms;
        }
        if (has(Fault.ESTIMATES_THE_ROOT) && !isStored) {
            norms = halfPrecision(norms);
        }
        if (has(Fault.LOSES_SMALL_NORMS) && norms < 1e-15) {
            return Float.NaN;
        }
        if (has(Fault.ZERO_IS_ORTHOGONAL) && norms == 0) {
            return 0;
        }
        double sum = has(Fault.SQUARES_IN_FLOATS) ? dot(a, b) : plain(a, b);
        return (float) (sum / norms);
    }

    /** Computes one answer of a block. */
    private interface Answer {
        float of(int query, int row);
    }

    @Override
    public void dots(int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        block(firstQuery, queryCount, firstRow, rowCount, results, this::dot);
    }

    @Override
    public void cosines(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        boolean byFirst = has(Fault.SCALES_BY_THE_FIRST_QUERY);
        block(
                firstQuery,
                queryCount,
                firstRow,
                rowCount,
                results,
                (query, row) ->
                        byFirst
                                ? cosine(queries[query], rows[row], queryNorms[firstQuery], row)
                                : cosine(query, row));
    }

    private void block(
            int firstQuery,
            int queryCount,
            int firstRow,
            int rowCount,
            float[] results,
            Answer answer) {
        range("query", firstQuery, queryCount, queries.length);
        range("row", firstRow, rowCount, rows.length);
        if (queryCount * rowCount > results.length && !has(Fault.LEAVES_OUT_WHAT_HAS_NO_ROOM)) {
            throw new IllegalArgumentException("no room in " + results.length);
        }
        int from = has(Fault.STARTS_AT_THE_FIRST_ROW) ? 0 : firstRow;
        int end = has(Fault.SKIPS_ROWS_BESIDE_TILES) ? rowCount / 4 * 4 : rowCount;
        for (int query = 0; query < queryCount; query++) {
            for (int row = 0; row < end; row++) {
                int at =
                        has(Fault.TRANSPOSES_RESULTS)
                                ? row * queryCount + query
                                : query * rowCount + row;
                if (at < results.length) {
                    results[at] = answer.of(firstQuery + query, from + row);
                }
            }
        }
        int last = queryCount * rowCount;
        if (has(Fault.WRITES_WHOLE_TILES) && last % 4 != 0 && last < results.length) {
            results[last] = 0;
        }
    }

    private void range(String what, int first, int count, int limit) {
        if (isClosed && !has(Fault.STAYS_OPEN)) {
            throw new IllegalStateException("the kernel is closed");
        }
        if (first < 0 || count < 0 || first > limit - count) {
            throw new IndexOutOfBoundsException(count + " from " + what + " " + first);
        }
    }

    @Override
    public String codePath() {
        return "doubles";
    }

    @Override
    public void close() {
        isClosed = true;
    }
}

package dev.dyno.contracts.cosine;

/**
 * Computes dot products and cosines between queries and rows, both of which it holds.
 *
 * <p><b>Values.</b> All vectors are zero until they are set. Let {@code a} be a query and {@code b}
 * a row.
 *
 * <ul>
 *   <li>The dot product differs from the exact one by at most {@link ErrorBound#dot}, wherever the
 *       sum of {@code |a[i] * b[i]|} is no larger than the largest float. Beyond that it may be
 *       infinite or not a number.
 *   <li>The cosine differs from the exact one by at most {@link ErrorBound#cosine}, wherever both
 *       squared norms are at least {@link #SQUARED_NORM_MIN} and at most {@link #SQUARED_NORM_MAX}.
 *       With {@link CosineCapability#FULL_RANGE} it does so for all finite vectors but zero.
 *   <li>With {@link CosineCapability#NOT_A_NUMBER}: the cosine with a zero vector, or one that has
 *       an element which is infinite or not a number, is not a number. The dot product is then what
 *       IEEE 754 gives in any order: not a number where an element or a product is, or where two
 *       infinities oppose each other, and else the infinity.
 *   <li>With {@link CosineCapability#ONE_SIDED_ROUNDING} the bounds hold for equal elements too. A
 *       kernel without it may break them where all additions round to the same side.
 *   <li>A vector without elements is a zero vector; its dot product is 0.
 *   <li>Denormal elements count as what they are.
 * </ul>
 *
 * Two calls with the same vectors need not give the same bits: how partial sums are grouped may
 * depend on the call, and on how far the JVM has compiled it.
 *
 * <p><b>Errors.</b> An index outside of the spec is an {@link IndexOutOfBoundsException}, a wrong
 * length an {@link IllegalArgumentException}; both name what was given and what is right, and
 * change nothing. After {@link #close} every other method throws {@link IllegalStateException}.
 *
 * <p>Nothing is allocated but by the creation. Used by one thread at a time.
 */
public interface CosineKernel extends AutoCloseable {
    /** The smallest squared norm, besides 0, at which every kernel's cosine keeps its bound. */
    double SQUARED_NORM_MIN = 0x1p-60;

    /** The largest squared norm at which every kernel's cosine keeps its bound. */
    double SQUARED_NORM_MAX = 0x1p60;

    /** Returns what this kernel was made for. */
    CosineSpec spec();

    /**
     * Copies a vector into a row.
     *
     * @param values as many as the spec's dimension
     */
    void setRow(int row, float[] values);

    /**
     * Copies a vector into a query.
     *
     * @param values as many as the spec's dimension
     */
    void setQuery(int query, float[] values);

    /** Returns the dot product of a query and a row. */
    float dot(int query, int row);

    /** Returns the cosine of the angle between a query and a row. */
    float cosine(int query, int row);

    /**
     * Computes the dot products of consecutive queries with consecutive rows.
     *
     * @param queryCount at least 0
     * @param rowCount at least 0
     * @param results receives the product of query {@code firstQuery + q} and row {@code firstRow +
     *     r} at {@code q * rowCount + r}, and is not touched beyond {@code queryCount * rowCount}
     */
    void dots(int firstQuery, int queryCount, int firstRow, int rowCount, float[] results);

    /** Computes cosines; otherwise as {@link #dots}. */
    void cosines(int firstQuery, int queryCount, int firstRow, int rowCount, float[] results);

    /**
     * Returns what runs in the inner loop, for example {@code 4 accumulators of 16 floats}; no two
     * ways of computing have the same words.
     */
    String codePath();

    /** Gives the memory back; a second call does nothing. */
    @Override
    void close();
}

package dev.dyno.peers.jvector;

import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.parts.PairwiseKernel;
import io.github.jbellis.jvector.vector.VectorUtilSupport;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;

/** JVector's dot product and cosine, by one of its providers. Used by one thread at a time. */
abstract class JvectorKernel extends PairwiseKernel {
    private final VectorUtilSupport support;
    private final VectorFloat<?>[] rows;
    private final VectorFloat<?>[] queries;
    private final VectorFloat<?>[] window;
    private final float[] windowResults;

    /**
     * Creates a kernel.
     *
     * @param provider the binary name of the provider, which is newer than the class files that a
     *     compiler sees in the jar
     */
    JvectorKernel(CosineSpec spec, String provider) {
        super(spec);
        VectorizationProvider chosen = provider(provider);
        support = chosen.getVectorUtilSupport();
        rows = vectors(chosen, spec.rowCount(), spec.dimension());
        queries = vectors(chosen, spec.queryCount(), spec.dimension());
        window = new VectorFloat<?>[spec.rowCount()];
        windowResults = new float[spec.rowCount()];
    }

    private static VectorizationProvider provider(String name) {
        try {
            return Class.forName(name)
                    .asSubclass(VectorizationProvider.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw new IllegalStateException(
                    "JVector's "
                            + name
                            + " cannot be made; start the JVM with --add-modules"
                            + " jdk.incubator.vector",
                    failure);
        }
    }

    private static VectorFloat<?>[] vectors(
            VectorizationProvider provider, int count, int dimension) {
        VectorFloat<?>[] vectors = new VectorFloat<?>[count];
        for (int index = 0; index < count; index++) {
            vectors[index] = provider.getVectorTypeSupport().createFloatVector(dimension);
        }
        return vectors;
    }

    private static void copy(float[] values, VectorFloat<?> vector) {
        for (int index = 0; index < values.length; index++) {
            vector.set(index, values[index]);
        }
    }

    @Override
    protected final void copyToRow(int row, float[] values) {
        copy(values, rows[row]);
    }

    @Override
    protected final void copyToQuery(int query, float[] values) {
        copy(values, queries[query]);
    }

    @Override
    protected final float dotOf(int query, int row) {
        return support.dotProduct(queries[query], rows[row]);
    }

    @Override
    protected final float recomputedCosine(int query, int row) {
        return support.cosine(queries[query], rows[row]);
    }

    @Override
    protected final void dotBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        System.arraycopy(rows, firstRow, window, 0, rowCount);
        for (int index = 0; index < queryCount; index++) {
            support.dotProductMulti(queries[firstQuery + index], window, rowCount, windowResults);
            System.arraycopy(windowResults, 0, results, index * rowCount, rowCount);
        }
    }

    @Override
    public final String codePath() {
        return support.getClass().getSimpleName();
    }
}

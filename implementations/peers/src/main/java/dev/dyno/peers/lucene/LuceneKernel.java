package dev.dyno.peers.lucene;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.parts.PairwiseKernel;
import java.lang.reflect.Field;
import org.apache.lucene.util.VectorUtil;

/** Lucene's dot product and cosine. Used by one thread at a time. */
@Implementation(
        id = "lucene",
        summary = "Apache Lucene's VectorUtil over float arrays, by the Vector API.",
        requiresClasses = "org.apache.lucene.util.VectorUtil",
        requiresModules = "jdk.incubator.vector",
        artifact = "org.apache.lucene:lucene-core")
final class LuceneKernel extends PairwiseKernel {
    private static final String VECTORISED = "PanamaVectorUtilSupport";

    private final float[][] rows;
    private final float[][] queries;
    private final String codePath;

    LuceneKernel(CosineSpec spec) {
        super(spec);
        codePath = chosenSupport();
        if (!codePath.equals(VECTORISED)) {
            throw new IllegalStateException(
                    "Lucene chose "
                            + codePath
                            + ", not "
                            + VECTORISED
                            + "; start the JVM with --add-modules jdk.incubator.vector");
        }
        rows = new float[spec.rowCount()][spec.dimension()];
        queries = new float[spec.queryCount()][spec.dimension()];
    }

    /** Returns the name of the class that does the work: Lucene tells it to its own code only. */
    private static String chosenSupport() {
        try {
            Field chosen = VectorUtil.class.getDeclaredField("IMPL");
            chosen.setAccessible(true);
            return chosen.get(null).getClass().getSimpleName();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("Lucene does not tell which code it uses", failure);
        }
    }

    @Override
    protected void copyToRow(int row, float[] values) {
        System.arraycopy(values, 0, rows[row], 0, values.length);
    }

    @Override
    protected void copyToQuery(int query, float[] values) {
        System.arraycopy(values, 0, queries[query], 0, values.length);
    }

    @Override
    protected float dotOf(int query, int row) {
        return VectorUtil.dotProduct(queries[query], rows[row]);
    }

    @Override
    protected float recomputedCosine(int query, int row) {
        return VectorUtil.cosine(queries[query], rows[row]);
    }

    @Override
    public String codePath() {
        return codePath;
    }
}

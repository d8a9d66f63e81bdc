package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.ErrorBound;
import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.cosine.exact.Exact;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the kernels of one case, closes them, and compares what they answer with exact answers.
 * Used by one thread.
 */
final class KernelDriver implements AutoCloseable {
    private final CosineKernelFactory factory;
    private final long seed;
    private final SplitMix64 random;
    private final List<CosineKernel> kernels = new ArrayList<>();

    KernelDriver(CosineKernelFactory factory, String caseName, long seed) {
        this.factory = factory;
        this.seed = seed;
        random = SplitMix64.named(caseName, seed);
    }

    /** Returns what the case's vectors and shapes come from. */
    SplitMix64 random() {
        return random;
    }

    /** Returns an empty kernel. */
    CosineKernel kernel(int dimension, int rows, int queries, NormMode normMode) {
        CosineKernel kernel = factory.create(new CosineSpec(dimension, rows, queries, normMode));
        kernels.add(kernel);
        return kernel;
    }

    /** Returns a kernel that holds these vectors. */
    CosineKernel kernel(float[][] queries, float[][] rows, NormMode normMode) {
        CosineKernel kernel =
                kernel(
                        Math.max(dimension(queries), dimension(rows)),
                        rows.length,
                        queries.length,
                        normMode);
        for (int row = 0; row < rows.length; row++) {
            kernel.setRow(row, rows[row]);
        }
        for (int query = 0; query < queries.length; query++) {
            kernel.setQuery(query, queries[query]);
        }
        return kernel;
    }

    private static int dimension(float[][] vectors) {
        return vectors.length == 0 ? 0 : vectors[0].length;
    }

    /** Fails unless a dot product is within its bound. */
    void expectDot(String what, float[] query, float[] row, float seen) {
        double bound = ErrorBound.dot(query.length, Exact.norm(query) * Exact.norm(row));
        expectWithin("the dot product of " + what, Exact.dot(query, row), bound, seen);
    }

    /** Fails unless a cosine is within its bound. */
    void expectCosine(String what, float[] query, float[] row, NormMode normMode, float seen) {
        double bound = ErrorBound.cosine(query.length, normMode);
        expectWithin("the cosine of " + what, Exact.cosine(query, row), bound, seen);
    }

    private void expectWithin(String what, double exact, double bound, float seen) {
        if (!(Math.abs(seen - exact) <= bound)) {
            throw failure(
                    "expected %s to be %s within %.3g, saw %s, which is off by %.3g",
                    what, exact, bound, seen, Math.abs(seen - exact));
        }
    }

    /** Fails unless it is not a number. */
    void expectNotANumber(String what, float seen) {
        if (!Float.isNaN(seen)) {
            throw failure("expected %s not to be a number, saw %s", what, seen);
        }
    }

    /** Fails unless two values have the same bits. */
    void expectSame(String what, float expected, float seen) {
        if (Float.floatToIntBits(expected) != Float.floatToIntBits(seen)) {
            throw failure("expected %s to be %s, saw %s", what, expected, seen);
        }
    }

    /** Fails unless a call is refused by this kind of exception, with these words in it. */
    void expectRefusal(
            String what, Class<? extends RuntimeException> type, String words, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException refusal) {
            if (type.isInstance(refusal) && String.valueOf(refusal.getMessage()).contains(words)) {
                return;
            }
            throw failure(
                    "expected %s to be refused by %s with '%s', saw %s",
                    what, type.getSimpleName(), words, refusal);
        }
        throw failure("expected %s to be refused, saw it accepted", what);
    }

    /** Returns a failure that names the seed. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency.
    ConformanceFailure failure(String format, Object... arguments) {
        String seen = format.formatted(arguments);
        return new ConformanceFailure(seen + " (seed " + seed + ")");
    }

    @Override
    public void close() {
        kernels.forEach(CosineKernel::close);
    }
}

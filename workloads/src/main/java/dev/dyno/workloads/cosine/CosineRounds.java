package dev.dyno.workloads.cosine;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.cosine.ErrorBound;
import dev.dyno.workloads.WrongAnswerException;
import java.util.Arrays;

/**
 * A kernel with the vectors of an input, and the answers of one pass. Every answer of a pass is
 * kept and compared after it, outside of what is timed. Used by one thread.
 */
final class CosineRounds implements AutoCloseable {
    private final CosineInput input;
    private final CosineKernel kernel;
    private final double[] answers;
    private final float[][] results;

    private CosineRounds(CosineInput input, CosineKernel kernel) {
        this.input = input;
        this.kernel = kernel;
        answers = input.answers();
        results = new float[input.rounds()][input.shape().answerCount()];
    }

    /** Makes a kernel and sets its vectors. */
    static CosineRounds of(CosineInput input, CosineKernelFactory factory) {
        CosineKernel kernel = factory.create(input.shape().spec());
        for (int row = 0; row < input.shape().rowCount(); row++) {
            kernel.setRow(row, input.row(row));
        }
        for (int query = 0; query < input.shape().queryCount(); query++) {
            kernel.setQuery(query, input.query(query));
        }
        return new CosineRounds(input, kernel);
    }

    /** Forgets the answers of the pass before. */
    void clear() {
        for (float[] round : results) {
            Arrays.fill(round, Float.NaN);
        }
    }

    /** Computes all cosines of one pass. */
    void pass() {
        if (input.shape().access() == Access.PAIR) {
            for (float[] round : results) {
                pairs(kernel, input.shape().queryCount(), input.shape().rowCount(), round);
            }
        } else {
            for (float[] round : results) {
                kernel.cosines(0, input.shape().queryCount(), 0, input.shape().rowCount(), round);
            }
        }
    }

    private static void pairs(CosineKernel kernel, int queries, int rows, float[] round) {
        int at = 0;
        for (int query = 0; query < queries; query++) {
            for (int row = 0; row < rows; row++) {
                round[at] = kernel.cosine(query, row);
                at++;
            }
        }
    }

    /**
     * Compares every answer of the last pass.
     *
     * @throws WrongAnswerException if one is further off than the contract allows
     */
    void check() {
        double bound = ErrorBound.cosine(input.shape().dimension(), input.shape().normMode());
        for (int round = 0; round < results.length; round++) {
            for (int at = 0; at < answers.length; at++) {
                float seen = results[round][at];
                if (!(Math.abs(seen - answers[at]) <= bound)) {
                    throw new WrongAnswerException(
                            "expected the cosine of query %d and row %d in round %d to be %s"
                                            .formatted(
                                                    at / input.shape().rowCount(),
                                                    at % input.shape().rowCount(),
                                                    round,
                                                    answers[at])
                                    + " within %.3g, saw %s".formatted(bound, seen));
                }
            }
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}

package dev.dyno.workloads.cosine;

import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.cosine.exact.Exact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.IntFunction;

/**
 * What a workload puts through a kernel, as a few lines of text: vectors and exact answers follow
 * from the seed.
 *
 * @param seed of the vectors
 * @param shape how many there are, and what is asked
 * @param rounds how often one pass goes over all queries and rows
 */
record CosineInput(long seed, Shape shape, int rounds) {
    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        String text =
                ("seed=%d%naccess=%s%ndimension=%d%nrow_bytes=%d%nqueries=%d%nnorm_mode=%s%n"
                                + "rounds=%d%n")
                        .formatted(
                                seed,
                                shape.access().name(),
                                shape.dimension(),
                                shape.rowBytes(),
                                shape.queryCount(),
                                shape.normMode().name(),
                                rounds);
        // The exact answers are the reference: a kernel may be off by its bound.
        long digest = 0;
        for (double answer : answers()) {
            digest = SplitMix64.mix(digest + Double.doubleToLongBits(answer));
        }
        long operations = (long) rounds * shape.answerCount();
        return InputLines.write(file, text, operations, "%016x".formatted(digest));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static CosineInput read(Path file) {
        Properties lines = InputLines.read(file);
        Shape shape =
                new Shape(
                        Access.valueOf(lines.getProperty("access")),
                        Integer.parseInt(lines.getProperty("dimension")),
                        Long.parseLong(lines.getProperty("row_bytes")),
                        Integer.parseInt(lines.getProperty("queries")),
                        NormMode.valueOf(lines.getProperty("norm_mode")));
        return new CosineInput(
                Long.parseLong(lines.getProperty("seed")),
                shape,
                Integer.parseInt(lines.getProperty("rounds")));
    }

    /** Returns a row. */
    float[] row(int row) {
        return vector("row", row);
    }

    /** Returns a query. */
    float[] query(int query) {
        return vector("query", query);
    }

    /**
     * Uniform elements in -1..1, which cost a fraction of what normal ones do: the rows of one
     * workload have tens of millions.
     */
    private float[] vector(String kind, int index) {
        SplitMix64 random = SplitMix64.named(kind, seed + index);
        float[] values = new float[shape.dimension()];
        for (int at = 0; at < values.length; at++) {
            values[at] = (random.nextLong() >> 40) * 0x1p-23f;
        }
        return values;
    }

    /** Returns the exact cosine of each query with each row, the rows of a query one by one. */
    double[] answers() {
        int rows = shape.rowCount();
        double[] answers = new double[shape.answerCount()];
        float[][] queries = all(shape.queryCount(), this::query);
        for (int row = 0; row < rows; row++) {
            float[] values = row(row);
            for (int query = 0; query < queries.length; query++) {
                answers[query * rows + row] = Exact.cosine(queries[query], values);
            }
        }
        return answers;
    }

    private static float[][] all(int count, IntFunction<float[]> makes) {
        float[][] all = new float[count][];
        for (int index = 0; index < count; index++) {
            all[index] = makes.apply(index);
        }
        return all;
    }
}

package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.cosine.exact.VectorKind;
import java.util.Arrays;

/** Blocks of queries and rows, whatever is left beside whole tiles. */
final class BlockCases {
    private static final int ROWS = 21;
    private static final int QUERIES = 9;
    private static final float UNTOUCHED = -77;

    private BlockCases() {}

    static void addTo(CosineCases cases) {
        cases.add(
                "every-block-has-its-dots",
                "Any consecutive queries and rows give their own dot products, in order.",
                driver -> everyBlock(driver, BlockCases::dots));
        cases.add(
                "every-block-has-its-cosines",
                "Any consecutive queries and rows give their own cosines, in order.",
                driver -> everyBlock(driver, BlockCases::cosines));
        cases.add(
                "block-touches-its-results-only",
                "Results behind a block's last stay as they were.",
                BlockCases::staysInside);
    }

    /** Vectors at hand, and the kernel that holds them. */
    private static final class Setting {
        private final KernelDriver driver;
        private final CosineKernel kernel;
        private final float[][] queries;
        private final float[][] rows;

        private Setting(KernelDriver driver, int dimension, NormMode normMode) {
            this.driver = driver;
            queries = vectors(driver, QUERIES, dimension);
            rows = vectors(driver, ROWS, dimension);
            kernel = driver.kernel(queries, rows, normMode);
        }

        private static float[][] vectors(KernelDriver driver, int count, int dimension) {
            float[][] vectors = new float[count][];
            for (int index = 0; index < count; index++) {
                vectors[index] = VectorKind.GAUSSIAN.vector(dimension, driver.random());
            }
            return vectors;
        }
    }

    private interface BlockCheck {
        void run(Setting setting, int firstQuery, int queries, int firstRow, int rows);
    }

    private static void everyBlock(KernelDriver driver, BlockCheck check) {
        for (int dimension : new int[] {1, 16, 33, 207}) {
            for (NormMode normMode : NormMode.values()) {
                Setting setting = new Setting(driver, dimension, normMode);
                for (int queries = 0; queries <= QUERIES; queries++) {
                    for (int rows = 0; rows <= ROWS; rows++) {
                        int firstQuery = (QUERIES - queries) / 2;
                        int firstRow = driver.random().nextInt(ROWS - rows + 1);
                        check.run(setting, firstQuery, queries, firstRow, rows);
                    }
                }
            }
        }
    }

    private static String what(int query, int row, int dimension) {
        return "query " + query + " and row " + row + " of " + dimension + " floats in a block";
    }

    private static void dots(Setting in, int firstQuery, int queries, int firstRow, int rows) {
        float[] results = new float[queries * rows];
        in.kernel.dots(firstQuery, queries, firstRow, rows, results);
        for (int at = 0; at < results.length; at++) {
            int query = firstQuery + at / rows;
            int row = firstRow + at % rows;
            in.driver.expectDot(
                    what(query, row, in.kernel.spec().dimension()),
                    in.queries[query],
                    in.rows[row],
                    results[at]);
        }
    }

    private static void cosines(Setting in, int firstQuery, int queries, int firstRow, int rows) {
        float[] results = new float[queries * rows];
        in.kernel.cosines(firstQuery, queries, firstRow, rows, results);
        for (int at = 0; at < results.length; at++) {
            int query = firstQuery + at / rows;
            int row = firstRow + at % rows;
            in.driver.expectCosine(
                    what(query, row, in.kernel.spec().dimension()),
                    in.queries[query],
                    in.rows[row],
                    in.kernel.spec().normMode(),
                    results[at]);
        }
    }

    private static void staysInside(KernelDriver driver) {
        Setting in = new Setting(driver, 33, NormMode.STORED);
        for (int queries : new int[] {0, 1, 4, 5, QUERIES}) {
            for (int rows : new int[] {0, 1, 4, 7, 8, 9, ROWS}) {
                int count = queries * rows;
                float[] results = new float[count + 40];
                Arrays.fill(results, UNTOUCHED);
                in.kernel.dots(0, queries, 0, rows, results);
                in.kernel.cosines(0, queries, 0, rows, results);
                for (int at = count; at < results.length; at++) {
                    driver.expectSame(
                            "the result behind " + queries + " by " + rows, UNTOUCHED, results[at]);
                }
            }
        }
    }
}

package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.cosine.exact.VectorKind;
import java.util.List;

/** Kernels of random shapes, whose vectors are set again and again between random blocks. */
final class RandomBlocks {
    private static final int DIMENSION_MAX = 300;
    private static final int COUNT_MAX = 30;
    private static final int STEPS = 12;

    private RandomBlocks() {}

    static void addTo(CosineCases cases, Profile profile) {
        int rounds =
                switch (profile) {
                    case SMOKE, QUICK -> 24;
                    case STANDARD -> 400;
                    case RIGOROUS -> 4_000;
                };
        cases.add(
                "random-blocks",
                "Whatever its shape and history, a kernel answers within its bounds.",
                driver -> {
                    for (int round = 0; round < rounds; round++) {
                        round(driver);
                    }
                });
    }

    private static void round(KernelDriver driver) {
        SplitMix64 random = driver.random();
        int dimension = 1 + random.nextInt(DIMENSION_MAX);
        NormMode normMode = random.nextInt(2) == 0 ? NormMode.STORED : NormMode.RECOMPUTED;
        float[][] rows = new float[1 + random.nextInt(COUNT_MAX)][];
        float[][] queries = new float[1 + random.nextInt(COUNT_MAX)][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = any(dimension, random);
        }
        for (int query = 0; query < queries.length; query++) {
            queries[query] = any(dimension, random);
        }
        try (CosineKernel kernel = driver.kernel(queries, rows, normMode)) {
            for (int step = 0; step < STEPS; step++) {
                int row = random.nextInt(rows.length);
                rows[row] = any(dimension, random);
                kernel.setRow(row, rows[row]);
                int query = random.nextInt(queries.length);
                queries[query] = any(dimension, random);
                kernel.setQuery(query, queries[query]);
                block(driver, kernel, queries, rows);
            }
        }
    }

    private static float[] any(int dimension, SplitMix64 random) {
        List<VectorKind> kinds = VectorKind.balanced();
        return kinds.get(random.nextInt(kinds.size())).vector(dimension, random);
    }

    private static void block(
            KernelDriver driver, CosineKernel kernel, float[][] queries, float[][] rows) {
        SplitMix64 random = driver.random();
        int firstQuery = random.nextInt(queries.length);
        int queryCount = random.nextInt(queries.length - firstQuery + 1);
        int firstRow = random.nextInt(rows.length);
        int rowCount = random.nextInt(rows.length - firstRow + 1);
        float[] dots = new float[queryCount * rowCount];
        float[] cosines = new float[queryCount * rowCount];
        kernel.dots(firstQuery, queryCount, firstRow, rowCount, dots);
        kernel.cosines(firstQuery, queryCount, firstRow, rowCount, cosines);
        for (int at = 0; at < dots.length; at++) {
            float[] query = queries[firstQuery + at / rowCount];
            float[] row = rows[firstRow + at % rowCount];
            String what = "result " + at + " of " + kernel.spec();
            driver.expectDot(what, query, row, dots[at]);
            driver.expectCosine(what, query, row, kernel.spec().normMode(), cosines[at]);
        }
    }
}

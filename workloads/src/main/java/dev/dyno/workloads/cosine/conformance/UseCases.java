package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.cosine.exact.VectorKind;

/** What callers may and may not do. */
final class UseCases {
    private static final int DIMENSION = 19;
    private static final int ROWS = 6;
    private static final int QUERIES = 3;

    private UseCases() {}

    static void addTo(CosineCases cases) {
        cases.add(
                "vectors-are-copied",
                "What a caller does to an array after setting it changes no vector.",
                UseCases::copies);
        cases.add(
                "vectors-can-be-set-again",
                "The last vector that was set counts, with its own norm.",
                UseCases::setAgain);
        cases.add(
                "kernels-share-nothing",
                "Vectors of one kernel are not seen by another.",
                UseCases::independent);
        cases.add(
                "lengths-are-checked",
                "A vector that is too long or too short is refused, and changes nothing.",
                UseCases::lengths);
        cases.add(
                "indices-are-checked",
                "A query, row or block outside of the kernel is refused.",
                UseCases::indices);
        cases.add(
                "results-must-have-room",
                "A block that is larger than its results is refused.",
                UseCases::room);
        cases.add(
                "closed-kernel-refuses",
                "After the closing every use is refused, and a second closing does nothing.",
                UseCases::closed);
        cases.add("kernel-tells-its-spec", "A kernel knows what it was made for.", UseCases::spec);
    }

    private static float[] vector(KernelDriver driver) {
        return VectorKind.GAUSSIAN.vector(DIMENSION, driver.random());
    }

    private static CosineKernel kernel(KernelDriver driver) {
        return driver.kernel(DIMENSION, ROWS, QUERIES, NormMode.STORED);
    }

    private static void copies(KernelDriver driver) {
        CosineKernel kernel = kernel(driver);
        float[] query = vector(driver);
        float[] row = vector(driver);
        float[] given = query.clone();
        kernel.setQuery(1, given);
        given[3] = 1_000;
        float[] alsoGiven = row.clone();
        kernel.setRow(2, alsoGiven);
        alsoGiven[DIMENSION - 1] = 1_000;
        driver.expectDot("vectors whose arrays were changed", query, row, kernel.dot(1, 2));
    }

    private static void setAgain(KernelDriver driver) {
        CosineKernel kernel = kernel(driver);
        for (int round = 0; round < 3; round++) {
            float[] query = vector(driver);
            float[] row = vector(driver);
            for (int index = 0; index < DIMENSION; index++) {
                row[index] *= 1 << round;
            }
            kernel.setQuery(2, query);
            kernel.setRow(5, row);
            driver.expectDot("vectors set again", query, row, kernel.dot(2, 5));
            driver.expectCosine(
                    "vectors set again", query, row, NormMode.STORED, kernel.cosine(2, 5));
        }
    }

    private static void independent(KernelDriver driver) {
        CosineKernel first = kernel(driver);
        CosineKernel second = kernel(driver);
        float[] query = vector(driver);
        float[] row = vector(driver);
        first.setQuery(0, query);
        first.setRow(0, row);
        second.setQuery(0, vector(driver));
        second.setRow(0, vector(driver));
        second.close();
        driver.expectDot("the first kernel's vectors", query, row, first.dot(0, 0));
    }

    private static void lengths(KernelDriver driver) {
        CosineKernel kernel = kernel(driver);
        float[] query = vector(driver);
        float[] row = vector(driver);
        kernel.setQuery(0, query);
        kernel.setRow(0, row);
        for (int length : new int[] {0, DIMENSION - 1, DIMENSION + 1}) {
            float[] wrong = new float[length];
            String words = Integer.toString(length);
            driver.expectRefusal(
                    "a row of " + length,
                    IllegalArgumentException.class,
                    words,
                    () -> kernel.setRow(0, wrong));
            driver.expectRefusal(
                    "a query of " + length,
                    IllegalArgumentException.class,
                    words,
                    () -> kernel.setQuery(0, wrong));
        }
        driver.expectDot("vectors that refusals left", query, row, kernel.dot(0, 0));
    }

    private static void indices(KernelDriver driver) {
        CosineKernel kernel = kernel(driver);
        float[] values = vector(driver);
        float[] results = new float[1_000];
        for (int row : new int[] {-1, ROWS, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            refuses(driver, row, () -> kernel.dot(0, row));
            refuses(driver, row, () -> kernel.cosine(0, row));
            refuses(driver, row, () -> kernel.setRow(row, values));
            refuses(driver, row, () -> kernel.dots(0, 1, row, 1, results));
        }
        for (int query : new int[] {-1, QUERIES, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            refuses(driver, query, () -> kernel.dot(query, 0));
            refuses(driver, query, () -> kernel.cosine(query, 0));
            refuses(driver, query, () -> kernel.setQuery(query, values));
            refuses(driver, query, () -> kernel.cosines(query, 1, 0, 1, results));
        }
        refuses(driver, ROWS, () -> kernel.dots(0, 1, 1, ROWS, results));
        refuses(driver, -1, () -> kernel.dots(0, 1, 1, -1, results));
        refuses(driver, QUERIES, () -> kernel.cosines(1, QUERIES, 0, 1, results));
        refuses(driver, -1, () -> kernel.cosines(1, -1, 0, 1, results));
        refuses(driver, Integer.MAX_VALUE, () -> kernel.dots(0, 1, 1, Integer.MAX_VALUE, results));
    }

    private static void refuses(KernelDriver driver, int index, Runnable call) {
        String words = Integer.toString(index);
        driver.expectRefusal("a use of " + index, IndexOutOfBoundsException.class, words, call);
    }

    private static void room(KernelDriver driver) {
        CosineKernel kernel = kernel(driver);
        float[] small = new float[QUERIES * ROWS - 1];
        driver.expectRefusal(
                "a block of dots without room",
                IllegalArgumentException.class,
                Integer.toString(small.length),
                () -> kernel.dots(0, QUERIES, 0, ROWS, small));
        driver.expectRefusal(
                "a block of cosines without room",
                IllegalArgumentException.class,
                Integer.toString(small.length),
                () -> kernel.cosines(0, QUERIES, 0, ROWS, small));
    }

    private static void closed(KernelDriver driver) {
        CosineKernel kernel = kernel(driver);
        kernel.setRow(0, vector(driver));
        kernel.close();
        kernel.close();
        float[] values = vector(driver);
        float[] results = new float[1];
        refusesClosed(driver, () -> kernel.setRow(0, values));
        refusesClosed(driver, () -> kernel.setQuery(0, values));
        refusesClosed(driver, () -> kernel.dot(0, 0));
        refusesClosed(driver, () -> kernel.cosine(0, 0));
        refusesClosed(driver, () -> kernel.dots(0, 1, 0, 1, results));
        refusesClosed(driver, () -> kernel.cosines(0, 0, 0, 0, results));
    }

    private static void refusesClosed(KernelDriver driver, Runnable call) {
        driver.expectRefusal(
                "a use after the closing", IllegalStateException.class, "closed", call);
    }

    private static void spec(KernelDriver driver) {
        CosineKernel kernel = driver.kernel(5, 4, 3, NormMode.RECOMPUTED);
        String seen = kernel.spec().toString();
        String expected = "CosineSpec[dimension=5, rowCount=4, queryCount=3, normMode=RECOMPUTED]";
        if (!seen.equals(expected)) {
            throw driver.failure("expected %s, saw %s", expected, seen);
        }
    }
}

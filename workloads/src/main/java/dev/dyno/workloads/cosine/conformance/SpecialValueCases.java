package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineCapability;
import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.cosine.exact.VectorKind;
import java.util.Arrays;

/** Values at the ends of what a float can be. */
final class SpecialValueCases {
    private static final int[] DIMENSIONS = {1, 3, 16, 17, 64, 67, 207};
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private SpecialValueCases() {}

    static void addTo(CosineCases cases) {
        cases.add(
                "empty-vectors-have-a-dot-of-zero",
                "The dot product of vectors without elements is 0.",
                SpecialValueCases::empty);
        cases.add(
                "vectors-are-zero-at-first",
                "A vector that was not set is zero: its dot products are 0.",
                SpecialValueCases::unset);
        cases.add(
                "denormals-count",
                "Denormal elements are not taken for zeros.",
                SpecialValueCases::denormals);
        cases.add(
                "ends-of-the-common-range",
                "Cosines keep their bound up to the squared norms that the contract names.",
                driver -> scaled(driver, 30, 30));
        cases.add(
                "cosine-of-very-long-and-short-vectors",
                "Cosines keep their bound where a squared norm is no normal float.",
                SpecialValueCases::fullRange,
                CosineCapability.FULL_RANGE);
        cases.add(
                "zero-vector-has-no-cosine",
                "A cosine with a zero vector is not a number.",
                SpecialValueCases::zeroVector,
                CosineCapability.NOT_A_NUMBER);
        cases.add(
                "infinities-and-no-numbers",
                "What is not finite goes through a dot product as IEEE 754 says.",
                SpecialValueCases::notFinite,
                CosineCapability.NOT_A_NUMBER);
    }

    private static void empty(KernelDriver driver) {
        CosineKernel kernel = driver.kernel(0, 9, 5, NormMode.STORED);
        kernel.setRow(8, new float[0]);
        kernel.setQuery(4, new float[0]);
        driver.expectSame("an empty dot product", 0, kernel.dot(4, 8));
        float[] results = new float[45];
        results[44] = 1;
        kernel.dots(0, 5, 0, 9, results);
        driver.expectSame("an empty dot product in a block", 0, results[44]);
    }

    private static void unset(KernelDriver driver) {
        CosineKernel kernel = driver.kernel(67, 9, 5, NormMode.STORED);
        float[] values = VectorKind.POSITIVE.vector(67, driver.random());
        kernel.setRow(3, values);
        kernel.setQuery(2, values);
        driver.expectSame("a dot product with a row that was not set", 0, kernel.dot(2, 4));
        driver.expectSame("a dot product with a query that was not set", 0, kernel.dot(1, 3));
    }

    private static void denormals(KernelDriver driver) {
        for (int dimension : DIMENSIONS) {
            float[] query = VectorKind.POSITIVE.vector(dimension, driver.random());
            float[] row = VectorKind.POSITIVE.vector(dimension, driver.random());
            for (int index = 0; index < dimension; index++) {
                query[index] = Math.scalb(0.5f + query[index], 100);
                row[index] = Math.scalb(0.5f + row[index], -130);
            }
            float[][] queries = {query};
            float[][] rows = {row};
            CosineKernel kernel = driver.kernel(queries, rows, NormMode.STORED);
            driver.expectDot("a denormal row of " + dimension, query, row, kernel.dot(0, 0));
        }
    }

    /** Puts queries and rows, each scaled by a power of two, through every way to a cosine. */
    private static void scaled(KernelDriver driver, int queryPower, int rowPower) {
        for (NormMode normMode : NormMode.values()) {
            for (int dimension : DIMENSIONS) {
                for (int signs = 0; signs < 4; signs++) {
                    float[][] queries = {
                        unitScaled(driver, dimension, signs % 2 == 0 ? queryPower : -queryPower),
                        unitScaled(driver, dimension, 0)
                    };
                    float[][] rows = {
                        unitScaled(driver, dimension, signs / 2 == 0 ? rowPower : -rowPower),
                        unitScaled(driver, dimension, 0)
                    };
                    everyCosine(driver, queries, rows, normMode);
                }
            }
        }
    }

    private static void everyCosine(
            KernelDriver driver, float[][] queries, float[][] rows, NormMode normMode) {
        CosineKernel kernel = driver.kernel(queries, rows, normMode);
        float[] results = new float[queries.length * rows.length];
        kernel.cosines(0, queries.length, 0, rows.length, results);
        for (int query = 0; query < queries.length; query++) {
            for (int row = 0; row < rows.length; row++) {
                String what =
                        "vectors that start with " + queries[query][0] + " and " + rows[row][0];
                driver.expectCosine(
                        what, queries[query], rows[row], normMode, kernel.cosine(query, row));
                driver.expectCosine(
                        what + " in a block",
                        queries[query],
                        rows[row],
                        normMode,
                        results[query * rows.length + row]);
            }
        }
    }

    /** Returns a vector whose squared norm is a little inside of the power of two. */
    private static float[] unitScaled(KernelDriver driver, int dimension, int power) {
        float[] values = new float[dimension];
        double share = (power > 0 ? 0.99 : 1.01) / Math.sqrt(dimension);
        for (int index = 0; index < dimension; index++) {
            int sign = driver.random().nextInt(2) == 0 ? 1 : -1;
            values[index] = Math.scalb((float) (sign * share), power);
        }
        return values;
    }

    private static void fullRange(KernelDriver driver) {
        for (int power : new int[] {31, 63, 64, 100, 120}) {
            scaled(driver, power, power);
            scaled(driver, power, 0);
        }
        float[][] smallest = {{Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_VALUE}};
        float[][] largest = {{Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE}};
        for (NormMode normMode : NormMode.values()) {
            everyCosine(driver, smallest, largest, normMode);
            everyCosine(driver, smallest, smallest, normMode);
            everyCosine(driver, largest, largest, normMode);
        }
    }

    private static void zeroVector(KernelDriver driver) {
        for (NormMode normMode : NormMode.values()) {
            for (int dimension : new int[] {0, 1, 16, 67}) {
                CosineKernel kernel = driver.kernel(dimension, 9, 5, normMode);
                float[] values = new float[dimension];
                Arrays.fill(values, 3);
                kernel.setQuery(0, values);
                kernel.setRow(0, values);
                float[] results = new float[45];
                kernel.cosines(0, 5, 0, 9, results);
                driver.expectNotANumber("the cosine with a zero row", kernel.cosine(0, 1));
                driver.expectNotANumber("the cosine with a zero query", kernel.cosine(1, 0));
                driver.expectNotANumber("the cosine of zero vectors", kernel.cosine(1, 1));
                driver.expectNotANumber("a zero row's cosine in a block", results[8]);
                driver.expectNotANumber("zero vectors' cosine in a block", results[44]);
            }
        }
    }

    private static void notFinite(KernelDriver driver) {
        for (NormMode normMode : NormMode.values()) {
            for (int dimension : DIMENSIONS) {
                for (int at : new int[] {0, dimension / 2, dimension - 1}) {
                    meet(driver, normMode, dimension, at, Float.NaN, 1, Float.NaN);
                    meet(driver, normMode, dimension, at, INFINITY, 1, INFINITY);
                    meet(driver, normMode, dimension, at, -INFINITY, 2, -INFINITY);
                    meet(driver, normMode, dimension, at, INFINITY, -INFINITY, -INFINITY);
                    meet(driver, normMode, dimension, at, INFINITY, 0, Float.NaN);
                }
                if (dimension > 1) {
                    oppose(driver, normMode, dimension);
                }
            }
        }
    }

    private static void meet(
            KernelDriver driver,
            NormMode normMode,
            int dimension,
            int at,
            float inQuery,
            float inRow,
            float dot) {
        float[][] queries = {VectorKind.GAUSSIAN.vector(dimension, driver.random())};
        float[][] rows = {VectorKind.GAUSSIAN.vector(dimension, driver.random())};
        queries[0][at] = inQuery;
        rows[0][at] = inRow;
        CosineKernel kernel = driver.kernel(queries, rows, normMode);
        String what = inQuery + " and " + inRow + " at " + at + " of " + dimension;
        driver.expectSame("a dot product with " + what, dot, kernel.dot(0, 0));
        driver.expectNotANumber("a cosine with " + what, kernel.cosine(0, 0));
    }

    private static void oppose(KernelDriver driver, NormMode normMode, int dimension) {
        float[][] queries = {VectorKind.POSITIVE.vector(dimension, driver.random())};
        float[][] rows = {VectorKind.POSITIVE.vector(dimension, driver.random())};
        queries[0][0] = INFINITY;
        queries[0][dimension - 1] = -INFINITY;
        CosineKernel kernel = driver.kernel(queries, rows, normMode);
        driver.expectNotANumber("a dot product of opposed infinities", kernel.dot(0, 0));
        driver.expectNotANumber("a cosine of opposed infinities", kernel.cosine(0, 0));
    }
}

package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineCapability;
import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.cosine.exact.VectorKind;
import java.util.List;

/** How exact single pairs are. */
final class BoundCases {
    /** Around every width that a register, a group of them, or a block of groups can have. */
    private static final int[] DIMENSIONS = {
        1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 207, 255, 256,
        257, 384, 768, 1023, 1024, 1025, 1536, 2047, 2049, 4098
    };

    private static final int ONE_SIDED_PAIRS = 8;

    private BoundCases() {}

    static void addTo(CosineCases cases, Profile profile) {
        int pairs = profile.includes(Profile.STANDARD) ? 20 : 2;
        cases.add(
                "dot-keeps-its-bound",
                "A dot product is as exact as the contract says, at every length.",
                driver ->
                        pairs(
                                driver,
                                NormMode.STORED,
                                VectorKind.balanced(),
                                pairs,
                                BoundCases::dot));
        cases.add(
                "cosine-by-stored-norms-keeps-its-bound",
                "A cosine by stored norms is as exact as the contract says.",
                driver ->
                        pairs(
                                driver,
                                NormMode.STORED,
                                VectorKind.balanced(),
                                pairs,
                                BoundCases::cosine));
        cases.add(
                "cosine-by-recomputed-norms-keeps-its-bound",
                "A cosine by recomputed norms is as exact as the contract says.",
                driver ->
                        pairs(
                                driver,
                                NormMode.RECOMPUTED,
                                VectorKind.balanced(),
                                pairs,
                                BoundCases::cosine));
        cases.add(
                "one-sided-rounding-keeps-the-bounds",
                "Bounds hold as well where every addition loses on the same side.",
                BoundCases::oneSided,
                CosineCapability.ONE_SIDED_ROUNDING);
    }

    private static void oneSided(KernelDriver driver) {
        List<VectorKind> constant = List.of(VectorKind.CONSTANT);
        pairs(driver, NormMode.STORED, constant, ONE_SIDED_PAIRS, BoundCases::dot);
        pairs(driver, NormMode.STORED, constant, ONE_SIDED_PAIRS, BoundCases::cosine);
        pairs(driver, NormMode.RECOMPUTED, constant, ONE_SIDED_PAIRS, BoundCases::cosine);
    }

    private interface Check {
        void run(KernelDriver driver, String what, CosineKernel kernel, float[] query, float[] row);
    }

    private static void dot(
            KernelDriver driver, String what, CosineKernel kernel, float[] query, float[] row) {
        driver.expectDot(what, query, row, kernel.dot(0, 0));
    }

    private static void cosine(
            KernelDriver driver, String what, CosineKernel kernel, float[] query, float[] row) {
        driver.expectCosine(what, query, row, kernel.spec().normMode(), kernel.cosine(0, 0));
    }

    private static void pairs(
            KernelDriver driver,
            NormMode normMode,
            List<VectorKind> kinds,
            int pairs,
            Check check) {
        for (int dimension : DIMENSIONS) {
            CosineKernel kernel = driver.kernel(dimension, 1, 1, normMode);
            for (VectorKind kind : kinds) {
                for (int pair = 0; pair < pairs; pair++) {
                    float[] query = kind.vector(dimension, driver.random());
                    float[] row = kind.vector(dimension, driver.random());
                    kernel.setQuery(0, query);
                    kernel.setRow(0, row);
                    String what = "two " + kind.id() + " vectors of " + dimension;
                    check.run(driver, what, kernel, query, row);
                }
            }
            kernel.close();
        }
    }
}

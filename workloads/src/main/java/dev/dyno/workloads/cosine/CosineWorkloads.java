package dev.dyno.workloads.cosine;

import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.ArrayList;
import java.util.List;

/** All workloads of dot products and cosines. */
final class CosineWorkloads {
    /** Half of a nearest cache of 48 KiB, so that rows, query and results stay there. */
    private static final long L1_BYTES = 24L << 10;

    /** Half of a second cache of 1 MiB. */
    private static final long L2_BYTES = 512L << 10;

    /** Several times a last cache of 32 MiB. */
    private static final long DRAM_BYTES = 128L << 20;

    private static final List<Workload> ALL = make();

    private CosineWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    static List<Workload> all() {
        return ALL;
    }

    private static List<Workload> make() {
        List<Workload> all = new ArrayList<>();
        all.add(pair(128, Profile.QUICK));
        all.add(pair(384, Profile.STANDARD));
        all.add(pair(768, Profile.QUICK));
        all.add(pair(1536, Profile.QUICK));
        all.add(recomputed(128));
        all.add(recomputed(768));
        all.add(rows("l2", L2_BYTES, 768, Profile.QUICK));
        all.add(rows("dram", DRAM_BYTES, 768, Profile.QUICK));
        all.add(rows("dram", DRAM_BYTES, 1536, Profile.STANDARD));
        all.add(batch("l1", L1_BYTES, 128, Profile.STANDARD));
        all.add(batch("l1", L1_BYTES, 768, Profile.QUICK));
        all.add(batch("l2", L2_BYTES, 384, Profile.STANDARD));
        all.add(batch("l2", L2_BYTES, 768, Profile.QUICK));
        all.add(batch("dram", DRAM_BYTES, 768, Profile.STANDARD));
        return List.copyOf(all);
    }

    private static Workload pair(int dimension, Profile tier) {
        return new CosineWorkload(
                "pair-" + dimension,
                "Cosines by stored norms of "
                        + dimension
                        + " floats, pair by pair, in the nearest"
                        + " cache.",
                tier,
                new Shape(Access.PAIR, dimension, L1_BYTES, 1, NormMode.STORED));
    }

    private static Workload recomputed(int dimension) {
        return new CosineWorkload(
                "pair-recomputed-" + dimension,
                "Cosines of "
                        + dimension
                        + " floats whose norms are not known, pair by pair, in"
                        + " the nearest cache.",
                Profile.STANDARD,
                new Shape(Access.PAIR, dimension, L1_BYTES, 1, NormMode.RECOMPUTED));
    }

    private static Workload rows(String where, long bytes, int dimension, Profile tier) {
        return new CosineWorkload(
                "rows-" + where + "-" + dimension,
                "One query against rows of " + dimension + " floats, which fill the " + where + ".",
                tier,
                new Shape(Access.BLOCK, dimension, bytes, 1, NormMode.STORED));
    }

    private static Workload batch(String where, long bytes, int dimension, Profile tier) {
        return new CosineWorkload(
                "batch-" + where + "-" + dimension,
                "Sixteen queries at a time against rows of "
                        + dimension
                        + " floats, which fill"
                        + " the "
                        + where
                        + ".",
                tier,
                new Shape(Access.BLOCK, dimension, bytes, 16, NormMode.STORED));
    }
}

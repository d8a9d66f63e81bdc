package dev.dyno.workloads.vector;

import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.List;

/** All workloads of vectors, one line or two each. */
final class VectorWorkloads {
    private static final List<Workload> ALL =
            List.of(
                    append("1k", "A thousand", Profile.QUICK, 1_000),
                    append("1m", "A million", Profile.QUICK, 1_000_000),
                    append("100m", "A hundred million", Profile.QUICK, 100_000_000),
                    new VectorWorkload(
                            "assign-100m",
                            "A hundred million ints in memory that is there are set by one call:"
                                    + " what the machine's memory allows.",
                            Profile.QUICK,
                            Operation.ASSIGN,
                            100_000_000),
                    new VectorWorkload(
                            "iterate-4k",
                            "All of four thousand ints are added up in order, in the nearest"
                                    + " cache.",
                            Profile.QUICK,
                            Operation.ITERATE,
                            1 << 12),
                    new VectorWorkload(
                            "iterate-16m",
                            "All of sixteen million ints are added up in order, from memory.",
                            Profile.STANDARD,
                            Operation.ITERATE,
                            1 << 24),
                    new VectorWorkload(
                            "read-at-random-4k",
                            "Ints of four thousand are read at random indices, in the nearest"
                                    + " cache.",
                            Profile.QUICK,
                            Operation.READ_AT_RANDOM,
                            1 << 12),
                    new VectorWorkload(
                            "read-at-random-1m",
                            "Ints of a million are read at random indices.",
                            Profile.STANDARD,
                            Operation.READ_AT_RANDOM,
                            1 << 20),
                    new VectorWorkload(
                            "insert-erase-1k",
                            "An int is inserted into a thousand somewhere, and one erased.",
                            Profile.QUICK,
                            Operation.INSERT_AND_ERASE,
                            1_000),
                    new VectorWorkload(
                            "insert-erase-100k",
                            "An int is inserted into a hundred thousand somewhere, and one erased.",
                            Profile.STANDARD,
                            Operation.INSERT_AND_ERASE,
                            100_000));

    private VectorWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    static List<Workload> all() {
        return ALL;
    }

    private static Workload append(String size, String words, Profile tier, int elements) {
        return new VectorWorkload(
                "append-" + size,
                words + " ints are appended to a new vector one by one.",
                tier,
                Operation.APPEND,
                elements);
    }
}

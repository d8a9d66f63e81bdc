package dev.dyno.harness.bisect;

import dev.dyno.harness.compare.Commit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Compares two commits; what a bisection asks. */
interface Duet {
    /** What a comparison says of a commit. */
    enum Answer {
        /** It differs from the other as the bad commit differs from the good one. */
        MOVED,
        /** It does not. */
        UNMOVED,
        /** The data prove neither. */
        UNCLEAR,
        /** It cannot be compared: it does not build, or lacks the benchmark. */
        SKIPPED
    }

    /**
     * An answer with what it rests on.
     *
     * @param costRatio the commit's cost over that of the other, or null
     * @param reason in words
     * @param gate the folder of raw slices, or null where nothing was measured
     */
    record Finding(
            Answer answer, @Nullable Double costRatio, String reason, @Nullable String gate) {}

    /**
     * Compares two commits with fresh forks. The first call is of the good commit with the bad one.
     *
     * @param duetsLeft how many comparisons the search will need, this one included, which share
     *     what is left of the budget
     */
    Finding compare(Commit base, Commit commit, int duetsLeft)
            throws IOException, InterruptedException;

    /** Answers whether the budget allows another comparison. */
    boolean hasTime();
}

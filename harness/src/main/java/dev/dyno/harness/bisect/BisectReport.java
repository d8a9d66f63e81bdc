package dev.dyno.harness.bisect;

import dev.dyno.harness.compare.Commit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bisection knows, at its end and at every moment before; {@code bisect.json}.
 *
 * @param good the commit to start from, as the user named it
 * @param bad the commit that is reached, as the user named it
 * @param status found, range (several commits are left), unmoved (good and bad do not differ),
 *     unclear (good and bad could not be told apart or found the same), interrupted, or running in
 *     the file of one that is under way
 * @param benchmark the one that is followed, or null before one has moved
 * @param direction slower or faster, or null before one has moved
 * @param lastUnmoved the youngest commit that is known to be like the good one
 * @param firstMoved the oldest commit that is known to have moved, or null before one has
 * @param between the commits between these two, of which nothing is known, oldest first
 * @param confirmed whether the first moved commit differs from the one before it too, when both are
 *     compared with each other
 * @param steps comparisons in the order of time
 * @param alsoMoved other benchmarks that moved from good to bad, each perhaps by another commit
 */
public record BisectReport(
        int schemaVersion,
        String good,
        String bad,
        String status,
        @Nullable String benchmark,
        @Nullable String direction,
        Commit lastUnmoved,
        @Nullable Commit firstMoved,
        List<Commit> between,
        boolean confirmed,
        List<Step> steps,
        List<String> alsoMoved) {
    /** The version of this record's components. */
    public static final int SCHEMA_VERSION = 1;

    /** The status of a bisection that has one commit left. */
    public static final String FOUND = "found";

    /** Copies the lists. */
    public BisectReport {
        between = List.copyOf(between);
        steps = List.copyOf(steps);
        alsoMoved = List.copyOf(alsoMoved);
    }

    /**
     * One commit compared with another.
     *
     * @param answer moved, unmoved, unclear or skipped
     * @param attempts how often it was compared, each time with fresh forks
     * @param costRatio the commit's cost over that of the other, of the last attempt, or null
     * @param reason in words
     * @param gates the folders of the attempts' raw slices
     */
    public record Step(
            Commit commit,
            String comparedWith,
            String answer,
            int attempts,
            @Nullable Double costRatio,
            String reason,
            List<String> gates) {
        /** Copies the list. */
        public Step {
            gates = List.copyOf(gates);
        }
    }
}

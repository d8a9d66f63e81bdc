package dev.dyno.harness.duet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fork group to be run.
 *
 * @param index its number in the run
 * @param phase screening, confirmation or another word for a reader
 * @param arms in the order in which they start
 * @param seed of the schedule
 */
public record GroupRequest(
        int index, BenchmarkCase benchmark, String phase, List<ArmBuild> arms, long seed) {
    /** Copies the list. */
    public GroupRequest {
        arms = List.copyOf(arms);
    }

    /**
     * What one arm runs.
     *
     * @param arm base, candidate, base_copy or slowed
     * @param injection what slows it, or null; such a build must be one that {@link SlowedBuild}
     *     made
     */
    public record ArmBuild(String arm, Build build, @Nullable Injection injection) {
        /** Creates an arm that runs a build as it is. */
        public ArmBuild(String arm, Build build) {
            this(arm, build, null);
        }
    }
}

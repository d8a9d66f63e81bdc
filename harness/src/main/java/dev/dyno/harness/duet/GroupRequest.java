package dev.dyno.harness.duet;

import java.util.List;

/**
 * One fork group to be run.
 *
 * @param index its number in the run
 * @param phase screening, confirmation or another word for a reader
 * @param arms base first
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
     */
    public record ArmBuild(String arm, Build build) {}
}

package dev.dyno.results.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run set out to do; written once, before the first trial ({@code run.json}).
 *
 * @param schemaVersion the version of the file format, {@link #SCHEMA_VERSION}
 * @param runId the folder's name
 * @param startedAt UTC, ISO 8601
 * @param profile smoke, quick, standard or rigorous
 * @param commandLine the arguments as given
 * @param seed from which inputs and the order of trials follow
 * @param gitCommit the commit that was built, or null outside a repository
 * @param gitDirty whether the tree differed from that commit
 * @param dynoVersion the version of this program
 * @param implementations all that the catalogues know for the selected domains
 * @param workloads the selected ones
 * @param plan the trials in the order of execution
 */
public record RunManifest(
        int schemaVersion,
        String runId,
        String startedAt,
        String profile,
        List<String> commandLine,
        long seed,
        @Nullable String gitCommit,
        boolean gitDirty,
        String dynoVersion,
        List<ImplementationInfo> implementations,
        List<WorkloadInfo> workloads,
        List<PlannedTrial> plan) {
    /** The version that this program writes. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * One implementation as the catalogue describes it.
     *
     * @param kind reference, ours or peer
     * @param selected whether this run was asked to measure it
     * @param reason why it is not available, or null
     * @param capabilities ids of what it can do; empty when it is not available
     * @param missingCapabilities ids of what the contract knows and it cannot do
     */
    public record ImplementationInfo(
            String contract,
            String id,
            String kind,
            String summary,
            boolean selected,
            boolean available,
            @Nullable String reason,
            List<String> capabilities,
            List<String> missingCapabilities) {}

    /**
     * One workload with its prepared input.
     *
     * @param kind closed_loop or open_loop
     * @param operationUnit the plural noun of one operation
     * @param operations how many one pass performs
     * @param parameters further settings, for a reader
     */
    public record WorkloadInfo(
            String id,
            String domain,
            String contract,
            String kind,
            String summary,
            String operationUnit,
            long operations,
            String inputDigest,
            String answerDigest,
            Map<String, String> parameters) {
        /** The parameter that names what the machine itself sets as the floor of latency. */
        public static final String FLOOR = "floor";

        /** The floor of operations that wait for the storage: the passport's flush. */
        public static final String FLOOR_FSYNC = "fsync";

        /** Returns whether the machine's flush is the floor of this workload's latency. */
        public boolean waitsForStorage() {
            return FLOOR_FSYNC.equals(parameters.get(FLOOR));
        }
    }

    /**
     * One trial of the plan: a fresh JVM that measures one implementation on the given workloads.
     *
     * @param index its position, from 0
     * @param fork which replicate of this implementation and these workloads, from 0
     */
    public record PlannedTrial(
            int index, String contract, String implementation, List<String> workloads, int fork) {}
}

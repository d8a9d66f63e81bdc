package dev.dyno.harness.run;

import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes down what a run sets out to do. */
final class Manifests {
    private static final String DYNO_VERSION = "0.1.0";

    private final RunOptions options;
    private final List<Selection> selections;
    private final String startedAt = Instant.now().toString();

    Manifests(RunOptions options, List<Selection> selections) {
        this.options = options;
        this.selections = selections;
    }

    /**
     * Returns the manifest.
     *
     * @param inputs by workload; a workload without one was not prepared and is left out
     * @param remarks on all open-loop workloads, among their parameters
     */
    RunManifest manifest(
            String runId,
            List<PlannedTrial> plan,
            Map<String, Input> inputs,
            Map<String, String> remarks) {
        GitState git = GitState.of(options.root());
        return new RunManifest(
                RunManifest.SCHEMA_VERSION,
                runId,
                startedAt,
                options.profile().id(),
                options.arguments(),
                options.seed(),
                git.commit(),
                git.dirty(),
                DYNO_VERSION,
                implementations(),
                workloads(inputs, remarks),
                plan);
    }

    private List<ImplementationInfo> implementations() {
        List<ImplementationInfo> infos = new ArrayList<>();
        for (Selection selection : selections) {
            for (Selection.Candidate candidate : selection.candidates()) {
                List<String> missing = new ArrayList<>();
                if (candidate.reason() == null) {
                    missing.addAll(selection.domain().allCapabilities());
                    missing.removeAll(candidate.capabilities());
                }
                infos.add(
                        new ImplementationInfo(
                                candidate.entry().contract(),
                                candidate.entry().id(),
                                candidate.entry().kind().id(),
                                candidate.entry().summary(),
                                candidate.selected(),
                                candidate.reason() == null,
                                candidate.reason(),
                                List.copyOf(candidate.capabilities()),
                                missing));
            }
        }
        return infos;
    }

    private List<WorkloadInfo> workloads(Map<String, Input> inputs, Map<String, String> remarks) {
        List<WorkloadInfo> infos = new ArrayList<>();
        for (Selection selection : selections) {
            for (Workload workload : selection.workloads()) {
                Input input = inputs.get(workload.id());
                if (input != null) {
                    infos.add(info(selection, workload, input, remarks));
                }
            }
        }
        return infos;
    }

    private WorkloadInfo info(
            Selection selection, Workload workload, Input input, Map<String, String> remarks) {
        return new WorkloadInfo(
                workload.id(),
                selection.domain().id(),
                selection.domain().contract(),
                workload instanceof ClosedLoopWorkload ? "closed_loop" : "open_loop",
                workload.summary(),
                workload.operationUnit(),
                input.operations(),
                input.inputDigest(),
                input.answerDigest(),
                parameters(workload, remarks));
    }

    private Map<String, String> parameters(Workload workload, Map<String, String> remarks) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (workload instanceof OpenLoopWorkload<?> open) {
            parameters.put("arrivals", open.arrivals().id());
            parameters.put(
                    "rates_per_second",
                    open.ratesPerSecond(options.profile()).stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")));
            parameters.putAll(remarks);
        }
        if (workload.waitsForStorage()) {
            parameters.put(WorkloadInfo.FLOOR, WorkloadInfo.FLOOR_FSYNC);
        }
        return parameters;
    }
}

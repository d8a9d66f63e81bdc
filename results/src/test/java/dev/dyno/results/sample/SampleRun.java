package dev.dyno.results.sample;

import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.RunWriter;
import dev.dyno.results.store.StoredRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds synthetic runs of one contract, {@code order-book}. Every round plans one closed-loop and
 * one open-loop trial of each available implementation. Throughput and latency are exact: the tests
 * know the truth.
 *
 * <pre>{@code
 * Path folder = SampleRun.typical().write(runsFolder);
 * StoredRun run = RunReader.open(folder);
 * }</pre>
 */
public final class SampleRun {
    /** The only contract. */
    public static final String CONTRACT = "order-book";

    private static final Instant START = Instant.parse("2026-11-23T23:59:01Z");

    private final List<ImplementationInfo> implementations = new ArrayList<>();
    private final Map<String, ConformanceResult> conformance = new LinkedHashMap<>();
    private final List<WorkloadInfo> workloads = new ArrayList<>();
    private final Map<String, Double> speed = new LinkedHashMap<>();
    private final List<UnaryOperator<List<TrialResult>>> changes = new ArrayList<>();
    private final List<LayoutResult> layouts = new ArrayList<>();
    private int forks = 6;
    private @Nullable String endStatus = "complete";
    private List<Integer> missingTrials = List.of();

    private SampleRun() {}

    /** Returns a run without implementations and workloads. */
    public static SampleRun empty() {
        return new SampleRun();
    }

    /**
     * Returns a run with six forks: a reference, a contender four times as fast, a slower peer that
     * lacks a capability, a peer that is not there and a contender that is wrong; two closed-loop
     * workloads and an open-loop one.
     */
    public static SampleRun typical() {
        return empty().implementation("tree-map", "reference", 3.0e6)
                .implementation("ladder", "ours", 12.0e6)
                .implementation("exchange-core-direct", "peer", 9.0e6)
                .lacking("exchange-core-direct", "post-only")
                .unavailable("parity-match", "peer", "class X is not on the class path")
                .implementation("ladder-offheap", "ours", 10.0e6)
                .invalid("ladder-offheap", "crossing_replace: trade at 101, expected 100")
                .closedLoop("matching/flow-normal")
                .closedLoop("matching/flow-swing-25")
                .openLoop("matching/open-normal");
    }

    /** Adds an available implementation that is valid, at so many operations per second. */
    public SampleRun implementation(String id, String kind, double operationsPerSecond) {
        implementations.add(
                new ImplementationInfo(
                        CONTRACT,
                        id,
                        kind,
                        "A synthetic " + id + ".",
                        true,
                        true,
                        null,
                        List.of("limit", "post-only"),
                        List.of()));
        conformance.put(id, valid(id));
        speed.put(id, operationsPerSecond);
        layouts.add(SampleMachine.layout(CONTRACT, id));
        return this;
    }

    /** Adds an implementation that cannot run here. */
    public SampleRun unavailable(String id, String kind, String reason) {
        implementations.add(
                new ImplementationInfo(
                        CONTRACT,
                        id,
                        kind,
                        "A synthetic " + id + ".",
                        true,
                        false,
                        reason,
                        List.of(),
                        List.of()));
        conformance.put(id, new ConformanceResult(CONTRACT, id, "unavailable", reason, List.of()));
        return this;
    }

    /** Lets an implementation miss a capability. */
    public SampleRun lacking(String id, String capability) {
        implementations.replaceAll(info ->
                info.id().equals(id)
                        ? new ImplementationInfo(
                                info.contract(),
                                info.id(),
                                info.kind(),
                                info.summary(),
                                info.selected(),
                                info.available(),
                                info.reason(),
                                List.of("limit"),
                                List.of(capability))
                        : info);
        return this;
    }

    /** Leaves an implementation out of the selection. */
    public SampleRun notSelected(String id) {
        implementations.replaceAll(info ->
                info.id().equals(id)
                        ? new ImplementationInfo(
                                info.contract(),
                                info.id(),
                                info.kind(),
                                info.summary(),
                                false,
                                info.available(),
                                info.reason(),
                                info.capabilities(),
                                info.missingCapabilities())
                        : info);
        conformance.remove(id);
        return this;
    }

    /** Lets an implementation fail the gate; it has no trials then. */
    public SampleRun invalid(String id, String reason) {
        conformance.put(
                id,
                new ConformanceResult(
                        CONTRACT,
                        id,
                        "invalid",
                        reason,
                        List.of(
                                new ConformanceResult.CaseResult(
                                        "crossing_replace",
                                        "Trades happen at the maker's price.",
                                        "failed",
                                        reason))));
        return this;
    }

    private static ConformanceResult valid(String id) {
        return new ConformanceResult(
                CONTRACT,
                id,
                "valid",
                null,
                List.of(
                        new ConformanceResult.CaseResult(
                                "empty_book", "An empty book has no best price.", "passed", null),
                        new ConformanceResult.CaseResult(
                                "post_only_crossing",
                                "A post-only order never takes.",
                                "skipped",
                                "post-only")));
    }

    /** Adds a closed-loop workload. */
    public SampleRun closedLoop(String id) {
        return workload(id, "closed_loop");
    }

    /** Adds an open-loop workload, offered at 100,000 and 1,000,000 a second. */
    public SampleRun openLoop(String id) {
        return workload(id, "open_loop");
    }

    private SampleRun workload(String id, String kind) {
        workloads.add(
                new WorkloadInfo(
                        id,
                        "matching",
                        CONTRACT,
                        kind,
                        "A synthetic workload.",
                        "messages",
                        SampleTrials.OPERATIONS,
                        "0123456789abcdef",
                        "fedcba9876543210",
                        Map.of("seed", "42")));
        return this;
    }

    /** Lets all workloads wait for the storage. */
    public SampleRun waitingForStorage() {
        workloads.replaceAll(workload ->
                new WorkloadInfo(
                        workload.id(),
                        workload.domain(),
                        workload.contract(),
                        workload.kind(),
                        workload.summary(),
                        workload.operationUnit(),
                        workload.operations(),
                        workload.inputDigest(),
                        workload.answerDigest(),
                        Map.of(WorkloadInfo.FLOOR, WorkloadInfo.FLOOR_FSYNC)));
        return this;
    }

    /** Sets the number of rounds, and so of forks. */
    public SampleRun forks(int count) {
        forks = count;
        return this;
    }

    /** Changes the trials of one implementation on one workload. */
    public SampleRun change(
            String implementation, String workload, UnaryOperator<TrialResult> change) {
        changes.add(trials ->
                trials.stream()
                        .map(trial ->
                                trial.implementation().equals(implementation)
                                                && trial.workload().equals(workload)
                                        ? change.apply(trial)
                                        : trial)
                        .toList());
        return this;
    }

    /** Changes the list of trials: to drop some, or to add attempts. */
    public SampleRun changeAll(UnaryOperator<List<TrialResult>> change) {
        changes.add(change);
        return this;
    }

    /** Ends the run otherwise; a null status cuts it off, so that it has no end. */
    public SampleRun ended(@Nullable String status, List<Integer> missing) {
        endStatus = status;
        missingTrials = missing;
        return this;
    }

    /** Writes the run with the real writer and returns its folder. */
    public Path write(Path runsFolder) {
        RunWriter writer = RunWriter.create(runsFolder, "quick", START);
        RunManifest manifest = manifest(writer.runId());
        writer.manifest(manifest);
        writer.machine(SampleMachine.passport());
        writer.conformance(List.copyOf(conformance.values()));
        layouts.forEach(writer::layout);
        trials(manifest).forEach(writer::trial);
        if (endStatus != null) {
            writer.end(end(endStatus));
        }
        return writer.folder();
    }

    /** Writes the run and reads it back. */
    public StoredRun store(Path runsFolder) {
        return RunReader.open(write(runsFolder));
    }

    private RunEnd end(String status) {
        return new RunEnd(
                RunManifest.SCHEMA_VERSION, "2026-11-24T00:03:10Z", status, missingTrials);
    }

    private RunManifest manifest(String runId) {
        List<PlannedTrial> plan = new ArrayList<>();
        for (int fork = 0; fork < forks; fork++) {
            for (String kind : List.of("closed_loop", "open_loop")) {
                List<String> ids =
                        workloads.stream()
                                .filter(workload -> workload.kind().equals(kind))
                                .map(WorkloadInfo::id)
                                .toList();
                for (ImplementationInfo info : implementations) {
                    if (measured(info) && !ids.isEmpty()) {
                        plan.add(new PlannedTrial(plan.size(), CONTRACT, info.id(), ids, fork));
                    }
                }
            }
        }
        return new RunManifest(
                RunManifest.SCHEMA_VERSION,
                runId,
                START.toString(),
                "quick",
                List.of("run", "--profile", "quick"),
                42,
                "0123456789abcdef0123456789abcdef01234567",
                false,
                "0.1.0",
                implementations,
                workloads,
                plan);
    }

    private boolean measured(ImplementationInfo info) {
        ConformanceResult gate = conformance.get(info.id());
        return info.selected()
                && info.available()
                && gate != null
                && gate.verdict().equals("valid");
    }

    private List<TrialResult> trials(RunManifest manifest) {
        List<TrialResult> trials = new ArrayList<>();
        for (PlannedTrial planned : manifest.plan()) {
            for (String workload : planned.workloads()) {
                trials.add(trial(planned, workload));
            }
        }
        List<TrialResult> changed = trials;
        for (UnaryOperator<List<TrialResult>> change : changes) {
            changed = change.apply(changed);
        }
        return changed;
    }

    /** One percent between neighbouring forks, alike for all, so that ratios are exact. */
    private TrialResult trial(PlannedTrial planned, String workload) {
        boolean open =
                workloads.stream()
                        .anyMatch(w -> w.id().equals(workload) && w.kind().equals("open_loop"));
        double rate =
                speed.getOrDefault(planned.implementation(), 0.0) * (1.0 + 0.01 * planned.fork());
        long seed = 1_000L * planned.fork() + planned.implementation().length();
        return new TrialResult(
                RunManifest.SCHEMA_VERSION,
                planned.index(),
                0,
                planned.contract(),
                planned.implementation(),
                workload,
                planned.fork(),
                START.plusSeconds(planned.index()).toString(),
                "ok",
                null,
                null,
                List.of("-Xmx1g"),
                SampleTrials.pinned(),
                open ? null : SampleTrials.closedLoop(rate),
                open
                        ? List.of(
                                SampleTrials.openLoop(1e5, 20_000, 3e9 / rate, 1.0, seed),
                                SampleTrials.openLoop(1e6, 20_000, 9e9 / rate, 1.0, seed + 1))
                        : List.of(),
                0.01,
                List.of());
    }
}

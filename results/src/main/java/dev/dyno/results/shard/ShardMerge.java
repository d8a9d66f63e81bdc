package dev.dyno.results.shard;

import dev.dyno.results.ResultsException;
import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.RunWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one run of the runs of a suite's parts. Each workload's parameters say which part measured
 * it and on which class of machines; all that the parts stored is kept, under new numbers of trials
 * or in {@code shards/}. The passport of the worst grade stands for the whole.
 */
public final class ShardMerge {
    private final List<ShardRun> shards;
    private final int[] firstTrials;

    private ShardMerge(List<ShardRun> shards) {
        this.shards = shards;
        this.firstTrials = new int[shards.size()];
        int next = 0;
        for (int shard = 0; shard < firstTrials.length; shard++) {
            firstTrials[shard] = next;
            next += shards.get(shard).manifest().plan().size();
        }
    }

    /**
     * Merges parts into a new run.
     *
     * @param folders the parts' runs, in any order, at least one
     * @param runsFolder where the new run's folder is made
     * @param arguments the command line of the merge, for the record
     * @return the new run's folder
     * @throws ResultsException if the parts do not belong together, are not all there or were
     *     measured on different classes of machines, and leniency does not cover it; nothing is
     *     written then
     */
    public static Path merge(
            List<Path> folders, Path runsFolder, List<String> arguments, Set<Leniency> leniency) {
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("no parts");
        }
        List<ShardRun> shards =
                folders.stream()
                        .map(ShardRun::open)
                        .sorted(Comparator.comparingInt(one -> one.shard().index()))
                        .toList();
        ShardChecks.require(shards, leniency);
        return new ShardMerge(shards).write(runsFolder, arguments);
    }

    private Path write(Path runsFolder, List<String> arguments) {
        RunManifest first = shards.getFirst().manifest();
        Instant startedAt =
                shards.stream()
                        .map(one -> Instant.parse(one.manifest().startedAt()))
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        RunWriter writer = RunWriter.create(runsFolder, first.profile(), startedAt);
        writer.manifest(
                new RunManifest(
                        RunManifest.SCHEMA_VERSION,
                        writer.runId(),
                        startedAt.toString(),
                        first.profile(),
                        arguments,
                        first.seed(),
                        first.gitCommit(),
                        shards.stream().anyMatch(one -> one.manifest().gitDirty()),
                        first.dynoVersion(),
                        implementations(),
                        workloads(),
                        plan()));
        writer.machine(worstPassport());
        writer.conformance(conformance());
        layouts().forEach(writer::layout);
        for (int shard = 0; shard < firstTrials.length; shard++) {
            ShardFiles files = new ShardFiles(shards.get(shard), firstTrials[shard]);
            for (TrialResult trial : shards.get(shard).run().trials()) {
                writer.trial(files.renumbered(trial));
            }
            files.copyOthers(writer);
        }
        writer.end(end());
        return writer.folder();
    }

    /** Parts of different domains know different implementations. */
    private List<ImplementationInfo> implementations() {
        Map<String, ImplementationInfo> byId = new LinkedHashMap<>();
        for (ShardRun shard : shards) {
            for (ImplementationInfo one : shard.manifest().implementations()) {
                byId.putIfAbsent(one.contract() + "/" + one.id(), one);
            }
        }
        return List.copyOf(byId.values());
    }

    private List<WorkloadInfo> workloads() {
        List<WorkloadInfo> workloads = new ArrayList<>();
        for (ShardRun shard : shards) {
            for (WorkloadInfo one : shard.manifest().workloads()) {
                Map<String, String> parameters = new LinkedHashMap<>(one.parameters());
                parameters.put("shard", shard.shard().words());
                parameters.put(
                        "machine",
                        PassportClass.of(shard.passport()).id()
                                + ", grade "
                                + shard.passport().grade()
                                + ", "
                                + shard.passport().cpu().model());
                workloads.add(
                        new WorkloadInfo(
                                one.id(),
                                one.domain(),
                                one.contract(),
                                one.kind(),
                                one.summary(),
                                one.operationUnit(),
                                one.operations(),
                                one.inputDigest(),
                                one.answerDigest(),
                                parameters));
            }
        }
        List<String> suite = shards.getFirst().shard().suite();
        workloads.sort(Comparator.comparingInt(one -> suite.indexOf(one.id())));
        return workloads;
    }

    private List<PlannedTrial> plan() {
        List<PlannedTrial> plan = new ArrayList<>();
        for (ShardRun shard : shards) {
            for (PlannedTrial trial : shard.manifest().plan()) {
                plan.add(
                        new PlannedTrial(
                                plan.size(),
                                trial.contract(),
                                trial.implementation(),
                                trial.workloads(),
                                trial.fork()));
            }
        }
        return plan;
    }

    private MachinePassport worstPassport() {
        return shards.stream()
                .map(ShardRun::passport)
                .max(Comparator.comparing(MachinePassport::grade))
                .orElseThrow();
    }

    /** An implementation that any part found invalid is invalid. */
    private List<ConformanceResult> conformance() {
        Map<String, ConformanceResult> byId = new LinkedHashMap<>();
        for (ShardRun shard : shards) {
            for (ConformanceResult one : shard.run().conformance()) {
                byId.merge(
                        one.contract() + "/" + one.implementation(),
                        one,
                        (before, next) -> before.verdict().equals("valid") ? next : before);
            }
        }
        return List.copyOf(byId.values());
    }

    private List<LayoutResult> layouts() {
        Map<String, LayoutResult> byId = new LinkedHashMap<>();
        for (ShardRun shard : shards) {
            for (LayoutResult one : shard.run().layouts()) {
                byId.putIfAbsent(one.contract() + "/" + one.implementation(), one);
            }
        }
        return List.copyOf(byId.values());
    }

    private RunEnd end() {
        List<Integer> missing = new ArrayList<>();
        String status = shards.size() < shards.getFirst().shard().count() ? "failed" : "complete";
        String endedAt = shards.getFirst().manifest().startedAt();
        for (int shard = 0; shard < firstTrials.length; shard++) {
            RunEnd end = shards.get(shard).run().end();
            if (end == null) {
                status = "failed";
                continue;
            }
            if (!end.status().equals("complete")) {
                status = end.status();
            }
            if (Instant.parse(end.endedAt()).isAfter(Instant.parse(endedAt))) {
                endedAt = end.endedAt();
            }
            int offset = firstTrials[shard];
            end.missingTrials().forEach(index -> missing.add(index + offset));
        }
        return new RunEnd(RunManifest.SCHEMA_VERSION, endedAt, status, missing);
    }
}

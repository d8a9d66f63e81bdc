package dev.dyno.harness.run;

import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.store.RunWriter;
import dev.dyno.workloads.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a run so far, and what of it is written. However early a run ends, what was
 * known then is readable afterwards.
 *
 * <p>Threading: all methods are safe for use by several threads; this object's monitor guards all
 * fields. The thread that runs fills it, and the hook of a signal may end it.
 */
final class RunRecord {
    private final RunWriter writer;
    private final Manifests manifests;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, String> openLoopRemarks = new LinkedHashMap<>();
    private final List<ConformanceResult> conformance = new ArrayList<>();
    private final Set<Integer> finishedTrials = new HashSet<>();
    private List<PlannedTrial> plan = List.of();
    private boolean hasManifest;
    private boolean hasConformance;
    private boolean hasEnded;

    RunRecord(RunWriter writer, Manifests manifests) {
        this.writer = writer;
        this.manifests = manifests;
    }

    /** Keeps a remark on all open-loop workloads. */
    synchronized void remark(String name, String value) {
        openLoopRemarks.put(name, value);
    }

    /** Keeps the input of a workload. */
    synchronized void prepared(String workload, Input input) {
        inputs.put(workload, input);
    }

    /** Returns the inputs by workload. */
    synchronized Map<String, Input> inputs() {
        return Map.copyOf(inputs);
    }

    /** Keeps the plan, and writes the manifest. */
    synchronized void planned(List<PlannedTrial> trials) {
        plan = List.copyOf(trials);
        writeManifest();
    }

    private void writeManifest() {
        hasManifest = true;
        writer.manifest(manifests.manifest(writer.runId(), plan, inputs, openLoopRemarks));
    }

    /** Keeps the gate's verdict on one implementation. */
    synchronized void checked(ConformanceResult result) {
        conformance.add(result);
    }

    /** Writes the gate's verdicts. */
    synchronized void checkedAll() {
        hasConformance = true;
        writer.conformance(List.copyOf(conformance));
    }

    /** Says that a trial is over and its results are written. */
    synchronized void finished(PlannedTrial trial) {
        finishedTrials.add(trial.index());
    }

    /** Returns the planned trials that the gate let through and that are not finished. */
    synchronized List<PlannedTrial> missing() {
        return plan.stream()
                .filter(trial -> !finishedTrials.contains(trial.index()))
                .filter(trial -> conformance.stream().noneMatch(one -> refuses(one, trial)))
                .toList();
    }

    private static boolean refuses(ConformanceResult result, PlannedTrial trial) {
        return result.contract().equals(trial.contract())
                && result.implementation().equals(trial.implementation())
                && !result.verdict().equals("valid");
    }

    /** Returns how many trials were planned. */
    synchronized int plannedCount() {
        return plan.size();
    }

    /** Writes what is known and not yet written, and the end; a second call does nothing. */
    synchronized void end(String status) {
        if (hasEnded) {
            return;
        }
        hasEnded = true;
        if (!hasManifest) {
            writeManifest();
        }
        if (!hasConformance && !conformance.isEmpty()) {
            checkedAll();
        }
        writer.end(
                new RunEnd(
                        RunManifest.SCHEMA_VERSION,
                        Instant.now().toString(),
                        status,
                        missing().stream().map(PlannedTrial::index).toList()));
    }
}

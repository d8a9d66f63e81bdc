package dev.dyno.harness.run;

import dev.dyno.harness.child.ChildEnd;
import dev.dyno.harness.trial.TrialMain;
import dev.dyno.harness.trial.TrialRequest;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.RunWriter;
import dev.dyno.results.store.TrialName;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.ScratchFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs planned trials, each in a process of its own, and stores a result for each workload of each,
 * whatever becomes of the process. A workload that ends its process, or is given up, does not take
 * the others with it: what is left of the trial gets a new process. An implementation that failed
 * on a workload is not measured on it again, since it can have no valid figure there any more; its
 * later trials have a result that says so. Used by one thread.
 */
final class TrialRunner {
    private static final double FOREIGN_CPU_FRACTION_MAX = 0.10;

    private final Context context;
    private final RunWriter writer;
    private final TrialOutputs outputs;
    private final BooleanSupplier mayRepeat;
    private final Map<List<String>, TrialResult> failures = new HashMap<>();

    /**
     * What all trials of a run share.
     *
     * @param inputs by workload
     * @param ratesPerSecond of open-loop workloads
     * @param domainByContract ids
     * @param refusals workloads that must not be measured, with the reason
     */
    record Context(
            RunOptions options,
            RunSettings settings,
            MeasuringJvms jvms,
            ScratchFolder scratch,
            Map<String, Input> inputs,
            Map<String, List<Double>> ratesPerSecond,
            Map<String, String> domainByContract,
            Map<String, String> refusals) {}

    /**
     * Creates a runner.
     *
     * @param mayRepeat answers whether there is time to repeat a trial
     */
    TrialRunner(Context context, RunWriter writer, BooleanSupplier mayRepeat) {
        this.context = context;
        this.writer = writer;
        this.outputs = new TrialOutputs(writer, context.jvms().flags());
        this.mayRepeat = mayRepeat;
    }

    /**
     * Runs a trial, and once more those of its workloads beside which other processes used too much
     * of the machine's CPU time; both attempts are kept.
     *
     * @return the worst status of its workloads
     * @throws InterruptedException if the run is to stop; workloads that were finished are stored
     */
    String run(PlannedTrial trial) throws InterruptedException {
        List<String> wanted = new ArrayList<>();
        List<TrialResult> results = new ArrayList<>();
        for (String workload : trial.workloads()) {
            TrialResult known = withoutMeasuring(trial, workload);
            if (known == null) {
                wanted.add(workload);
            } else {
                results.add(writtenTo(known));
            }
        }
        List<TrialResult> measured = attempt(trial, 0, wanted);
        List<String> disturbed =
                measured.stream()
                        .filter(TrialRunner::isDisturbed)
                        .map(TrialResult::workload)
                        .toList();
        if (!disturbed.isEmpty() && mayRepeat.getAsBoolean()) {
            measured.removeIf(result -> disturbed.contains(result.workload()));
            measured.addAll(attempt(trial, 1, disturbed));
        }
        results.addAll(measured);
        return results.stream()
                .map(TrialResult::status)
                .filter(status -> !status.equals("ok"))
                .findFirst()
                .orElse("ok");
    }

    private static boolean isDisturbed(TrialResult result) {
        return result.status().equals("ok")
                && result.foreignCpuFraction() > FOREIGN_CPU_FRACTION_MAX;
    }

    /** Returns the result of what is not measured, or null for what is. */
    private @Nullable TrialResult withoutMeasuring(PlannedTrial trial, String workload) {
        TrialOutputs.Slot slot = new TrialOutputs.Slot(trial, 0, workload, Instant.now());
        String refusal = context.refusals().get(workload);
        if (refusal != null) {
            return outputs.without(slot, "failed", "not measured: " + refusal, null);
        }
        TrialResult failure = failures.get(key(trial, workload));
        return failure == null
                ? null
                : outputs.without(
                        slot,
                        failure.status(),
                        "not measured again after trial "
                                + failure.trialIndex()
                                + ": "
                                + failure.reason(),
                        failure.logFile());
    }

    private static List<String> key(PlannedTrial trial, String workload) {
        return List.of(trial.contract(), trial.implementation(), workload);
    }

    private List<TrialResult> attempt(PlannedTrial trial, int attempt, List<String> workloads)
            throws InterruptedException {
        List<TrialResult> results = new ArrayList<>();
        if (workloads.isEmpty()) {
            return results;
        }
        String log =
                writer.newLog(
                        new TrialName(
                                trial.index(),
                                trial.implementation(),
                                workloads.getFirst(),
                                attempt));
        List<String> left = new ArrayList<>(workloads);
        while (!left.isEmpty()) {
            for (TrialResult result : process(trial, attempt, left, log)) {
                left.remove(result.workload());
                results.add(result);
                if (!result.status().equals("ok")) {
                    failures.putIfAbsent(key(trial, result.workload()), result);
                }
            }
        }
        return results;
    }

    /** Runs one process and returns what became of at least one workload. */
    private List<TrialResult> process(
            PlannedTrial trial, int attempt, List<String> workloads, String log)
            throws InterruptedException {
        Instant startedAt = Instant.now();
        try (ScratchFolder folder = context.scratch().inside("trial")) {
            Path path = folder.path();
            List<TrialResult> results = new ArrayList<>();
            try {
                ChildEnd end =
                        context.jvms()
                                .run(
                                        TrialMain.class,
                                        request(trial, attempt, workloads, path),
                                        path,
                                        writer.resolve(log),
                                        timeLeft(path));
                finished(workloads, path, log, results);
                String culprit = culprit(workloads, results, path);
                if (culprit != null) {
                    results.add(
                            writtenTo(
                                    outputs.afterDeath(
                                            new TrialOutputs.Slot(
                                                    trial, attempt, culprit, startedAt),
                                            end,
                                            context.settings().trialTimeout(),
                                            log)));
                }
            } catch (InterruptedException stopping) {
                finished(workloads, path, log, results);
                throw stopping;
            }
            return results;
        }
    }

    private void finished(
            List<String> workloads, Path folder, String log, List<TrialResult> results) {
        for (String workload : workloads) {
            TrialResult result = outputs.take(folder, workload, log);
            if (result != null) {
                results.add(writtenTo(result));
            }
        }
    }

    private TrialResult writtenTo(TrialResult result) {
        writer.trial(result);
        return result;
    }

    /**
     * Returns the workload at which the process ended without a result: the one that had begun, or
     * the first if none had come that far; null if the process left the rest to a new one.
     */
    private static @Nullable String culprit(
            List<String> workloads, List<TrialResult> results, Path folder) {
        List<String> left = new ArrayList<>(workloads);
        results.forEach(result -> left.remove(result.workload()));
        for (String workload : left) {
            if (TrialOutputs.hasStarted(folder, workload)) {
                return workload;
            }
        }
        return results.isEmpty() ? left.getFirst() : null;
    }

    /** A trial's time counts from the start of its latest workload. */
    private Supplier<Duration> timeLeft(Path folder) {
        Supplier<Duration> sinceProcess = MeasuringJvms.within(context.settings().trialTimeout());
        return () -> {
            Duration left = sinceProcess.get();
            Duration age = TrialOutputs.ageOfLatestStart(folder);
            return age == null ? left : context.settings().trialTimeout().minus(age);
        };
    }

    private TrialRequest request(
            PlannedTrial trial, int attempt, List<String> workloads, Path folder) {
        List<TrialRequest.Item> items = new ArrayList<>();
        for (String workload : workloads) {
            Input input = context.inputs().get(workload);
            if (input == null) {
                throw new IllegalStateException("no input was prepared for " + workload);
            }
            items.add(
                    new TrialRequest.Item(
                            workload,
                            input,
                            context.ratesPerSecond().getOrDefault(workload, List.of())));
        }
        RunOptions options = context.options();
        return new TrialRequest(
                trial.index(),
                attempt,
                context.domainByContract().getOrDefault(trial.contract(), trial.contract()),
                trial.contract(),
                trial.implementation(),
                trial.fork(),
                options.profile().id(),
                items,
                folder.toString(),
                options.seed() * 31 + trial.index(),
                ProcessHandle.current().pid(),
                context.settings().closedLoopSeconds(),
                context.settings().openLoopSeconds(),
                options.pins(),
                options.cpuProfile());
    }
}

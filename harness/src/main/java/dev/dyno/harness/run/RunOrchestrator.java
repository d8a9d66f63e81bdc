package dev.dyno.harness.run;

import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.store.RunWriter;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Performs a run: inputs, gate, plan, trials, end. When the process is asked to stop, the children
 * are killed, what was finished stays, and the end says what is missing.
 *
 * <p>Threading: {@link #run} on one thread; the shutdown hook runs on its own and meets it only in
 * {@link RunWriter}, which is safe for that, and in the set of finished trials, which is guarded by
 * this object's monitor; {@code stopping} is a volatile flag that only the hook sets.
 */
public final class RunOrchestrator {
    private final RunOptions options;
    private final List<Selection> selections;
    private final PrintWriter err;
    private final RunSettings settings;
    private final RunWriter writer;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Set<Integer> finishedTrials = new HashSet<>();
    private List<PlannedTrial> plan = List.of();
    private volatile boolean stopping;
    private boolean ended;
    private boolean sawBadResult;

    /** Prepares a run and creates its folder, so that an unwritable one is refused at once. */
    public RunOrchestrator(RunOptions options, List<Selection> selections, PrintWriter err) {
        this.options = options;
        this.selections = List.copyOf(selections);
        this.err = err;
        this.settings = RunSettings.of(options.profile());
        this.writer = RunWriter.create(options.runsFolder(), options.profile().id());
    }

    /** Returns the run's folder and its writer, for what others store there. */
    public RunWriter writer() {
        return writer;
    }

    /** Answers whether an implementation was invalid, crashed, failed or timed out. */
    public boolean sawBadResult() {
        return sawBadResult;
    }

    /**
     * Performs the run.
     *
     * @return the run's folder
     */
    public Path run() throws InterruptedException {
        Thread hook = new Thread(this::interrupted, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        Path inputFolder = temporaryFolder();
        try {
            prepareInputs(inputFolder);
            Set<String> passed = checkConformance();
            List<PlannedTrial> planned =
                    RunPlan.of(
                            selections,
                            settings,
                            options.seed(),
                            candidate -> passed.contains(candidate.entry().qualifiedId()));
            synchronized (this) {
                plan = planned;
            }
            writer.manifest(manifest());
            runTrials();
            end("complete");
        } finally {
            deleteAll(inputFolder);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            err.println("interrupted while ending");
        }
        return writer.folder();
    }

    private void prepareInputs(Path folder) {
        err.println("Preparing inputs (seed " + options.seed() + ")...");
        err.flush();
        for (Selection selection : selections) {
            for (Workload workload : selection.workloads()) {
                try {
                    inputs.put(
                            workload.id(),
                            workload.prepare(folder, options.profile(), options.seed()));
                } catch (IOException failure) {
                    throw new UncheckedIOException(
                            "the input of " + workload.id() + " cannot be written", failure);
                }
            }
        }
    }

    private Set<String> checkConformance() throws InterruptedException {
        Set<String> passed = new HashSet<>();
        List<ConformanceResult> results = new ArrayList<>();
        for (Selection selection : selections) {
            for (Selection.Candidate candidate : selection.candidates()) {
                if (!candidate.selected()) {
                    continue;
                }
                String logName = "conformance-" + candidate.entry().id() + ".log";
                Path log = writer.resolve(writer.newFile(logName));
                ConformanceResult result =
                        ConformanceGate.check(selection, candidate, options, log);
                results.add(result);
                report(result);
                if (result.verdict().equals("valid")) {
                    passed.add(candidate.entry().qualifiedId());
                } else if (!result.verdict().equals("unavailable")) {
                    sawBadResult = true;
                }
            }
        }
        writer.conformance(results);
        return passed;
    }

    private void report(ConformanceResult result) {
        long ran = result.cases().stream().filter(one -> !one.outcome().equals("skipped")).count();
        err.println(
                "Conformance of "
                        + result.implementation()
                        + ": "
                        + result.verdict()
                        + (result.cases().isEmpty() ? "" : ", " + ran + " cases")
                        + (ran < result.cases().size()
                                ? ", " + (result.cases().size() - ran) + " skipped"
                                : "")
                        + (result.reason() == null ? "" : ": " + result.reason()));
        err.flush();
    }

    private void runTrials() throws InterruptedException {
        Map<String, List<Double>> rates = new HashMap<>();
        Map<String, String> domains = new HashMap<>();
        for (Selection selection : selections) {
            domains.put(selection.domain().contract(), selection.domain().id());
            for (Workload workload : selection.workloads()) {
                if (workload instanceof OpenLoopWorkload<?> open) {
                    rates.put(
                            workload.id(),
                            open.ratesPerSecond(options.profile()).stream()
                                    .map(Integer::doubleValue)
                                    .toList());
                }
            }
        }
        TrialRunner runner =
                new TrialRunner(options, settings, writer, inputs, rates, domains, () -> stopping);
        try (Progress progress = new Progress(err, plan.size(), options.terminal())) {
            for (PlannedTrial trial : plan) {
                String status = runner.run(trial);
                sawBadResult |= !status.equals("ok");
                synchronized (this) {
                    finishedTrials.add(trial.index());
                }
                progress.ended(
                        trial.implementation() + " on " + String.join(", ", trial.workloads()),
                        status);
            }
        }
    }

    private RunManifest manifest() {
        GitState git = GitState.of(options.root());
        return new RunManifest(
                RunManifest.SCHEMA_VERSION,
                writer.runId(),
                Instant.now().toString(),
                options.profile().id(),
                options.arguments(),
                options.seed(),
                git.commit(),
                git.dirty(),
                "0.1.0",
                implementations(),
                workloads(),
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

    private List<WorkloadInfo> workloads() {
        List<WorkloadInfo> infos = new ArrayList<>();
        for (Selection selection : selections) {
            for (Workload workload : selection.workloads()) {
                Input input = inputs.get(workload.id());
                if (input == null) {
                    throw new IllegalStateException("no input for " + workload.id());
                }
                infos.add(
                        new WorkloadInfo(
                                workload.id(),
                                selection.domain().id(),
                                selection.domain().contract(),
                                workload instanceof ClosedLoopWorkload
                                        ? "closed_loop"
                                        : "open_loop",
                                workload.summary(),
                                workload.operationUnit(),
                                input.operations(),
                                input.inputDigest(),
                                input.answerDigest(),
                                Map.of()));
            }
        }
        return infos;
    }

    private void interrupted() {
        stopping = true;
        ChildJvm.killAll();
        synchronized (this) {
            if (ended) {
                return;
            }
        }
        List<Integer> missing = end("interrupted");
        err.println();
        err.println(
                "Interrupted: "
                        + missing.size()
                        + " of "
                        + plan.size()
                        + " trials are missing; what was finished is in "
                        + writer.folder());
        err.flush();
    }

    private synchronized List<Integer> end(String status) {
        if (ended) {
            return List.of();
        }
        ended = true;
        List<Integer> missing =
                plan.stream()
                        .map(PlannedTrial::index)
                        .filter(index -> !finishedTrials.contains(index))
                        .toList();
        writer.end(
                new RunEnd(RunManifest.SCHEMA_VERSION, Instant.now().toString(), status, missing));
        return missing;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("dyno-inputs");
        } catch (IOException failure) {
            throw new UncheckedIOException("no folder for inputs can be made", failure);
        }
    }

    private static void deleteAll(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the inputs cannot be removed", failure);
        }
    }
}

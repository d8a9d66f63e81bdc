package dev.dyno.harness.run;

import dev.dyno.contracts.Entry;
import dev.dyno.harness.child.ChildJvms;
import dev.dyno.results.ResultsException;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.Shard;
import dev.dyno.results.store.RunWriter;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Performs a run: passport, self-test, inputs, gate, cache-line maps, trials, end. When the process
 * is asked to stop, the children are killed, what was finished stays, the end says what is missing,
 * and the process exits with the code for it.
 *
 * <p>Threading: {@link #run} on one thread; the hook of a signal runs on its own. They meet in
 * {@link Interruption}, {@link ChildJvms} and {@link RunRecord}, which are safe for that.
 */
public final class RunOrchestrator {
    /** How long the hook waits for the running thread to leave what it is at. */
    private static final Duration HOOK_PATIENCE = Duration.ofSeconds(5);

    private static final Duration STALL_CHECK_LIMIT = Duration.ofSeconds(60);
    private static final double TRIAL_START_SECONDS = 1;

    /**
     * Where measuring processes keep temporary files: on the disk of the results, since that is the
     * one whose flush the passport times.
     */
    private static final String TEMPORARY = "temporary";

    private final RunOptions options;
    private final List<Selection> selections;
    private final PrintWriter err;
    private final Probes probes;
    private final StallCheck stallCheck;
    private final RunSettings settings;
    private final RunWriter writer;
    private final RunRecord record;
    private final Interruption interruption = new Interruption();
    private final ChildJvms children = new ChildJvms();
    private final MeasuringJvms jvms;
    private final Map<String, List<Double>> ratesPerSecond = new LinkedHashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final long startNanos = System.nanoTime();
    private boolean sawBadResult;

    /**
     * Prepares a run and creates its folder, so that an unwritable one is refused at once.
     *
     * @param probes what is asked of the machine
     * @throws ResultsException if the folder cannot be made
     */
    public RunOrchestrator(
            RunOptions options, List<Selection> selections, Probes probes, PrintWriter err) {
        this(
                options,
                selections,
                probes,
                StallCheck.withPins(options.pins(), STALL_CHECK_LIMIT),
                err);
    }

    /** Prepares a run that takes another word for whether the load driver sees a stall. */
    RunOrchestrator(
            RunOptions options,
            List<Selection> selections,
            Probes probes,
            StallCheck stallCheck,
            PrintWriter err) {
        this.options = options;
        this.selections = List.copyOf(selections);
        this.probes = probes;
        this.stallCheck = stallCheck;
        this.err = err;
        this.settings = RunSettings.of(options);
        for (Selection selection : selections) {
            for (Workload workload : selection.workloads()) {
                if (workload instanceof OpenLoopWorkload<?> open) {
                    ratesPerSecond.put(workload.id(), rates(open));
                }
            }
        }
        this.writer = RunWriter.create(options.runsFolder(), options.profile().id());
        this.record = new RunRecord(writer, new Manifests(options, this.selections));
        this.jvms =
                new MeasuringJvms(
                        children, options, writer.folder().resolve(TEMPORARY), interruption);
    }

    private List<Double> rates(OpenLoopWorkload<?> open) {
        return open.ratesPerSecond(options.profile()).stream().map(Integer::doubleValue).toList();
    }

    /** Answers whether an implementation was invalid, crashed, failed or timed out. */
    public boolean sawBadResult() {
        return sawBadResult;
    }

    /**
     * Performs the run.
     *
     * @param exitInterrupted ends the process; called by the hook of a signal at its end
     * @return the run's folder
     * @throws InterruptedException if the process is asked to stop; it will exit by itself
     */
    public Path run(Runnable exitInterrupted) throws InterruptedException {
        ScratchFolder scratch = ScratchFolder.create();
        ScratchFolder temporary = ScratchFolder.in(writer.folder(), TEMPORARY);
        Thread hook = new Thread(() -> onSignal(scratch, temporary, exitInterrupted), "on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
        try (children;
                scratch) {
            try (temporary) {
                perform(scratch);
            }
            record.end("complete");
        } catch (InterruptedException | RuntimeException failure) {
            endAfter(failure);
            interruption.check(false);
            throw failure;
        } finally {
            interruption.leave();
            removeHook(hook);
        }
        interruption.check(false);
        return writer.folder();
    }

    /** An end that cannot be written, for example on a full disk, must not hide the failure. */
    private void endAfter(Exception failure) {
        try {
            record.end(interruption.isRequested() ? "interrupted" : "failed");
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException isStopping) {
            interruption.request();
        }
    }

    private void onSignal(
            ScratchFolder scratch, ScratchFolder temporary, Runnable exitInterrupted) {
        interruption.request();
        children.close();
        try {
            interruption.awaitLeft(HOOK_PATIENCE);
            scratch.close();
            temporary.close();
            record.end("interrupted");
        } catch (InterruptedException | RuntimeException failure) {
            err.println("error: while stopping: " + failure.getMessage());
        }
        List<PlannedTrial> missing = record.missing();
        err.println();
        err.println(
                "Interrupted: "
                        + (record.plannedCount() == 0
                                ? "no trial had begun"
                                : missing.size()
                                        + " of "
                                        + record.plannedCount()
                                        + " trials are missing"
                                        + counts(missing))
                        + ". What was finished is in "
                        + writer.folder()
                        + "; show it with './run-bench.sh report "
                        + writer.folder()
                        + "'.");
        err.flush();
        exitInterrupted.run();
    }

    private static String counts(List<PlannedTrial> missing) {
        Map<String, Long> counts =
                missing.stream()
                        .collect(
                                Collectors.groupingBy(
                                        PlannedTrial::implementation,
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " of " + count.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private void perform(ScratchFolder scratch) throws InterruptedException {
        Shard shard = options.shard();
        if (shard != null) {
            writer.shard(shard);
        }
        writer.machine(probes.passport(writer.folder()));
        interruption.check(false);
        testStalls(scratch);
        List<PlannedTrial> plan = RunPlan.of(selections, settings, options.seed());
        Set<String> passed;
        ConformanceGate gate = new ConformanceGate(options, jvms, scratch, settings.trialTimeout());
        try (GateQueue queue = new GateQueue(gate, selections, this::conformanceLog)) {
            prepareInputs(scratch);
            record.planned(plan);
            passed = checkConformance(queue);
        }
        mapLayouts(passed);
        runTrials(
                scratch,
                plan.stream()
                        .filter(trial ->
                                passed.contains(trial.contract() + "/" + trial.implementation()))
                        .toList());
    }

    private void testStalls(ScratchFolder scratch) throws InterruptedException {
        if (ratesPerSecond.isEmpty()) {
            return;
        }
        say("Testing whether the load driver sees a stall...");
        Path log = writer.resolve(writer.newFile("stall-self-test.log"));
        StallCheck.Verdict verdict = stallCheck.run(jvms, scratch, log);
        record.remark("stall_self_test", verdict.words());
        if (verdict.hasPassed()) {
            say("Self-test of the load driver " + verdict.words());
        } else {
            say("Open-loop workloads are refused: " + verdict.words());
            ratesPerSecond.keySet().forEach(workload -> refusals.put(workload, verdict.words()));
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    private void prepareInputs(ScratchFolder scratch) throws InterruptedException {
        say("Preparing inputs (seed " + options.seed() + ")...");
        Path folder = scratch.inside("inputs").path();
        for (Selection selection : selections) {
            for (Workload workload : selection.workloads()) {
                try {
                    record.prepared(
                            workload.id(),
                            workload.prepare(folder, options.profile(), options.seed()));
                } catch (IOException failure) {
                    throw new UncheckedIOException(
                            "the input of "
                                    + workload.id()
                                    + " cannot be written ("
                                    + failure
                                    + ")",
                            failure);
                }
                interruption.check(false);
            }
        }
    }

    private Set<String> checkConformance(GateQueue queue) throws InterruptedException {
        Set<String> passed = new HashSet<>();
        for (GateQueue.Pending pending : queue.pending()) {
            ConformanceResult result = pending.await();
            record.checked(result);
            say(words(result));
            if (result.verdict().equals("valid")) {
                passed.add(pending.candidate().entry().qualifiedId());
            }
            sawBadResult |= Set.of("invalid", "crashed").contains(result.verdict());
        }
        record.checkedAll();
        return passed;
    }

    private Path conformanceLog(Selection.Candidate candidate) {
        String name = candidate.entry().contract() + "-" + candidate.entry().id();
        return writer.resolve(writer.newFile("conformance/" + name + ".log"));
    }

    private static String words(ConformanceResult result) {
        int cases = result.cases().size();
        long ran = result.cases().stream().filter(one -> !one.outcome().equals("skipped")).count();
        return "Conformance of "
                + result.implementation()
                + ": "
                + result.verdict()
                + (cases == 0 ? "" : ", " + ran + " cases")
                + (ran < cases ? ", " + (cases - ran) + " skipped" : "")
                + (result.reason() == null ? "" : ": " + result.reason());
    }

    /** A map is a help for a reader: a run goes on without it, and says why there is none. */
    private void mapLayouts(Set<String> passed) throws InterruptedException {
        List<Entry<?>> entries = new ArrayList<>();
        for (Selection selection : selections) {
            for (Selection.Candidate candidate : selection.candidates()) {
                if (passed.contains(candidate.entry().qualifiedId())) {
                    entries.add(candidate.entry());
                }
            }
        }
        List<LayoutResult> layouts;
        try {
            layouts = probes.layouts(entries, children);
        } catch (RuntimeException | LinkageError failure) {
            say("No cache-line maps: " + failure.getMessage());
            layouts = entries.stream().map(entry -> withoutMap(entry, failure)).toList();
        }
        layouts.forEach(writer::layout);
    }

    private static LayoutResult withoutMap(Entry<?> entry, Throwable failure) {
        return new LayoutResult(
                RunManifest.SCHEMA_VERSION,
                entry.contract(),
                entry.id(),
                String.valueOf(failure.getMessage()),
                List.of());
    }

    private void runTrials(ScratchFolder scratch, List<PlannedTrial> trials)
            throws InterruptedException {
        Map<String, String> domains = new HashMap<>();
        for (Selection selection : selections) {
            domains.put(selection.domain().contract(), selection.domain().id());
        }
        TimeLeft timeLeft = new TimeLeft(this::budgetSeconds);
        List<PlannedTrial> left = new ArrayList<>(trials);
        TrialRunner runner =
                new TrialRunner(
                        new TrialRunner.Context(
                                options,
                                settings,
                                jvms,
                                scratch,
                                record.inputs(),
                                ratesPerSecond,
                                domains,
                                refusals),
                        writer,
                        () -> settings.closedLoopForks() > 1 && fits(timeLeft.seconds(left)));
        try (Progress progress =
                new Progress(err, left.size(), timeLeft.seconds(left), options.terminal())) {
            int round = 0;
            while (!left.isEmpty()) {
                PlannedTrial trial = left.getFirst();
                if (trial.fork() > round) {
                    round = trial.fork();
                    if (!fits(timeLeft.seconds(inRound(left, round)))) {
                        break;
                    }
                }
                long trialStartNanos = System.nanoTime();
                String status = runner.run(trial);
                left.removeFirst();
                record.finished(trial);
                sawBadResult |= !status.equals("ok");
                timeLeft.took(trial, (System.nanoTime() - trialStartNanos) / 1e9);
                progress.ended(words(trial), status, timeLeft.seconds(left));
            }
        }
        if (!left.isEmpty()) {
            say(
                    "The time limit of "
                            + limitSeconds()
                            + " s leaves no room for another round: "
                            + left.size()
                            + " trials are left out.");
        }
    }

    private static List<PlannedTrial> inRound(List<PlannedTrial> trials, int round) {
        return trials.stream().filter(trial -> trial.fork() == round).toList();
    }

    private static String words(PlannedTrial trial) {
        List<String> workloads = trial.workloads();
        return trial.implementation()
                + " on "
                + (workloads.size() > 2
                        ? workloads.size() + " workloads"
                        : String.join(", ", workloads));
    }

    private double budgetSeconds(PlannedTrial trial) {
        double seconds = TRIAL_START_SECONDS;
        for (String workload : trial.workloads()) {
            List<Double> rates = ratesPerSecond.get(workload);
            seconds +=
                    rates == null
                            ? settings.closedLoopSeconds()
                            : (rates.size() + 1) * settings.openLoopSeconds() * 1.5;
        }
        return seconds;
    }

    private boolean fits(double seconds) {
        @Nullable Duration limit = settings.timeLimit();
        double elapsedSeconds = (System.nanoTime() - startNanos) / 1e9;
        return limit == null || elapsedSeconds + seconds <= limit.toMillis() / 1e3;
    }

    private long limitSeconds() {
        @Nullable Duration limit = settings.timeLimit();
        return limit == null ? 0 : limit.toSeconds();
    }
}

package dev.dyno.harness.compare;

import dev.dyno.duet.SlowdownKind;
import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.duet.Conductor;
import dev.dyno.harness.duet.GroupRequest;
import dev.dyno.harness.duet.GroupRequest.ArmBuild;
import dev.dyno.harness.duet.Injection;
import dev.dyno.harness.duet.SlowedBuild;
import dev.dyno.harness.place.PlacementPlan;
import dev.dyno.harness.place.Topology;
import dev.dyno.harness.run.Interruption;
import dev.dyno.results.ResultsException;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.Evidence;
import dev.dyno.results.duet.GateSuite;
import dev.dyno.results.gate.Arm;
import dev.dyno.results.gate.NextStep;
import dev.dyno.results.gate.NextStep.Kind;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.store.RunWriter;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.SplitMix64;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Performs a gate: asks both builds for their benchmarks, runs fork groups in rounds until every
 * comparison is decided or the budget is spent, and stores each group as soon as it is measured.
 *
 * <p>Threading: {@link #run} on one thread; the hook of a signal runs on its own. They meet in
 * {@link Interruption} and {@link Conductor}, which are safe for that.
 */
public final class GateRun {
    private static final Duration HOOK_PATIENCE = Duration.ofSeconds(15);

    private final GateOptions options;
    private final Probe probe;
    private final PrintWriter err;
    private final RunWriter writer;
    private final Interruption interruption = new Interruption();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Double> secondsPerGroup = new LinkedHashMap<>();
    private long startNanos;
    private int groups;
    private int beyondBudget;

    /** What is asked of the machine before a gate. */
    @FunctionalInterface
    public interface Probe {
        /**
         * Takes the machine's passport.
         *
         * @param folder whose file system results are written to
         */
        MachinePassport passport(Path folder) throws InterruptedException;
    }

    /** What is done after the verdict, while inputs are still there. */
    @FunctionalInterface
    public interface Aftermath {
        /**
         * Gathers evidence.
         *
         * @param scratch an existing folder for temporary files
         * @param stopping whether it is to be given up; asked several times a second
         * @throws InterruptedException if it was given up
         */
        List<Evidence> gather(
                GateReport report,
                List<BenchmarkCase> benchmarks,
                Path scratch,
                BooleanSupplier stopping)
                throws InterruptedException;
    }

    /**
     * Prepares a gate and creates its folder, so that an unwritable one is refused at once.
     *
     * @throws ResultsException if the folder cannot be made
     */
    public GateRun(GateOptions options, Probe probe, PrintWriter err) {
        this.options = options;
        this.probe = probe;
        this.err = err;
        this.writer = RunWriter.createGate(options.resultsFolder());
    }

    /** Returns the gate's folder. */
    public Path folder() {
        return writer.folder();
    }

    /** Performs the gate and gathers no evidence; see the other method. */
    public GateReport run(Runnable exitInterrupted) throws IOException, InterruptedException {
        return run(exitInterrupted, (_, _, _, _) -> List.of());
    }

    /**
     * Performs the gate.
     *
     * @param exitInterrupted ends the process; called by the hook of a signal at its end
     * @param aftermath gathers evidence when the verdict is known
     * @throws InterruptedException if the process is asked to stop; it will exit by itself
     * @throws IOException if a process cannot be started or a temporary file not be written
     */
    public GateReport run(Runnable exitInterrupted, Aftermath aftermath)
            throws IOException, InterruptedException {
        ScratchFolder scratch = ScratchFolder.create();
        Conductor conductor =
                new Conductor(
                        options.settings(),
                        PlacementPlan.of(Topology.ofThisMachine()),
                        scratch.path());
        Thread hook = new Thread(() -> onSignal(conductor, exitInterrupted), "on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
        try (scratch) {
            GateReport report = perform(conductor, scratch.path(), aftermath);
            interruption.check(false);
            end("complete");
            return report;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            endAfter(failure);
            interruption.check(false);
            throw failure;
        } finally {
            interruption.leave();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException isStopping) {
                interruption.request();
            }
        }
    }

    private void end(String status) {
        writer.end(
                new RunEnd(
                        RunManifest.SCHEMA_VERSION, Instant.now().toString(), status, List.of()));
    }

    /** An end that cannot be written, for example on a full disk, must not hide the failure. */
    private void endAfter(Exception failure) {
        try {
            end(interruption.isRequested() ? "interrupted" : "failed");
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private void onSignal(Conductor conductor, Runnable exitInterrupted) {
        interruption.request();
        conductor.stop();
        try {
            interruption.awaitLeft(HOOK_PATIENCE);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
        err.println();
        err.println(
                "Interrupted after " + groups + " fork groups, which are in " + writer.folder());
        err.flush();
        exitInterrupted.run();
    }

    private GateReport perform(Conductor conductor, Path temporaryFolder, Aftermath aftermath)
            throws IOException, InterruptedException {
        SharedBenchmarks benchmarks = SharedBenchmarks.of(options, temporaryFolder);
        List<ArmBuild> arms = arms(temporaryFolder);
        GateManifest manifest = Manifests.of(options, benchmarks, writer.runId());
        writer.gate(manifest);
        writer.machine(probe.passport(writer.folder()));
        announce(benchmarks);
        GateSuite suite = new GateSuite(manifest);
        startNanos = System.nanoTime();
        List<BenchmarkCase> wanted = shuffled(benchmarks.both());
        while (!wanted.isEmpty()) {
            int before = groups;
            for (BenchmarkCase benchmark : wanted) {
                interruption.check(false);
                if (secondsLeft() > secondsPerGroup.getOrDefault(benchmark.label(), 0.0)) {
                    runGroup(conductor, benchmark, arms, suite);
                }
            }
            List<BenchmarkCase> undecided =
                    wanted.stream().filter(one -> missing(suite, one) > 0).toList();
            if (groups == before) {
                noteBudget(undecided.size());
                break;
            }
            wanted = fitting(suite, undecided);
        }
        noteBeyondBudget();
        GateReport report = suite.report(notes);
        return report.with(
                aftermath.gather(
                        report, benchmarks.both(), temporaryFolder, interruption::isRequested));
    }

    private void announce(SharedBenchmarks benchmarks) {
        err.println(
                benchmarks.both().size()
                        + " benchmarks, base "
                        + options.base().label()
                        + ", candidate "
                        + options.candidate().label()
                        + ", seed "
                        + options.seed()
                        + ", raw slices in "
                        + writer.folder());
        err.flush();
    }

    private static int missing(GateSuite suite, BenchmarkCase benchmark) {
        NextStep next = suite.next(benchmark.label());
        return next.kind() == Kind.STOP ? 0 : next.groups();
    }

    private void noteBudget(int undecided) {
        notes.add(
                "the budget of "
                        + options.budget().toSeconds()
                        + " s was spent before "
                        + undecided
                        + " benchmarks were decided");
    }

    /**
     * Leaves benchmarks out for which there is no time to reach their next look: half a measurement
     * of all of them would decide none.
     */
    private List<BenchmarkCase> fitting(GateSuite suite, List<BenchmarkCase> undecided) {
        double left = secondsLeft();
        List<BenchmarkCase> fitting = new ArrayList<>();
        for (BenchmarkCase benchmark : undecided) {
            double seconds =
                    missing(suite, benchmark)
                            * secondsPerGroup.getOrDefault(benchmark.label(), 0.0);
            if (seconds <= left) {
                fitting.add(benchmark);
                left -= seconds;
            }
        }
        beyondBudget += undecided.size() - fitting.size();
        return fitting;
    }

    private void noteBeyondBudget() {
        if (beyondBudget > 0) {
            notes.add(
                    "the budget of "
                            + options.budget().toSeconds()
                            + " s does not reach the next look of "
                            + beyondBudget
                            + " benchmarks; give more with --budget, or select fewer");
        }
    }

    private double secondsLeft() {
        return options.budget().toMillis() / 1e3 - (System.nanoTime() - startNanos) / 1e9;
    }

    private void runGroup(
            Conductor conductor, BenchmarkCase benchmark, List<ArmBuild> arms, GateSuite suite)
            throws IOException, InterruptedException {
        NextStep next = suite.next(benchmark.label());
        long groupSeed = SplitMix64.mix(options.seed() ^ SplitMix64.mix(groups + 1L));
        GroupRequest request =
                new GroupRequest(
                        groups,
                        benchmark,
                        next.kind() == Kind.CONFIRM ? "confirmation" : "screening",
                        // No arm gains by starting always first.
                        shuffled(arms, new SplitMix64(~groupSeed)),
                        groupSeed);
        long begin = System.nanoTime();
        DuetGroup group = conductor.run(request, this::keepLog);
        double seconds = (System.nanoTime() - begin) / 1e9;
        groups++;
        writer.group(group);
        secondsPerGroup.merge(benchmark.label(), seconds, Math::max);
        suite.add(group);
        err.printf(
                Locale.ROOT,
                "[%3.0f of %d s] %s: %s %d%s%n",
                (System.nanoTime() - startNanos) / 1e9,
                options.budget().toSeconds(),
                benchmark.label(),
                group.phase(),
                group.index(),
                group.status().equals(DuetGroup.OK)
                        ? ", " + suite.next(benchmark.label()).reason()
                        : " " + group.status() + blame(group));
        err.flush();
    }

    /** Where no arm is to blame, the clocks may say what happened. */
    private static String blame(DuetGroup group) {
        if (group.failedArm() != null) {
            return ": " + group.failedArm() + " " + group.reason();
        }
        return group.notes().isEmpty() ? "" : ": " + String.join("; ", group.notes());
    }

    private List<ArmBuild> arms(Path temporaryFolder) throws IOException {
        List<ArmBuild> arms = new ArrayList<>();
        arms.add(new ArmBuild(name(Arm.BASE), options.base()));
        arms.add(
                arm(
                        Arm.CANDIDATE,
                        options.candidate(),
                        options.candidateInjection(),
                        temporaryFolder));
        arms.add(new ArmBuild(name(Arm.BASE_COPY), options.base()));
        Double slowed = options.slowedFraction();
        if (slowed != null) {
            Injection spin = new Injection(SlowdownKind.SPIN, slowed);
            arms.add(arm(Arm.SLOWED, options.base(), spin, temporaryFolder));
        }
        return arms;
    }

    private static ArmBuild arm(
            Arm arm, Build build, @Nullable Injection injection, Path temporaryFolder)
            throws IOException {
        if (injection == null) {
            return new ArmBuild(name(arm), build);
        }
        Path folder = Files.createDirectory(temporaryFolder.resolve(name(arm)));
        return new ArmBuild(name(arm), SlowedBuild.of(build, folder), injection);
    }

    private static String name(Arm arm) {
        return arm.name().toLowerCase(Locale.ROOT);
    }

    private List<BenchmarkCase> shuffled(List<BenchmarkCase> benchmarks) {
        return shuffled(benchmarks, new SplitMix64(options.seed()));
    }

    static <T> List<T> shuffled(List<T> list, SplitMix64 random) {
        List<T> rest = new ArrayList<>(list);
        List<T> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(random.nextInt(rest.size())));
        }
        return shuffled;
    }

    private String keepLog(GroupRequest request, String arm, Path log) throws IOException {
        String relative =
                writer.newFile(
                        String.format(Locale.ROOT, "groups/%05d-%s.log", request.index(), arm));
        try (var to = Files.newOutputStream(writer.resolve(relative))) {
            Files.copy(log, to);
        }
        return relative;
    }
}

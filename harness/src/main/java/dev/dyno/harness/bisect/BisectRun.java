package dev.dyno.harness.bisect;

import dev.dyno.harness.bisect.BisectReport.Step;
import dev.dyno.harness.bisect.Bisection.State;
import dev.dyno.harness.bisect.Duet.Answer;
import dev.dyno.harness.compare.Commit;
import dev.dyno.harness.compare.GateRun;
import dev.dyno.harness.compare.RefBuilds;
import dev.dyno.harness.output.AtomicOutput;
import dev.dyno.harness.run.Interruption;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.store.RunId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Performs a bisection in a folder of its own, which holds the gates of all comparisons and, after
 * each step anew, {@code bisect.json}: what is known so far.
 *
 * <p>Threading: {@link #run} on one thread; the hook of a signal runs on its own and waits until
 * the first has left. They meet in {@link Interruption} and in {@code known}, a volatile reference
 * to an immutable report.
 */
public final class BisectRun {
    private static final String FILE_NAME = "bisect.json";
    private static final Duration HOOK_PATIENCE = Duration.ofSeconds(20);

    private final BisectOptions options;
    private final GateRun.Probe probe;
    private final PrintWriter err;
    private final RefBuilds builds;
    private final List<Commit> commits;
    private final Path folder;
    private final GateDuet duet;
    private final Interruption interruption = new Interruption();
    private volatile @Nullable BisectReport known;
    private @Nullable MachinePassport passport;

    /**
     * Looks the commits up and creates the folder.
     *
     * @param builds of the repository
     * @throws UserError if the commits are unknown or in no order
     */
    public BisectRun(BisectOptions options, RefBuilds builds, GateRun.Probe probe, PrintWriter err)
            throws IOException, InterruptedException {
        this.options = options;
        this.builds = builds;
        this.probe = probe;
        this.err = err;
        this.commits = builds.firstParents(options.good(), options.bad());
        String id = RunId.of(Instant.now(), "bisect", UUID.randomUUID().hashCode());
        this.folder = Files.createDirectory(options.resultsFolder().resolve(id));
        this.duet = new GateDuet(options, builds, this::passport, folder, err);
    }

    /** Returns the bisection's folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Performs the bisection.
     *
     * @param exitInterrupted is given what is known and ends the process; called by the hook of a
     *     signal at its end
     * @throws InterruptedException if the process is asked to stop; it will exit by itself
     * @throws UserError if the good or the bad commit cannot be built or compared
     */
    public BisectReport run(Consumer<@Nullable BisectReport> exitInterrupted)
            throws IOException, InterruptedException {
        Thread searching = Thread.currentThread();
        Thread hook = new Thread(() -> onSignal(searching, exitInterrupted), "on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            BisectReport report = search();
            interruption.check(false);
            return report;
        } catch (IOException | RuntimeException failure) {
            // A signal that reaches a build's process makes it fail before the hook runs here.
            interruption.check(true);
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

    private void onSignal(Thread searching, Consumer<@Nullable BisectReport> exitInterrupted) {
        interruption.request();
        // A build, whose processes are ended then; a gate stops by a hook of its own.
        searching.interrupt();
        try {
            interruption.awaitLeft(HOOK_PATIENCE);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
        exitInterrupted.accept(known == null ? null : interrupted(known));
    }

    private BisectReport search() throws IOException, InterruptedException {
        err.println(
                (commits.size() - 1)
                        + " commits from "
                        + options.good()
                        + " to "
                        + options.bad()
                        + ", about "
                        + (1 + Bisection.duets(0, commits.size() - 1))
                        + " comparisons, in "
                        + folder);
        err.flush();
        builds.of("--good", options.good());
        builds.of("--bad", options.bad());
        State state = new Bisection(commits, duet, this::keep).search();
        BisectReport report = report(state, status(state));
        write(report);
        return report;
    }

    /** The first comparison is of the bad commit, and says what the bisection is about. */
    private static String status(State state) {
        Answer first = Answer.valueOf(state.steps().getFirst().answer().toUpperCase(Locale.ROOT));
        return switch (first) {
            case MOVED -> state.high() - state.low() == 1 ? BisectReport.FOUND : "range";
            case UNMOVED -> "unmoved";
            case UNCLEAR, SKIPPED -> "unclear";
        };
    }

    private void keep(State state) throws IOException {
        Step step = state.steps().getLast();
        err.printf(
                Locale.ROOT,
                "%s %s: %s, %s%n",
                step.commit().shortHash(),
                step.commit().subject(),
                step.answer(),
                step.reason());
        err.flush();
        BisectReport report = report(state, "running");
        known = report;
        write(report);
    }

    private BisectReport report(State state, String status) {
        boolean hasMoved = state.high() < commits.size();
        return new BisectReport(
                BisectReport.SCHEMA_VERSION,
                options.good(),
                options.bad(),
                status,
                duet.benchmark(),
                duet.direction(),
                commits.get(state.low()),
                hasMoved ? commits.get(state.high()) : null,
                commits.subList(state.low() + 1, state.high()),
                state.confirmed(),
                state.steps(),
                duet.alsoMoved());
    }

    private BisectReport interrupted(BisectReport report) {
        BisectReport interrupted =
                new BisectReport(
                        report.schemaVersion(),
                        report.good(),
                        report.bad(),
                        "interrupted",
                        report.benchmark(),
                        report.direction(),
                        report.lastUnmoved(),
                        report.firstMoved(),
                        report.between(),
                        report.confirmed(),
                        report.steps(),
                        report.alsoMoved());
        try {
            write(interrupted);
        } catch (IOException failure) {
            err.println("error: while stopping: " + failure.getMessage());
        }
        return interrupted;
    }

    private void write(BisectReport report) throws IOException {
        try (AtomicOutput out = AtomicOutput.open("--results", folder.resolve(FILE_NAME))) {
            out.stream().write(Json.toBytes(report));
            out.commit();
        }
    }

    /** The machine's passport is taken once; taking it takes as long as a fork group. */
    private MachinePassport passport(Path gateFolder) throws InterruptedException {
        MachinePassport taken = passport == null ? probe.passport(gateFolder) : passport;
        passport = taken;
        return taken;
    }
}

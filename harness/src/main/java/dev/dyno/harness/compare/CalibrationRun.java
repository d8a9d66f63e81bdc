package dev.dyno.harness.compare;

import dev.dyno.duet.SlowdownKind;
import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.duet.Injection;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.export.StoredGate;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.store.Calibrations;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.SplitMix64;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares a build with itself, and with itself slowed, over and over, each time as a gate of its
 * own with fresh JVMs. A round holds every benchmark with every slowdown once and as often without
 * one, shuffled. Each comparison is appended to the folder as it ends; what is there says how far a
 * calibration has come, so that it goes on where it was interrupted. Used by one thread.
 */
public final class CalibrationRun {
    /** The comparison under way; one that was interrupted is made again. */
    private static final String RUNNING = "running";

    private final CalibrationOptions options;
    private final GateRun.Probe probe;
    private final PrintWriter err;

    /** One comparison to be made; without an injection the build is compared as it is. */
    private record Trial(BenchmarkCase benchmark, @Nullable Injection injection) {
        String words() {
            return benchmark.label()
                    + (injection == null
                            ? " with itself"
                            : String.format(
                                    Locale.ROOT,
                                    " slowed by %.2f %% of %s",
                                    100 * injection.fraction(),
                                    injection.kind().word()));
        }
    }

    /** Prepares a calibration. */
    public CalibrationRun(CalibrationOptions options, GateRun.Probe probe, PrintWriter err) {
        this.options = options;
        this.probe = probe;
        this.err = err;
    }

    /**
     * Makes the comparisons that are missing.
     *
     * @param exitInterrupted ends the process; called by the hook of a signal at its end
     * @throws InterruptedException if the process is asked to stop; it will exit by itself
     * @throws IOException if a process cannot be started or a temporary file not be written
     * @throws UserError if another calibration writes there, or what is there is another one
     */
    public void run(Runnable exitInterrupted) throws IOException, InterruptedException {
        Path folder = options.folder();
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            List<BenchmarkCase> benchmarks = begin();
            ScratchFolder.leftBehind(folder.resolve(RUNNING)).close();
            int done = Calibrations.open(folder).comparisons().size();
            for (int index = done; index < options.comparisons(); index++) {
                compare(trial(benchmarks, index), index, exitInterrupted);
            }
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            throw inUse();
        }
        if (lock == null) {
            throw inUse();
        }
        return lock;
    }

    private UserError inUse() {
        return new UserError(
                ExitCode.USAGE,
                options.folder() + ": another calibration writes there; name another --folder");
    }

    /** Begins the folder, or checks that it goes on; returns the benchmarks. */
    private List<BenchmarkCase> begin() throws IOException, InterruptedException {
        GateOptions gate = options.gate();
        Path folder = options.folder();
        try (ScratchFolder scratch = ScratchFolder.create()) {
            Set<BenchmarkCase> cases = gate.cases().of(gate.base(), scratch.path());
            SharedBenchmarks benchmarks = SharedBenchmarks.of(gate, cases, cases);
            String runId = scratchRunId();
            GateManifest manifest = Manifests.of(gate, benchmarks, runId);
            if (!Calibrations.isCalibration(folder)) {
                Calibrations.begin(folder, manifest, probe.passport(folder));
            }
            requireSame(Calibrations.open(folder).manifest(), manifest);
            return benchmarks.both();
        }
    }

    /** A manifest is that of a gate, whose folder is named by the time. */
    private static String scratchRunId() {
        String digits = Instant.now().toString().replaceAll("[^0-9]", "");
        return digits.substring(0, 8) + "-" + digits.substring(8, 14) + "-gate-0000";
    }

    private void requireSame(GateManifest stored, GateManifest asked) {
        boolean isSame =
                stored.base().files().equals(asked.base().files())
                        && stored.measurement().equals(asked.measurement())
                        && stored.demand().equals(asked.demand())
                        && stored.benchmarks().equals(asked.benchmarks())
                        && stored.seed() == asked.seed();
        if (!isSame) {
            throw new UserError(
                    ExitCode.USAGE,
                    options.folder()
                            + " holds a calibration of another build, benchmark, seed or setting;"
                            + " name another --folder");
        }
    }

    private Trial trial(List<BenchmarkCase> benchmarks, int index) {
        List<Trial> round = new ArrayList<>();
        for (BenchmarkCase benchmark : benchmarks) {
            for (SlowdownKind kind : options.kinds()) {
                for (double fraction : options.slowedFractions()) {
                    round.add(new Trial(benchmark, new Injection(kind, fraction)));
                    round.add(new Trial(benchmark, null));
                }
            }
            if (options.kinds().isEmpty()) {
                round.add(new Trial(benchmark, null));
            }
        }
        long seed = seed(index / round.size());
        return GateRun.shuffled(round, new SplitMix64(seed)).get(index % round.size());
    }

    private long seed(int index) {
        return SplitMix64.mix(options.gate().seed() ^ SplitMix64.mix(index + 1L)) >>> 1;
    }

    private void compare(Trial trial, int index, Runnable exitInterrupted)
            throws IOException, InterruptedException {
        String startedAt = Instant.now().toString();
        long begin = System.nanoTime();
        long seed = seed(~index);
        Injection injection = trial.injection();
        try (ScratchFolder scratch = ScratchFolder.in(options.folder(), RUNNING)) {
            GateRun gate = new GateRun(gate(trial, seed, scratch.path()), _ -> passport(), err);
            GateReport report = gate.run(exitInterrupted);
            double seconds = (System.nanoTime() - begin) / 1e9;
            Calibrations.append(
                    options.folder(),
                    new CalibrationComparison(
                            CalibrationComparison.SCHEMA_VERSION,
                            index,
                            trial.benchmark().label(),
                            injection == null
                                    ? CalibrationComparison.NONE
                                    : injection.kind().word(),
                            injection == null ? 0 : injection.fraction(),
                            seed,
                            startedAt,
                            seconds,
                            StoredGate.groups(gate.folder()).stream()
                                    .map(Calibrations::compact)
                                    .toList()));
            err.printf(
                    Locale.ROOT,
                    "%d of %d, %.0f s: %s: %s%n",
                    index + 1,
                    options.comparisons(),
                    seconds,
                    trial.words(),
                    report.verdict());
            err.flush();
        }
    }

    private GateOptions gate(Trial trial, long seed, Path resultsFolder) {
        GateOptions gate = options.gate();
        return new GateOptions(
                gate.base(),
                gate.candidate(),
                (_, _) -> Set.of(trial.benchmark()),
                Pattern.compile(""),
                gate.detectFraction(),
                gate.falseAlarmFraction(),
                gate.slowedFraction(),
                trial.injection(),
                gate.budget(),
                gate.onInconclusive(),
                seed,
                gate.settings(),
                resultsFolder,
                gate.commandLine());
    }

    /** The machine's passport was taken once; taking it takes as long as a fork group. */
    private MachinePassport passport() {
        MachinePassport passport = Calibrations.open(options.folder()).passport();
        if (passport == null) {
            throw new UserError(
                    ExitCode.USAGE,
                    options.folder() + " lacks machine.json; name another --folder");
        }
        return passport;
    }
}

package dev.dyno.harness.machine;

import dev.dyno.harness.ledger.LedgerReader;
import dev.dyno.harness.ledger.Snapshot;
import dev.dyno.harness.ledger.Span;
import dev.dyno.harness.place.BoundThread;
import dev.dyno.harness.place.CpuSet;
import dev.dyno.harness.place.LinuxThreads;
import dev.dyno.harness.place.LinuxThreads.Refusal;
import dev.dyno.harness.place.PlacementPlan;
import dev.dyno.harness.place.SystemFiles;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.Contention;
import dev.dyno.results.model.MachinePassport.CoreToCore;
import dev.dyno.results.model.MachinePassport.Cpu;
import dev.dyno.results.model.MachinePassport.CpuJitter;
import dev.dyno.results.model.MachinePassport.HardwareCounters;
import dev.dyno.results.model.MachinePassport.MemoryLevel;
import dev.dyno.results.model.MachinePassport.OperatingSystem;
import dev.dyno.results.model.MachinePassport.Timer;
import dev.dyno.workloads.ThreadRole;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a {@link MachinePassport}: reads what the machine says of itself, then measures it. Takes
 * about as long as the options say, plus a few seconds; it keeps every CPU busy meanwhile.
 *
 * <p>Probes run in threads of their own, so the caller's thread stays unbound. A figure whose
 * thread did not stay on its CPU is left out or marked, never given as good.
 */
public final class PassportTaker {
    private static final int SCHEMA_VERSION = 1;
    private static final String CLOCK =
            "sys/devices/system/clocksource/clocksource0/current_clocksource";

    private final SystemFiles files;
    private final LinuxThreads threads;
    private final Topology topology;
    private final Map<String, String> unknowns = new TreeMap<>();
    private final MachineFacts facts;
    private final PassportOptions options;
    private final Consumer<String> progress;

    private PassportTaker(
            SystemFiles files,
            LinuxThreads threads,
            Topology topology,
            PassportOptions options,
            Consumer<String> progress) {
        this.files = files;
        this.threads = threads;
        this.topology = topology;
        this.facts = new MachineFacts(files, topology, unknowns);
        this.options = options;
        this.progress = progress;
    }

    /**
     * Takes the passport of this machine.
     *
     * @param progress is told what comes next, in a few words
     */
    public static MachinePassport take(PassportOptions options, Consumer<String> progress)
            throws InterruptedException {
        return take(
                SystemFiles.ofThisMachine(),
                LinuxThreads.system(),
                Topology.ofThisMachine(),
                options,
                progress);
    }

    /** Takes the passport of a machine that says of itself what the files and topology say. */
    static MachinePassport take(
            SystemFiles files,
            LinuxThreads threads,
            Topology topology,
            PassportOptions options,
            Consumer<String> progress)
            throws InterruptedException {
        return new PassportTaker(files, threads, topology, options, progress).take();
    }

    private MachinePassport take() throws InterruptedException {
        Cpu cpu = facts.cpu();
        OperatingSystem system = facts.operatingSystem();
        MachinePassport.Jvm jvm = facts.jvm();
        MachinePassport.Limits limits = facts.limits();
        int measuredCpu = PlacementPlan.of(topology).cpu(ThreadRole.MEASURED).orElse(0);
        progress.accept("timer");
        Timer timer = TimerProbe.measure(measuredCpu, files.word(CLOCK).orElse(null));
        Hiccups hiccups = hiccups(limits.cpuQuotaCores());
        CoreToCore coreToCore = coreToCore();
        List<MemoryLevel> memory = memory(measuredCpu);
        progress.accept("fsync");
        FsyncProbe.Result fsync = FsyncProbe.measure(options.folder(), options.fsync().toNanos());
        if (fsync.problem() != null) {
            unknowns.put("fsync_floor", fsync.problem());
        }
        MachinePassport ungraded =
                new MachinePassport(
                        SCHEMA_VERSION,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        PassportClass.of(cpu, system, jvm, limits).id(),
                        "F",
                        List.of(),
                        cpu,
                        system,
                        jvm,
                        limits,
                        timer,
                        hiccups.jitter(),
                        hiccups.contention(),
                        coreToCore,
                        memory,
                        fsync.floor(),
                        hardwareCounters(),
                        unknowns);
        return graded(ungraded);
    }

    /** Returns the passport with the grade that its own figures earn. */
    static MachinePassport graded(MachinePassport passport) {
        PassportGrader.Verdict verdict = PassportGrader.grade(passport);
        return new MachinePassport(
                passport.schemaVersion(),
                passport.takenAt(),
                passport.fingerprint(),
                verdict.grade(),
                verdict.findings(),
                passport.cpu(),
                passport.operatingSystem(),
                passport.jvm(),
                passport.limits(),
                passport.timer(),
                passport.jitter(),
                passport.contention(),
                passport.coreToCore(),
                passport.memory(),
                passport.fsyncFloor(),
                passport.hardwareCounters(),
                passport.unknowns());
    }

    private record Hiccups(List<CpuJitter> jitter, Contention contention) {}

    private Hiccups hiccups(@Nullable Double quota) throws InterruptedException {
        progress.accept("jitter of " + topology.usable().size() + " CPUs");
        // Before the probe itself puts pressure on the machine.
        Double cpuPressure = pressure("cpu");
        Double ioPressure = pressure("io");
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        CpuSet cpus = topology.usable();
        List<CpuJitter> jitter = List.of();
        Span span;
        try (LedgerReader reader = new LedgerReader(BoundThread.current(), cpus, List.of())) {
            Snapshot before = reader.snapshot();
            if (threads.isAvailable()) {
                int width = quota == null ? cpus.size() : Math.max((int) (double) quota, 1);
                jitter =
                        JitterProbe.measure(
                                cpus.ids(),
                                Math.clamp(width, 1, Math.max(cpus.size(), 1)),
                                options.jitter().toNanos());
            } else {
                unknowns.put("jitter", String.valueOf(threads.problem()));
            }
            span = Span.between(before, reader.snapshot());
        }
        return new Hiccups(
                jitter,
                new Contention(
                        stealFraction(span),
                        cpuPressure,
                        ioPressure,
                        jitter.isEmpty() ? null : foreignFraction(span),
                        Math.max(load, 0)));
    }

    private @Nullable Double stealFraction(Span span) {
        Long steal = span.ledger().stealNanos();
        if (steal == null) {
            unknowns.put("steal", files.whyNot("proc/stat"));
            return null;
        }
        double available = (double) span.durationNanos() * topology.online().size();
        return available <= 0 ? null : Math.min(steal / available, 1.0);
    }

    private @Nullable Double foreignFraction(Span span) {
        if (span.foreignCpuFraction() == null) {
            unknowns.put("foreign_cpu", files.whyNot("proc/stat"));
        }
        return span.foreignCpuFraction();
    }

    private @Nullable Double pressure(String resource) {
        String path = "proc/pressure/" + resource;
        Double pressure = Pressure.someAvg10(files.text(path).orElse(""));
        if (pressure == null) {
            unknowns.put("pressure_" + resource, files.whyNot(path));
        }
        return pressure;
    }

    private @Nullable CoreToCore coreToCore() throws InterruptedException {
        List<Integer> cpus =
                CoreToCoreProbe.spread(topology.usable().ids(), options.coreToCoreCpusMax());
        if (!threads.isAvailable()) {
            unknowns.put("core_to_core", String.valueOf(threads.problem()));
            return null;
        }
        progress.accept("round trips between " + cpus.size() + " CPUs");
        CoreToCoreProbe.Result result =
                CoreToCoreProbe.measure(cpus, options.coreToCore().toNanos());
        if (result.problem() != null) {
            unknowns.put("core_to_core", result.problem());
        }
        return result.matrix();
    }

    private List<MemoryLevel> memory(int cpu) throws InterruptedException {
        if (!threads.isAvailable()) {
            unknowns.put("memory", String.valueOf(threads.problem()));
            return List.of();
        }
        progress.accept("memory");
        List<MemoryLevels.Level> levels =
                MemoryLevels.choose(topology.caches(), cpu, facts.probeBytesMax());
        MemoryProbe probe = new MemoryProbe(threads, files, options.memoryFigure().toNanos());
        PinnedTask.Outcome<MemoryProbe.Result> outcome =
                PinnedTask.run(cpu, () -> probe.measure(levels));
        if (outcome.problem() != null) {
            unknowns.put("memory", "the probe's thread " + outcome.problem());
            return List.of();
        }
        outcome.value()
                .problems()
                .forEach((what, why) -> unknowns.put("memory_" + what.replace(' ', '_'), why));
        MemoryLevels.doubt(topology.caches(), levels)
                .ifPresent(doubt -> unknowns.put("memory_dram", doubt));
        return outcome.value().levels();
    }

    private HardwareCounters hardwareCounters() {
        if (!threads.isAvailable()) {
            return new HardwareCounters(false, threads.problem());
        }
        Refusal refusal = threads.tryCycleCounter();
        if (refusal == null) {
            return new HardwareCounters(true, null);
        }
        String level =
                files.word("proc/sys/kernel/perf_event_paranoid")
                        .map(value -> "; kernel.perf_event_paranoid is " + value)
                        .orElse("");
        return new HardwareCounters(false, refusal.message() + level);
    }
}

package dev.dyno.harness.machine;

import dev.dyno.harness.place.CpuSet;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.Cache;
import dev.dyno.results.model.MachinePassport.CoreToCore;
import dev.dyno.results.model.MachinePassport.CpuJitter;
import dev.dyno.results.model.MachinePassport.Finding;
import dev.dyno.results.model.MachinePassport.FsyncFloor;
import dev.dyno.results.model.MachinePassport.MemoryLevel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Writes a passport for a terminal: the grade first, then why, then the facts. */
public final class PassportText {
    private static final String UNKNOWN = "unknown";

    /** A wider matrix would wrap in a terminal; the JSON has it whole. */
    private static final int MATRIX_CPUS_MAX = 16;

    private final MachinePassport passport;
    private final Ansi ansi;
    private final StringBuilder out = new StringBuilder();

    private PassportText(MachinePassport passport, Ansi ansi) {
        this.passport = passport;
        this.ansi = ansi;
    }

    /** Returns everything. */
    public static String full(MachinePassport passport, Ansi ansi) {
        PassportText text = new PassportText(passport, ansi);
        text.grade();
        text.findings();
        text.processor();
        text.system();
        text.jitter();
        text.coreToCore();
        text.memory();
        text.unknowns();
        return text.out.toString();
    }

    /** Returns the grade, the machine in a line, and the findings, as a run's header. */
    public static String headline(MachinePassport passport, Ansi ansi) {
        PassportText text = new PassportText(passport, ansi);
        text.grade();
        text.findings();
        return text.out.toString();
    }

    private void grade() {
        String colour =
                switch (passport.grade()) {
                    case "A", "B" -> "green";
                    case "C" -> "yellow";
                    default -> "red";
                };
        out.append(paint("bold", "Machine grade "))
                .append(paint("bold," + colour, passport.grade()))
                .append("   ")
                .append(printable(passport.cpu().model()))
                .append(", ")
                .append(passport.cpu().cores())
                .append(passport.cpu().cores() == 1 ? " core, " : " cores, ")
                .append(printable(passport.operatingSystem().kernel()))
                .append(", JDK ")
                .append(passport.jvm().version())
                .append('\n');
        line("fingerprint", passport.fingerprint() + ", taken " + passport.takenAt());
    }

    private void findings() {
        if (passport.findings().isEmpty()) {
            return;
        }
        section("Findings");
        for (Finding finding : passport.findings()) {
            String colour =
                    switch (finding.severity()) {
                        case "high" -> "red";
                        case "medium" -> "yellow";
                        default -> "faint";
                    };
            out.append("  ")
                    .append(paint(colour, pad(finding.severity(), 8)))
                    .append(printable(finding.message()))
                    .append('\n');
            if (finding.remedy() != null) {
                out.append("          mend: ").append(printable(finding.remedy())).append('\n');
            }
        }
    }

    private void processor() {
        section("Processor");
        MachinePassport.Cpu cpu = passport.cpu();
        line("model", cpu.model() + " (" + cpu.architecture() + ")");
        line(
                "topology",
                cpu.sockets()
                        + (cpu.sockets() == 1 ? " socket, " : " sockets, ")
                        + cpu.cores()
                        + (cpu.cores() == 1 ? " core, CPUs " : " cores, CPUs ")
                        + CpuSet.of(cpu.onlineCpus()));
        line(
                "siblings",
                cpu.smtSiblings().stream()
                        .map(group -> CpuSet.of(group).toString())
                        .collect(Collectors.joining(" | ")));
        for (Cache cache : firstOfEachKind(cpu.caches())) {
            line(
                    "cache",
                    String.format(
                            Locale.ROOT,
                            "L%d %-11s %9s, %d-byte lines, shared by CPUs %s",
                            cache.level(),
                            cache.type(),
                            bytes(cache.sizeBytes()),
                            cache.lineBytes(),
                            CpuSet.of(cache.sharedByCpus())));
        }
        cpu.numaNodes()
                .forEach(node ->
                        line(
                                "NUMA node " + node.id(),
                                "CPUs "
                                        + CpuSet.of(node.cpus())
                                        + ", "
                                        + bytes(node.memoryBytes())));
        line("governor", orUnknown(cpu.governor()));
        line("turbo", cpu.turbo() == null ? UNKNOWN : cpu.turbo() ? "on" : "off");
        line("isolated", orNone(CpuSet.of(cpu.isolatedCpus()).toString()));
        line("nohz_full", orNone(CpuSet.of(cpu.nohzFullCpus()).toString()));
        line("features", orNone(String.join(" ", cpu.features())));
        String reason = passport.hardwareCounters().reason();
        line("counters", reason == null ? "available" : reason);
    }

    private static Collection<Cache> firstOfEachKind(List<Cache> caches) {
        Map<String, Cache> kinds = new LinkedHashMap<>();
        caches.forEach(cache -> kinds.putIfAbsent(cache.level() + cache.type(), cache));
        return kinds.values();
    }

    private void system() {
        section("System");
        MachinePassport.OperatingSystem system = passport.operatingSystem();
        line("kernel", system.name() + " " + system.kernel());
        line("virtual", orUnknown(system.virtualisation()));
        line("memory", bytes(system.memoryBytes()));
        line("huge pages", orUnknown(system.transparentHugePages()));
        line("ASLR", orUnknown(system.aslr()));
        line("swappiness", orUnknown(system.swappiness()));
        line("power", orUnknown(system.powerSource()));
        MachinePassport.Limits limits = passport.limits();
        line("allowed CPUs", CpuSet.of(limits.allowedCpus()).toString());
        line("CPU quota", limits.cpuQuotaCores() == null ? "none" : limits.cpuQuotaCores());
        line(
                "memory limit",
                limits.memoryLimitBytes() == null ? "none" : bytes(limits.memoryLimitBytes()));
        line("open files", orUnknown(limits.openFilesMax()));
        line("JVM", passport.jvm().vmName() + " " + passport.jvm().version());
        line("JVM flags", String.join(" ", passport.jvm().flags()));
        MachinePassport.Timer timer = passport.timer();
        line(
                "timer",
                String.format(
                        Locale.ROOT,
                        "%s, step %.0f ns, %.1f ns a reading%s",
                        orUnknown(timer.source()),
                        timer.granularityNanos(),
                        timer.callNanos(),
                        timer.verified() ? "" : " (not pinned)"));
        MachinePassport.Contention contention = passport.contention();
        line("steal", percent(contention.stealFraction(), 100));
        line("CPU pressure", percent(contention.pressureCpuSomeAvg10(), 1));
        line("I/O pressure", percent(contention.pressureIoSomeAvg10(), 1));
        line("foreign CPU", percent(contention.foreignCpuFraction(), 100));
        line("load", String.format(Locale.ROOT, "%.2f", contention.loadAverage1Minute()));
        FsyncFloor fsync = passport.fsyncFloor();
        if (fsync != null) {
            line(
                    "fsync 4 KiB",
                    String.format(
                            Locale.ROOT,
                            "p50 %s, p99 %s, max %s (%d samples, %s)",
                            nanos(fsync.nanosP50()),
                            nanos(fsync.nanosP99()),
                            nanos(fsync.nanosMax()),
                            fsync.samples(),
                            fsync.fileSystem()));
        }
    }

    private void jitter() {
        if (passport.jitter().isEmpty()) {
            return;
        }
        section("Jitter: gaps seen by a thread that has the CPU to itself");
        row("CPU", List.of("p50", "p99", "p99.9", "max", ">10 µs", "lost"));
        for (CpuJitter cpu : passport.jitter()) {
            row(
                    cpu.cpu() + (cpu.verified() ? "" : " (not pinned)"),
                    List.of(
                            nanos(cpu.gapNanosP50()),
                            nanos(cpu.gapNanosP99()),
                            nanos(cpu.gapNanosP999()),
                            nanos(cpu.gapNanosMax()),
                            String.valueOf(cpu.gapsOverTenMicros()),
                            percent(cpu.lostFraction(), 100)));
        }
    }

    private void coreToCore() {
        CoreToCore matrix = passport.coreToCore();
        if (matrix == null) {
            return;
        }
        section("Round trip of a cache line between CPUs, median, ns");
        int shown = Math.min(matrix.cpus().size(), MATRIX_CPUS_MAX);
        row("CPU", matrix.cpus().subList(0, shown).stream().map(String::valueOf).toList());
        for (int i = 0; i < shown; i++) {
            row(
                    String.valueOf(matrix.cpus().get(i)),
                    matrix.roundTripNanosP50().get(i).subList(0, shown).stream()
                            .map(value -> value == 0 ? "-" : String.valueOf(value))
                            .toList());
        }
        if (shown < matrix.cpus().size()) {
            line("", "and " + (matrix.cpus().size() - shown) + " more CPUs: see --json");
        }
    }

    private void memory() {
        if (passport.memory().isEmpty()) {
            return;
        }
        section("Memory, one thread: a dependent load, and reading in order");
        row("", List.of("set", "load", "read", "pages"));
        for (MemoryLevel level : passport.memory()) {
            row(
                    level.level(),
                    List.of(
                            bytes(level.workingSetBytes()),
                            String.format(Locale.ROOT, "%.1f ns", level.loadLatencyNanos()),
                            String.format(
                                    Locale.ROOT, "%.1f GB/s", level.readBytesPerSecond() / 1e9),
                            level.pages()));
        }
    }

    private void unknowns() {
        if (passport.unknowns().isEmpty()) {
            return;
        }
        section("Not known here");
        passport.unknowns().forEach((name, reason) -> line(name.replace('_', ' '), reason));
    }

    private void section(String title) {
        out.append('\n').append(paint("bold", title)).append('\n');
    }

    private void line(String name, Object value) {
        out.append("  ")
                .append(pad(name, 14))
                .append(printable(String.valueOf(value)))
                .append('\n');
    }

    private void row(String head, List<String> cells) {
        StringBuilder row = new StringBuilder("  ").append(pad(head, 6));
        cells.forEach(cell ->
                row.append(" ".repeat(Math.max(11 - cell.length(), 1))).append(printable(cell)));
        out.append(row.toString().stripTrailing()).append('\n');
    }

    /** Replaces what could steer a terminal: a machine's files may hold anything. */
    private static String printable(String text) {
        return text.codePoints()
                .map(point ->
                        Character.isISOControl(point)
                                        || Character.getType(point) == Character.FORMAT
                                ? '?'
                                : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Colours words of ours; text of the machine must not come here, it could hold markup. */
    private String paint(String styles, String text) {
        return ansi.string("@|" + styles + " " + text + "|@");
    }

    private static String pad(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + " ";
    }

    private static String orUnknown(@Nullable Object value) {
        return value == null ? UNKNOWN : String.valueOf(value);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static String percent(@Nullable Double value, int factor) {
        return value == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f %%", value * factor);
    }

    static String nanos(long nanos) {
        if (nanos < 10_000) {
            return nanos + " ns";
        }
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    static String bytes(long bytes) {
        if (bytes < 10L << 20) {
            return (bytes >> 10) + " KiB";
        }
        return bytes < 10L << 30 ? (bytes >> 20) + " MiB" : (bytes >> 30) + " GiB";
    }
}

package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Table;
import dev.dyno.results.model.MachinePassport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The passport's single facts as a table. */
final class MachineFacts {
    private static final String UNKNOWN = "not told";

    private final List<List<Cell>> rows = new ArrayList<>();

    private MachineFacts() {}

    /** Returns the table. */
    static Table table(MachinePassport passport) {
        MachineFacts facts = new MachineFacts();
        facts.cpu(passport.cpu());
        facts.system(passport);
        facts.measured(passport);
        return new Table(
                "machine-facts",
                "All settings",
                List.of(Column.text("what"), Column.text("value")),
                facts.rows);
    }

    /** Returns numbers as a list, or a word for none. */
    static String list(List<Integer> numbers) {
        return numbers.isEmpty()
                ? "none"
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void cpu(MachinePassport.Cpu cpu) {
        add("processor", cpu.model() + ", " + cpu.architecture());
        add("sockets and cores", cpu.sockets() + " and " + cpu.cores());
        add("online CPUs", list(cpu.onlineCpus()));
        add(
                "CPUs that share a core",
                cpu.smtSiblings().stream()
                        .map(MachineFacts::list)
                        .collect(Collectors.joining("; ")));
        add(
                "NUMA nodes",
                cpu.numaNodes().stream()
                        .map(node ->
                                node.id()
                                        + ": CPUs "
                                        + list(node.cpus())
                                        + ", "
                                        + Quantities.bytes(node.memoryBytes()))
                        .collect(Collectors.joining("; ")));
        add("governor", cpu.governor());
        add("turbo", cpu.turbo() == null ? null : cpu.turbo() ? "on" : "off");
        add("isolated CPUs", list(cpu.isolatedCpus()));
        add("CPUs without ticks", list(cpu.nohzFullCpus()));
        add("instruction sets", String.join(", ", cpu.features()));
    }

    private void system(MachinePassport passport) {
        MachinePassport.OperatingSystem system = passport.operatingSystem();
        add("kernel", system.name() + " " + system.kernel());
        add("virtualisation", system.virtualisation());
        add("transparent huge pages", system.transparentHugePages());
        add("address-space randomisation", text(system.aslr()));
        add("swappiness", text(system.swappiness()));
        add("memory", Quantities.bytes(system.memoryBytes()));
        MachinePassport.Jvm jvm = passport.jvm();
        add("JVM", jvm.vendor() + " " + jvm.version() + ", " + jvm.vmName());
        add("JVM flags", String.join(" ", jvm.flags()));
        MachinePassport.Limits limits = passport.limits();
        Double quota = limits.cpuQuotaCores();
        Long memory = limits.memoryLimitBytes();
        add("CPU quota", quota == null ? "none" : Quantities.threeDigits(quota) + " cores");
        add("memory limit", memory == null ? "none" : Quantities.bytes(memory));
        add("allowed CPUs", list(limits.allowedCpus()));
        add("open files", text(limits.openFilesMax()));
    }

    private void measured(MachinePassport passport) {
        MachinePassport.Timer timer = passport.timer();
        add("clock source", timer.source());
        add("clock step", Quantities.nanos(timer.granularityNanos()));
        add("cost of a clock reading", Quantities.nanos(timer.callNanos()));
        MachinePassport.Contention contention = passport.contention();
        add("steal", share(contention.stealFraction()));
        add("CPU time of other processes", share(contention.foreignCpuFraction()));
        add("CPU pressure over 10 s", percent(contention.pressureCpuSomeAvg10()));
        add("I/O pressure over 10 s", percent(contention.pressureIoSomeAvg10()));
        add("load average over 1 min", Quantities.threeDigits(contention.loadAverage1Minute()));
        MachinePassport.FsyncFloor fsync = passport.fsyncFloor();
        add(
                "4 KiB made durable",
                fsync == null
                        ? null
                        : "p50 "
                                + Quantities.nanos(fsync.nanosP50())
                                + ", p99 "
                                + Quantities.nanos(fsync.nanosP99())
                                + ", longest "
                                + Quantities.nanos(fsync.nanosMax())
                                + " on "
                                + fsync.fileSystem()
                                + " ("
                                + fsync.method()
                                + ")");
        MachinePassport.HardwareCounters counters = passport.hardwareCounters();
        add(
                "hardware counters",
                counters.available() ? "available" : "not available: " + counters.reason());
    }

    private void add(String what, @Nullable String value) {
        rows.add(List.of(Cell.of(what), Cell.of(value == null ? UNKNOWN : value)));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String share(@Nullable Double fraction) {
        return fraction == null ? null : Quantities.share(fraction);
    }

    private static @Nullable String percent(@Nullable Double percent) {
        return percent == null ? null : Quantities.percent(percent);
    }
}

package dev.dyno.harness.machine;

import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.CpuJitter;
import dev.dyno.results.model.MachinePassport.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges how fit a machine is for measuring; a pure function of the passport.
 *
 * <pre>
 *   A   nothing worse than low findings
 *   B   one or two medium findings
 *   C   three or more medium findings
 *   D   one high finding
 *   E   two high findings
 *   F   three or more high findings, or no thread can be bound
 * </pre>
 */
public final class PassportGrader {
    private static final String HIGH = "high";
    private static final String MEDIUM = "medium";
    private static final String LOW = "low";
    private static final String PINNING = "pinning";
    private static final List<String> SEVERITIES = List.of(HIGH, MEDIUM, LOW);
    private static final long MILLISECOND_NANOS = 1_000_000;

    private final List<Finding> findings = new ArrayList<>();

    private PassportGrader() {}

    /** A grade and the reasons for it, worst first. */
    public record Verdict(String grade, List<Finding> findings) {}

    /** Judges; the grade and findings in the passport are not looked at. */
    public static Verdict grade(MachinePassport passport) {
        PassportGrader grader = new PassportGrader();
        grader.judgePinning(passport);
        grader.judgeProcessor(passport);
        grader.judgeSystem(passport);
        grader.judgeLimits(passport);
        grader.judgeContention(passport);
        grader.judgeJitter(passport.jitter());
        grader.judgeTimer(passport);
        grader.judgeCounters(passport);
        grader.findings.sort(
                Comparator.comparingInt(finding -> SEVERITIES.indexOf(finding.severity())));
        return new Verdict(grader.letter(), List.copyOf(grader.findings));
    }

    private String letter() {
        long high = count(HIGH);
        long medium = count(MEDIUM);
        boolean isUnbound =
                findings.stream()
                        .anyMatch(finding ->
                                finding.topic().equals(PINNING) && finding.severity().equals(HIGH));
        if (high >= 3 || isUnbound) {
            return "F";
        }
        if (high > 0) {
            return high == 2 ? "E" : "D";
        }
        return medium == 0 ? "A" : medium <= 2 ? "B" : "C";
    }

    private long count(String severity) {
        return findings.stream().filter(finding -> finding.severity().equals(severity)).count();
    }

    private void add(String severity, String topic, String message, @Nullable String remedy) {
        findings.add(new Finding(severity, topic, message, remedy));
    }

    /** Adds a finding whose severity depends on two bounds; none below the lower. */
    private void addAbove(
            double value, double medium, double high, String topic, String message, String remedy) {
        if (value > medium) {
            add(value > high ? HIGH : MEDIUM, topic, message, remedy);
        }
    }

    private void judgePinning(MachinePassport passport) {
        if (passport.jitter().isEmpty()) {
            add(
                    HIGH,
                    PINNING,
                    "threads cannot be bound to CPUs here: every number may be that of a thread in"
                            + " motion",
                    "measure on Linux, with --enable-native-access=ALL-UNNAMED");
            return;
        }
        List<Integer> loose =
                passport.jitter().stream()
                        .filter(cpu -> !cpu.verified())
                        .map(CpuJitter::cpu)
                        .toList();
        if (!loose.isEmpty()) {
            add(
                    HIGH,
                    PINNING,
                    "a thread bound to CPU " + loose + " was seen elsewhere",
                    "taskset --cpu-list with CPUs that this process may use");
        }
    }

    private void judgeProcessor(MachinePassport passport) {
        String governor = passport.cpu().governor();
        if (governor != null && !governor.equals("performance")) {
            add(
                    MEDIUM,
                    "governor",
                    "the frequency governor is " + governor + ": clocks change while measuring",
                    "sudo cpupower frequency-set --governor performance");
        }
        if (Objects.equals(passport.cpu().turbo(), true)) {
            add(
                    LOW,
                    "turbo",
                    "turbo is on: clocks depend on heat and on the neighbours' load",
                    "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo; elsewhere"
                            + " echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost");
        }
        boolean hasSiblings =
                passport.cpu().smtSiblings().stream().anyMatch(group -> group.size() > 1);
        if (hasSiblings) {
            add(
                    LOW,
                    "smt",
                    "two threads share a core (SMT): work on a sibling slows the measured thread",
                    "echo off | sudo tee /sys/devices/system/cpu/smt/control");
        }
        if (passport.cpu().isolatedCpus().isEmpty() && passport.cpu().cores() > 2) {
            int last = passport.cpu().onlineCpus().getLast();
            add(
                    LOW,
                    "isolation",
                    "no CPU is isolated: the kernel may run other work on the measured CPU",
                    String.format(
                            Locale.ROOT,
                            "boot with isolcpus=managed_irq,domain,%1$d nohz_full=%1$d"
                                    + " rcu_nocbs=%1$d",
                            last));
        }
    }

    private void judgeSystem(MachinePassport passport) {
        String layers = passport.operatingSystem().virtualisation();
        if (layers != null && !layers.equals("none")) {
            add(
                    LOW,
                    "virtualisation",
                    "this is " + layers + ": neighbours and scheduling are out of sight",
                    "use a dedicated or bare-metal host");
        }
        if (Objects.equals(passport.operatingSystem().transparentHugePages(), "always")) {
            add(
                    LOW,
                    "transparent_huge_pages",
                    "huge pages come and go by themselves: latency depends on what memory is free",
                    "echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled");
        }
        Integer aslr = passport.operatingSystem().aslr();
        if (aslr != null && aslr != 2) {
            add(
                    LOW,
                    "aslr",
                    "address randomisation is not full: all forks share one memory layout, whose"
                            + " luck looks like a result",
                    "sudo sysctl kernel.randomize_va_space=2");
        }
        if (Objects.equals(passport.operatingSystem().powerSource(), "battery")) {
            add(MEDIUM, "power", "the machine runs on its battery and saves power", "plug it in");
        }
    }

    private void judgeLimits(MachinePassport passport) {
        int allowed = passport.limits().allowedCpus().size();
        Double quota = passport.limits().cpuQuotaCores();
        if (quota != null && quota < allowed) {
            addAbove(
                    allowed - quota,
                    0,
                    allowed - 2.0,
                    "quota",
                    String.format(
                            Locale.ROOT,
                            "a quota of %.2f cores is spread over %d CPUs: threads are stopped"
                                    + " when it is used up",
                            quota,
                            allowed),
                    "give whole CPUs instead: docker run --cpuset-cpus 2,3 without --cpus");
        }
        int cpus = Math.max(allowed, passport.jitter().size());
        if (cpus == 1) {
            add(
                    HIGH,
                    "cpus",
                    "one CPU: load and measured thread take turns, so neither open-loop latency"
                            + " nor a hand-over can be measured",
                    "use a machine with at least four cores");
        } else if (passport.cpu().cores() <= 2 || cpus == 2) {
            add(
                    MEDIUM,
                    "cpus",
                    "two cores: load threads, the JVM's own threads and the system share one",
                    "use a machine with at least four cores");
        }
    }

    private void judgeContention(MachinePassport passport) {
        Double steal = passport.contention().stealFraction();
        addAbove(
                steal == null ? 0 : steal,
                0.005,
                0.05,
                "steal",
                "the hypervisor gave " + percent(steal) + " of the CPU time to others",
                "use a dedicated host, or measure at another time");
        Double pressure = passport.contention().pressureCpuSomeAvg10();
        addAbove(
                pressure == null ? 0 : pressure,
                5,
                25,
                "pressure",
                String.format(
                        Locale.ROOT,
                        "threads waited for a CPU during %.1f %% of the last 10 s (PSI)",
                        pressure == null ? 0 : pressure),
                "stop other work; top shows it");
        Double foreign = passport.contention().foreignCpuFraction();
        addAbove(
                foreign == null ? 0 : foreign,
                0.03,
                0.2,
                "foreign_load",
                "other processes used " + percent(foreign) + " of the CPU time",
                "stop them, or keep them away: taskset --all-tasks --pid --cpu-list 0 PID");
    }

    private void judgeJitter(List<CpuJitter> jitter) {
        double lost = jitter.stream().mapToDouble(CpuJitter::lostFraction).max().orElse(0);
        addAbove(
                lost,
                0.01,
                0.1,
                "jitter",
                "a thread with a CPU to itself lost " + percent(lost) + " of its time",
                "isolate CPUs, stop other work, or use a dedicated host");
        long longest = jitter.stream().mapToLong(CpuJitter::gapNanosMax).max().orElse(0);
        if (longest > MILLISECOND_NANOS) {
            add(
                    longest > 20 * MILLISECOND_NANOS ? MEDIUM : LOW,
                    "hiccup",
                    String.format(
                            Locale.ROOT,
                            "the longest hiccup was %.1f ms: high percentiles show the machine",
                            (double) longest / MILLISECOND_NANOS),
                    "isolate CPUs, stop other work, or use a dedicated host");
        }
    }

    private void judgeTimer(MachinePassport passport) {
        double step = passport.timer().granularityNanos();
        if (step > 50) {
            add(
                    MEDIUM,
                    "timer",
                    String.format(
                            Locale.ROOT,
                            "the clock steps by %.0f ns: times below ten steps are coarse",
                            step),
                    "boot with clocksource=tsc where the processor's is stable");
        }
        double call = passport.timer().callNanos();
        if (call > 100) {
            add(
                    MEDIUM,
                    "timer_cost",
                    String.format(Locale.ROOT, "reading the clock takes %.0f ns", call),
                    "echo tsc | sudo tee"
                            + " /sys/devices/system/clocksource/clocksource0/current_clocksource");
        }
    }

    private void judgeCounters(MachinePassport passport) {
        if (!passport.hardwareCounters().available()) {
            String reason = String.valueOf(passport.hardwareCounters().reason());
            add(
                    LOW,
                    "hardware_counters",
                    "the processor's counters cannot be read: " + reason,
                    counterRemedy(reason));
        }
    }

    private static String counterRemedy(String reason) {
        if (reason.contains("EACCES") || reason.contains("EPERM")) {
            return "sudo sysctl kernel.perf_event_paranoid=1; in a container also"
                    + " docker run --cap-add PERFMON";
        }
        return reason.contains("ENOSYS")
                ? "docker run --cap-add PERFMON --security-opt seccomp=unconfined"
                : "measure on bare metal, or give the guest the counters, as in"
                        + " qemu-system-x86_64 -cpu host,pmu=on";
    }

    private static String percent(@Nullable Double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", fraction == null ? 0 : fraction * 100);
    }
}

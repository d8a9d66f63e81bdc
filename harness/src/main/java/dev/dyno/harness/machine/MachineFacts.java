package dev.dyno.harness.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import dev.dyno.harness.place.ControlGroups;
import dev.dyno.harness.place.CpuSet;
import dev.dyno.harness.place.SystemFiles;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.model.MachinePassport.Cpu;
import dev.dyno.results.model.MachinePassport.Jvm;
import dev.dyno.results.model.MachinePassport.Limits;
import dev.dyno.results.model.MachinePassport.OperatingSystem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What can be read without measuring. Whatever is not known is explained in {@code unknowns}. */
final class MachineFacts {
    private static final String CPUS = "sys/devices/system/cpu/";

    /** Options that change what is measured even when nobody sets them. */
    private static final List<String> NOTABLE_OPTIONS =
            List.of(
                    "UseSerialGC",
                    "UseParallelGC",
                    "UseG1GC",
                    "UseZGC",
                    "UseShenandoahGC",
                    "UseCompressedOops",
                    "UseCompactObjectHeaders",
                    "UseTransparentHugePages",
                    "ContendedPaddingWidth",
                    "MaxHeapSize");

    private final SystemFiles files;
    private final Topology topology;
    private final Map<String, String> unknowns;

    MachineFacts(SystemFiles files, Topology topology, Map<String, String> unknowns) {
        this.files = files;
        this.topology = topology;
        this.unknowns = unknowns;
        for (int i = 0; i < topology.problems().size(); i++) {
            unknowns.put("topology_" + (i + 1), topology.problems().get(i));
        }
    }

    Cpu cpu() {
        CpuInfo info = CpuInfo.of(files);
        String model =
                info.model()
                        .or(() -> files.word("proc/device-tree/model"))
                        .orElseGet(() -> unknown("cpu_model", "proc/cpuinfo", "unknown"));
        return new Cpu(
                model,
                System.getProperty("os.arch", "unknown"),
                Math.max(topology.socketCount(), 1),
                topology.cores().size(),
                topology.onlineIds().ids(),
                topology.cores().stream().map(CpuSet::ids).toList(),
                topology.caches(),
                topology.nodes(),
                governor(),
                turbo(),
                topology.isolated().ids(),
                topology.nohzFull().ids(),
                info.features());
    }

    private @Nullable String governor() {
        List<String> governors =
                topology.usable().ids().stream()
                        .map(id -> files.word(CPUS + "cpu" + id + "/cpufreq/scaling_governor"))
                        .flatMap(Optional::stream)
                        .distinct()
                        .sorted()
                        .toList();
        if (!governors.isEmpty()) {
            return String.join(", ", governors);
        }
        int first = topology.usable().isEmpty() ? 0 : topology.usable().ids().getFirst();
        unknowns.put("governor", files.whyNot(CPUS + "cpu" + first + "/cpufreq/scaling_governor"));
        return null;
    }

    private @Nullable Boolean turbo() {
        OptionalLong noTurbo = files.number(CPUS + "intel_pstate/no_turbo");
        if (noTurbo.isPresent()) {
            return noTurbo.getAsLong() == 0;
        }
        OptionalLong boost = files.number(CPUS + "cpufreq/boost");
        if (boost.isPresent()) {
            return boost.getAsLong() != 0;
        }
        unknowns.put("turbo", files.whyNot(CPUS + "cpufreq/boost"));
        return null;
    }

    OperatingSystem operatingSystem() {
        boolean hasFiles = files.exists("proc/cpuinfo");
        return new OperatingSystem(
                System.getProperty("os.name", "unknown"),
                files.word("proc/sys/kernel/osrelease")
                        .orElse(System.getProperty("os.version", "unknown")),
                hasFiles ? Virtualisation.detect(files) : explain("virtualisation", "proc/cpuinfo"),
                hugePages(),
                integer("aslr", "proc/sys/kernel/randomize_va_space"),
                integer("swappiness", "proc/sys/vm/swappiness"),
                powerSource(),
                memoryBytes());
    }

    private @Nullable String hugePages() {
        String path = "sys/kernel/mm/transparent_hugepage/enabled";
        String text = files.text(path).orElse("");
        int open = text.indexOf('[');
        int close = text.indexOf(']');
        return open >= 0 && close > open + 1
                ? text.substring(open + 1, close)
                : explain("transparent_huge_pages", path);
    }

    /** Returns mains or battery; a machine without a battery needs no word about it. */
    private @Nullable String powerSource() {
        String supplies = "sys/class/power_supply/";
        boolean hasBattery = false;
        for (String name : files.names(supplies)) {
            String status = files.text(supplies + name + "/status").orElse("");
            boolean isBattery = files.text(supplies + name + "/type").orElse("").equals("Battery");
            hasBattery |= isBattery;
            if (isBattery && status.equals("Discharging")) {
                return "battery";
            }
        }
        if (!hasBattery && !files.exists("proc")) {
            return explain("power_source", supplies);
        }
        return "mains";
    }

    private long memoryBytes() {
        OptionalLong total = meminfoBytes("MemTotal:");
        if (total.isPresent()) {
            return total.getAsLong();
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
                ? bean.getTotalMemorySize()
                : 0;
    }

    /** Returns what may be allocated without harm: an eighth of what is free. */
    long probeBytesMax() {
        long available = meminfoBytes("MemAvailable:").orElse(memoryBytes() / 2);
        long limit = ControlGroups.of(files).memoryLimitBytes().orElse(available);
        return Math.min(available, limit) / 8;
    }

    private OptionalLong meminfoBytes(String key) {
        for (String line : files.lines("proc/meminfo")) {
            String[] words = line.split("\\s+", -1);
            if (words.length >= 2 && words[0].equals(key) && words[1].matches("\\d{1,15}")) {
                return OptionalLong.of(Long.parseLong(words[1]) << 10);
            }
        }
        return OptionalLong.empty();
    }

    Limits limits() {
        ControlGroups groups = ControlGroups.of(files);
        OptionalDouble quota = groups.cpuQuotaCores();
        OptionalLong memory = groups.memoryLimitBytes();
        return new Limits(
                quota.isPresent() ? Figures.hundredths(quota.getAsDouble()) : null,
                memory.isPresent() ? memory.getAsLong() : null,
                topology.allowed().ids(),
                openFilesMax());
    }

    private @Nullable Long openFilesMax() {
        String key = "Max open files";
        for (String line : files.lines("proc/self/limits")) {
            if (line.startsWith(key)) {
                String soft = line.substring(key.length()).strip().split("\\s+", -1)[0];
                return soft.matches("\\d{1,18}") ? Long.valueOf(soft) : null;
            }
        }
        explain("open_files_max", "proc/self/limits");
        return null;
    }

    Jvm jvm() {
        List<String> flags =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        HotSpotDiagnosticMXBean hotSpot =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        for (String option : hotSpot == null ? List.<String>of() : NOTABLE_OPTIONS) {
            effectiveFlag(hotSpot, option)
                    .filter(flag -> !flags.contains(flag))
                    .ifPresent(flags::add);
        }
        return new Jvm(
                System.getProperty("java.vendor", "unknown"),
                System.getProperty("java.runtime.version", "unknown"),
                System.getProperty("java.vm.name", "unknown"),
                flags,
                System.getProperty("java.home", "unknown"));
    }

    private static Optional<String> effectiveFlag(
            @Nullable HotSpotDiagnosticMXBean hotSpot, String option) {
        if (hotSpot == null) {
            return Optional.empty();
        }
        try {
            String value = hotSpot.getVMOption(option).getValue();
            return switch (value) {
                // Of several collectors one is on; the others need no word.
                case "false" ->
                        option.endsWith("GC") ? Optional.empty() : Optional.of("-XX:-" + option);
                case "true" -> Optional.of("-XX:+" + option);
                default -> Optional.of("-XX:" + option + "=" + value);
            };
        } catch (IllegalArgumentException unknownToThisJvm) {
            return Optional.empty();
        }
    }

    private @Nullable Integer integer(String name, String path) {
        OptionalLong value = files.number(path);
        if (value.isEmpty()) {
            explain(name, path);
            return null;
        }
        return (int) value.getAsLong();
    }

    private @Nullable String explain(String name, String path) {
        unknowns.put(name, files.whyNot(path));
        return null;
    }

    private String unknown(String name, String path, String value) {
        unknowns.put(name, files.whyNot(path));
        return value;
    }
}

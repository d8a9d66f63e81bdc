package dev.dyno.harness.place;

import dev.dyno.harness.place.Topology.LogicalCpu;
import dev.dyno.results.model.MachinePassport.Cache;
import dev.dyno.results.model.MachinePassport.NumaNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Topology} from {@code /sys} and {@code /proc}. */
final class TopologyReader {
    private static final String CPUS = "sys/devices/system/cpu/";
    private static final String NODES = "sys/devices/system/node/";
    private static final int CAPACITY_OF_FASTEST = 1024;

    private final SystemFiles files;
    private final List<String> problems = new ArrayList<>();

    TopologyReader(SystemFiles files) {
        this.files = files;
    }

    Topology read(@Nullable BitSet mask) {
        CpuSet online = online(mask);
        List<LogicalCpu> cpus = online.ids().stream().map(id -> cpu(id, online)).toList();
        CpuSet isolated = files.cpus(CPUS + "isolated").orElse(CpuSet.NONE).intersect(online);
        CpuSet nohzFull = files.cpus(CPUS + "nohz_full").orElse(CpuSet.NONE).intersect(online);
        CpuSet cpuset = ControlGroups.of(files).cpuset().orElse(online).intersect(online);
        CpuSet own = ownMask(mask, online).intersect(online);
        CpuSet allowed = own.intersect(cpuset);
        // A mask that differs from the default was chosen by somebody, and is then kept to.
        boolean isDefaultMask = own.equals(cpuset.minus(isolated));
        CpuSet usable = isDefaultMask ? allowed.union(isolated.intersect(cpuset)) : allowed;
        return new Topology(
                cpus, caches(online), nodes(online), allowed, usable, isolated, nohzFull, problems);
    }

    private CpuSet online(@Nullable BitSet mask) {
        Optional<CpuSet> online = files.cpus(CPUS + "online").filter(listed -> !listed.isEmpty());
        if (online.isPresent()) {
            return online.get();
        }
        problems.add(
                files.whyNot(CPUS + "online")
                        + ": the CPUs are those that this process may use, and each is taken to be"
                        + " a core of its own");
        if (mask != null && !mask.isEmpty()) {
            return CpuSet.of(mask);
        }
        int count = Runtime.getRuntime().availableProcessors();
        return CpuSet.of(IntStream.range(0, count).boxed().toList());
    }

    private CpuSet ownMask(@Nullable BitSet mask, CpuSet online) {
        if (mask != null) {
            return CpuSet.of(mask);
        }
        String key = "Cpus_allowed_list:";
        for (String line : files.lines("proc/self/status")) {
            if (line.startsWith(key)) {
                Optional<CpuSet> listed = CpuSet.parse(line.substring(key.length()));
                if (listed.isPresent()) {
                    return listed.get();
                }
            }
        }
        problems.add(
                "the process's CPU mask is not known, so every CPU is taken to be allowed: "
                        + files.whyNot("proc/self/status"));
        return online;
    }

    private LogicalCpu cpu(int id, CpuSet online) {
        String folder = CPUS + "cpu" + id + "/topology/";
        int socket = (int) files.number(folder + "physical_package_id").orElse(0);
        int core = (int) files.number(folder + "core_id").orElse(id);
        Optional<CpuSet> siblings =
                files.cpus(folder + "core_cpus_list")
                        .or(() -> files.cpus(folder + "thread_siblings_list"))
                        .map(listed -> listed.intersect(online))
                        .filter(listed -> listed.contains(id));
        if (siblings.isEmpty() && files.exists(CPUS + "online")) {
            problems.add(
                    "CPU "
                            + id
                            + " is taken to be a core of its own: "
                            + files.whyNot(folder + "thread_siblings_list"));
        }
        long capacity =
                files.number(CPUS + "cpu" + id + "/cpu_capacity").orElse(CAPACITY_OF_FASTEST);
        return new LogicalCpu(
                id, Math.max(socket, 0), core, siblings.orElse(CpuSet.of(id)), (int) capacity);
    }

    private List<Cache> caches(CpuSet online) {
        List<Cache> caches = new ArrayList<>();
        for (int id : online.ids()) {
            String folder = CPUS + "cpu" + id + "/cache/";
            for (String index : files.names(folder)) {
                if (index.startsWith("index")) {
                    Optional<Cache> cache = cache(folder + index + "/", id, online);
                    if (cache.isPresent() && !caches.contains(cache.get())) {
                        caches.add(cache.get());
                    }
                }
            }
        }
        if (caches.isEmpty()) {
            problems.add("no cache is described: " + files.whyNot(CPUS + "cpu0/cache/index0/size"));
        }
        caches.sort(Comparator.comparingInt(Cache::level).thenComparing(Cache::type));
        return caches;
    }

    private Optional<Cache> cache(String folder, int cpu, CpuSet online) {
        long level = files.number(folder + "level").orElse(-1);
        Optional<String> type = files.word(folder + "type");
        long size = sizeBytes(files.text(folder + "size").orElse(""));
        if (level < 1 || level > 9 || type.isEmpty() || size <= 0) {
            return Optional.empty();
        }
        int line = (int) files.number(folder + "coherency_line_size").orElse(0);
        CpuSet sharers =
                files.cpus(folder + "shared_cpu_list")
                        .map(listed -> listed.intersect(online))
                        .filter(listed -> listed.contains(cpu))
                        .orElse(CpuSet.of(cpu));
        return Optional.of(
                new Cache(
                        (int) level,
                        type.get().toLowerCase(Locale.ROOT),
                        size,
                        line,
                        sharers.ids()));
    }

    /** Returns the bytes of a size such as {@code 48K}, or -1 for other text. */
    static long sizeBytes(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        int shift =
                switch (text.charAt(text.length() - 1)) {
                    case 'K' -> 10;
                    case 'M' -> 20;
                    case 'G' -> 30;
                    default -> 0;
                };
        String digits = shift == 0 ? text : text.substring(0, text.length() - 1);
        long count = SystemFiles.parse(digits).orElse(-1);
        return count < 0 || count > Long.MAX_VALUE >> shift ? -1 : count << shift;
    }

    private List<NumaNode> nodes(CpuSet online) {
        List<NumaNode> nodes = new ArrayList<>();
        for (String name : files.names(NODES)) {
            if (!name.matches("node\\d{1,4}")) {
                continue;
            }
            CpuSet cpus =
                    files.cpus(NODES + name + "/cpulist").orElse(CpuSet.NONE).intersect(online);
            nodes.add(
                    new NumaNode(
                            Integer.parseInt(name.substring("node".length())),
                            cpus.ids(),
                            memoryBytes(NODES + name + "/meminfo")));
        }
        nodes.sort(Comparator.comparingInt(NumaNode::id));
        return nodes;
    }

    private long memoryBytes(String meminfo) {
        for (String line : files.lines(meminfo)) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length >= 4 && words[2].equals("MemTotal:")) {
                return SystemFiles.parse(words[3]).orElse(0) << 10;
            }
        }
        return 0;
    }
}

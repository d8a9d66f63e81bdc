package dev.dyno.harness.place;

import dev.dyno.results.model.MachinePassport.Cache;
import dev.dyno.results.model.MachinePassport.NumaNode;
import java.util.BitSet;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The CPUs of a machine, how they share cores, caches and memory, and which of them this process
 * may use. Immutable.
 *
 * <p>Take it before any thread is bound: the CPUs that the process may use are read from its own
 * mask.
 *
 * @param online logical CPUs that are online, ascending
 * @param caches every cache once, nearest first
 * @param allowed CPUs in the process's mask and its cgroup's cpuset
 * @param usable CPUs to which a thread can be bound: those allowed, and the isolated ones, which
 *     the kernel keeps out of the default mask of every process but lets a thread ask for
 * @param isolated CPUs that the scheduler leaves alone (isolcpus)
 * @param nohzFull CPUs whose timer tick stops while one thread runs (nohz_full)
 * @param problems what could not be read, and what was assumed instead
 */
public record Topology(
        List<LogicalCpu> online,
        List<Cache> caches,
        List<NumaNode> nodes,
        CpuSet allowed,
        CpuSet usable,
        CpuSet isolated,
        CpuSet nohzFull,
        List<String> problems) {

    /** Copies the lists. */
    public Topology {
        online = List.copyOf(online);
        caches = List.copyOf(caches);
        nodes = List.copyOf(nodes);
        problems = List.copyOf(problems);
    }

    /**
     * One logical CPU.
     *
     * @param siblings the logical CPUs of the same core, this one among them
     * @param capacity the kernel's measure of speed, 1024 for the fastest kind of core
     */
    public record LogicalCpu(int id, int socket, int core, CpuSet siblings, int capacity) {}

    /** Reads the topology of this machine. */
    public static Topology ofThisMachine() {
        LinuxThreads threads = LinuxThreads.system();
        BitSet mask =
                threads.isAvailable()
                        ? threads.affinity((int) ProcessHandle.current().pid())
                        : null;
        return of(SystemFiles.ofThisMachine(), mask);
    }

    /**
     * Reads the topology that files describe.
     *
     * @param mask the CPUs on which the process may run, or null to take them from its status file
     */
    public static Topology of(SystemFiles files, @Nullable BitSet mask) {
        return new TopologyReader(files).read(mask);
    }

    /** Returns the CPU with an id, which must be online. */
    public LogicalCpu cpu(int id) {
        for (LogicalCpu cpu : online) {
            if (cpu.id() == id) {
                return cpu;
            }
        }
        throw new NoSuchElementException("CPU " + id + " is not online");
    }

    /** Returns the ids of the CPUs that are online. */
    public CpuSet onlineIds() {
        return CpuSet.of(online.stream().map(LogicalCpu::id).toList());
    }

    /** Returns the groups of logical CPUs that share a core, in the order of their first CPU. */
    public List<CpuSet> cores() {
        return online.stream().map(LogicalCpu::siblings).distinct().toList();
    }

    /** Returns the number of sockets with a CPU that is online. */
    public int socketCount() {
        return (int) online.stream().mapToInt(LogicalCpu::socket).distinct().count();
    }

    /** Returns the CPUs with which a CPU shares its last level of cache; itself if unknown. */
    public CpuSet lastLevelCacheSharers(int cpu) {
        CpuSet sharers = CpuSet.of(cpu);
        int level = 0;
        for (Cache cache : caches) {
            if (cache.level() > level && cache.sharedByCpus().contains(cpu)) {
                level = cache.level();
                sharers = CpuSet.of(cache.sharedByCpus());
            }
        }
        return sharers;
    }
}

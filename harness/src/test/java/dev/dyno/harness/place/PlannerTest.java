package dev.dyno.harness.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.workloads.ThreadRole;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topologies and plans of machines that are not here. */
final class PlannerTest {
    @TempDir Path root;

    /** Two sockets of four cores with two threads each; CPU n and n + 8 share a core. */
    private FakeFiles server(String allowed) {
        FakeFiles fake = FakeFiles.at(root).cpus("0-15", allowed);
        for (int cpu = 0; cpu < 16; cpu++) {
            int core = cpu % 8;
            int socket = core / 4;
            String siblings = core + "," + (core + 8);
            String sharers = socket == 0 ? "0-3,8-11" : "4-7,12-15";
            fake.core(cpu, socket, core % 4, siblings)
                    .cache(cpu, 0, 1, "Data", "48K", siblings)
                    .cache(cpu, 1, 2, "Unified", "2M", siblings)
                    .cache(cpu, 2, 3, "Unified", "32M", sharers);
        }
        return fake.put("sys/devices/system/node/node0/cpulist", "0-3,8-11")
                .put("sys/devices/system/node/node0/meminfo", "Node 0 MemTotal:  1024 kB")
                .put("sys/devices/system/node/node1/cpulist", "4-7,12-15");
    }

    @Test
    void serverTopologyIsRead() {
        Topology topology = topology(server("0-15"));
        assertThat(topology.problems()).isEmpty();
        assertThat(topology.cores()).hasSize(8).contains(CpuSet.of(3, 11));
        assertThat(topology.socketCount()).isEqualTo(2);
        assertThat(topology.caches()).hasSize(8 + 8 + 2);
        assertThat(topology.caches().getLast().sizeBytes()).isEqualTo(32L << 20);
        assertThat(topology.nodes()).hasSize(2);
        assertThat(topology.nodes().getFirst().memoryBytes()).isEqualTo(1 << 20);
        assertThat(topology.lastLevelCacheSharers(5)).hasToString("4-7,12-15");
    }

    @Test
    void serverGivesEachRoleACoreBesideTheOthersAndKeepsTheSiblingEmpty() {
        PlacementPlan plan = PlacementPlan.of(topology(server("0-15")));
        assertThat(plan.limits()).isEmpty();
        int measured = plan.cpu(ThreadRole.MEASURED).orElseThrow();
        List<Integer> given =
                List.of(
                        measured,
                        plan.cpu(ThreadRole.GENERATOR).orElseThrow(),
                        plan.cpu(ThreadRole.DRAINER).orElseThrow());
        assertThat(given.stream().map(cpu -> cpu % 8).distinct()).hasSize(3);
        assertThat(given).allMatch(cpu -> cpu % 8 / 4 == measured % 8 / 4);
        assertThat(given).doesNotContain(0, 8);
        assertThat(plan.keptEmpty()).isEqualTo(CpuSet.of(measured + 8));
        assertThat(plan.housekeeping().ids())
                .hasSize(10)
                .doesNotContainAnyElementsOf(given)
                .doesNotContain(measured + 8);
        assertThat(plan.workers()).doesNotContainAnyElementsOf(given).isNotEmpty();
    }

    @Test
    void isolatedCpusOutsideTheDefaultMaskAreUsed() {
        FakeFiles fake = server("0-1,4-9,12-15");
        fake.put("sys/devices/system/cpu/isolated", "2-3,10-11")
                .put("sys/devices/system/cpu/nohz_full", "2-3,10-11");
        Topology topology = topology(fake);
        assertThat(topology.allowed().ids()).doesNotContain(2, 3);
        assertThat(topology.usable().ids()).contains(2, 3, 10, 11);
        PlacementPlan plan = PlacementPlan.of(topology);
        assertThat(plan.cpu(ThreadRole.MEASURED).orElseThrow() % 8).isIn(2, 3);
        assertThat(plan.cpu(ThreadRole.GENERATOR).orElseThrow() % 8).isIn(2, 3);
        assertThat(plan.housekeeping().ids()).doesNotContain(2, 3, 10, 11);
    }

    @Test
    void maskThatSomebodyChoseIsKeptTo() {
        FakeFiles fake = server("4-5,12-13");
        fake.put("sys/devices/system/cpu/isolated", "2-3,10-11");
        PlacementPlan plan = PlacementPlan.of(topology(fake));
        assertThat(plan.cpu(ThreadRole.MEASURED).orElseThrow() % 8).isIn(4, 5);
        assertThat(plan.cpu(ThreadRole.DRAINER)).isNotEqualTo(plan.cpu(ThreadRole.GENERATOR));
        assertThat(plan.limits()).singleElement().asString().contains("Two cores only");
    }

    @Test
    void siblingOutsideTheMaskIsMentioned() {
        PlacementPlan plan = PlacementPlan.of(topology(server("1-3")));
        assertThat(plan.limits()).anyMatch(limit -> limit.contains("another process may run"));
        assertThat(plan.limits()).anyMatch(limit -> limit.contains("Three cores only"));
        assertThat(plan.keptEmpty()).isEqualTo(CpuSet.NONE);
    }

    @Test
    void coresOfDifferentSocketsAreMentioned() {
        PlacementPlan plan = PlacementPlan.of(topology(server("1,4")));
        assertThat(plan.limits()).anyMatch(limit -> limit.contains("no last-level cache"));
    }

    @Test
    void twoCpusShareEverythingButTheMeasuredThread() {
        FakeFiles fake = FakeFiles.at(root).cpus("0-1", "0-1").core(0, 0, 0, "0");
        PlacementPlan plan = PlacementPlan.of(topology(fake.core(1, 0, 1, "1")));
        assertThat(plan.cpu(ThreadRole.MEASURED)).hasValue(1);
        assertThat(plan.cpu(ThreadRole.GENERATOR)).hasValue(0);
        assertThat(plan.cpu(ThreadRole.DRAINER)).hasValue(0);
        assertThat(plan.housekeeping()).isEqualTo(CpuSet.of(0));
        assertThat(plan.limits()).singleElement().asString().contains("Two CPUs only");
    }

    @Test
    void oneCpuSaysWhatItCannotDo() {
        FakeFiles fake = FakeFiles.at(root).cpus("0", "0").core(0, 0, 0, "0");
        PlacementPlan plan = PlacementPlan.of(topology(fake));
        assertThat(plan.cpu(ThreadRole.MEASURED)).hasValue(0);
        assertThat(plan.limits())
                .singleElement()
                .asString()
                .contains("One CPU only", "Open-loop latency", "cannot be measured");
    }

    @Test
    void oneCoreOfTwoThreadsSaysThatTheyDisturbEachOther() {
        FakeFiles fake = FakeFiles.at(root).cpus("0-1", "0-1").core(0, 0, 0, "0-1");
        PlacementPlan plan = PlacementPlan.of(topology(fake.core(1, 0, 0, "0-1")));
        assertThat(plan.cpu(ThreadRole.MEASURED)).hasValue(1);
        assertThat(plan.cpu(ThreadRole.GENERATOR)).hasValue(0);
        assertThat(plan.limits()).singleElement().asString().contains("One core only");
    }

    @Test
    void containersOfBothVersionsLimitCpus() {
        FakeFiles second = server("0-15").put("proc/self/cgroup", "0::/box/inner");
        second.put("sys/fs/cgroup/box/cpuset.cpus.effective", "4-7")
                .put("sys/fs/cgroup/box/cpu.max", "150000 100000")
                .put("sys/fs/cgroup/box/inner/cpu.max", "max 100000")
                .put("sys/fs/cgroup/box/memory.max", "1048576");
        assertThat(topology(second).usable()).isEqualTo(CpuSet.of(4, 5, 6, 7));
        assertThat(ControlGroups.of(second.files()).cpuQuotaCores()).hasValue(1.5);
        assertThat(ControlGroups.of(second.files()).memoryLimitBytes()).hasValue(1 << 20);

        FakeFiles first =
                server("0-15")
                        .put("proc/self/cgroup", "4:cpu,cpuacct:/box\n3:cpuset:/box\n2:memory:/");
        first.put("sys/fs/cgroup/cpuset/box/cpuset.effective_cpus", "2,3")
                .put("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "50000")
                .put("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_period_us", "100000")
                .put("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
        assertThat(topology(first).usable()).isEqualTo(CpuSet.of(2, 3));
        assertThat(ControlGroups.of(first.files()).cpuQuotaCores()).hasValue(0.5);
        assertThat(ControlGroups.of(first.files()).memoryLimitBytes()).isEmpty();
    }

    @Test
    void missingFilesAreNamedAndTheMaskIsEnough() {
        BitSet mask = CpuSet.of(3, 5).mask();
        Topology topology = Topology.of(FakeFiles.at(root).files(), mask);
        assertThat(topology.usable()).isEqualTo(CpuSet.of(3, 5));
        assertThat(topology.problems())
                .anyMatch(text -> text.contains("cpu/online does not exist"));
        assertThat(PlacementPlan.of(topology).cpu(ThreadRole.MEASURED)).isPresent();
    }

    @Test
    void damagedFilesAreNotBelieved() {
        FakeFiles fake = server("0-15");
        fake.put("sys/devices/system/cpu/cpu1/topology/thread_siblings_list", "1,x")
                .put("sys/devices/system/cpu/cpu1/cache/index2/size", "32Q")
                .put("sys/devices/system/cpu/cpu2/topology/core_id", "")
                .put("sys/devices/system/cpu/isolated", "7-3")
                .put("proc/self/cgroup", "0:/no\n:::\nx");
        Topology topology = topology(fake);
        assertThat(topology.cpu(1).siblings()).isEqualTo(CpuSet.of(1));
        assertThat(topology.isolated()).isEqualTo(CpuSet.NONE);
        assertThat(topology.problems()).anyMatch(text -> text.contains("CPU 1 is taken to be"));
        assertThat(CpuSet.parse("0-99999999999")).isEmpty();
        assertThat(CpuSet.parse("1-2-3")).isEmpty();
        assertThat(CpuSet.parse("0-3,8")).contains(CpuSet.of(0, 1, 2, 3, 8));
        assertThat(CpuSet.of(0, 1, 2, 8)).hasToString("0-2,8");
        assertThat(TopologyReader.sizeBytes("48K")).isEqualTo(49_152);
        assertThat(TopologyReader.sizeBytes("9999999999999999G")).isEqualTo(-1);
    }

    @Test
    void noNativeCallsElsewhereThanOnLinux() {
        LinuxThreads windows =
                LinuxThreads.load(
                        "Windows 11",
                        "amd64",
                        () -> {
                            throw new AssertionError("must not be looked up");
                        });
        assertThat(windows.isAvailable()).isFalse();
        assertThat(windows.problem()).contains("Windows 11");
        PinnedThreads pinned =
                new PinnedThreads(
                        PlacementPlan.of(topology(server("0-15"))),
                        windows,
                        FakeFiles.at(root).files());
        pinned.bind(ThreadRole.MEASURED);
        pinned.sample();
        assertThat(pinned.placements().getFirst().verified()).isFalse();
        assertThat(pinned.placements().getFirst().problem()).contains("Windows 11");
        try (Confinement confinement = pinned.confineOthers()) {
            assertThat(confinement.problems()).singleElement().asString().contains("Windows 11");
        }
        LinuxThreads poor = LinuxThreads.load("Linux", "amd64", () -> name -> Optional.empty());
        assertThat(poor.problem()).contains("gettid");
    }

    private static Topology topology(FakeFiles fake) {
        return Topology.of(fake.files(), null);
    }
}

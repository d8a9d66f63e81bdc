package dev.dyno.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.place.FakeFiles;
import dev.dyno.harness.place.SystemFiles;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.model.MachinePassport.Cpu;
import dev.dyno.results.model.MachinePassport.Limits;
import dev.dyno.results.model.MachinePassport.OperatingSystem;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from files of machines that are not here. */
final class MachineFilesTest {
    private static final String CPUS = "sys/devices/system/cpu/";

    /** Escapes of a terminal, numbers beyond all bounds, and bytes that are no text. */
    private static final String HOSTILE =
            "\u001b[2J\u009b31m\u0007 99999999999999999999999 -1 0x7f"
                    + " \u0000\u00ff: [ ] =\n:::\n\n[]\n";

    @TempDir private Path root = Path.of("");
    private final Map<String, String> unknowns = new TreeMap<>();

    private MachineFacts facts(FakeFiles fake) {
        BitSet mask = new BitSet();
        mask.set(0);
        return new MachineFacts(fake.files(), Topology.of(fake.files(), mask), unknowns);
    }

    private FakeFiles metal() {
        return FakeFiles.at(root)
                .cpus("0", "0")
                .core(0, 0, 0, "0")
                .put("proc/cpuinfo", "processor\t: 0\nmodel name\t: Metal 9000\nflags\t: fpu avx2")
                .put("proc/meminfo", "MemTotal: 1048576 kB\nMemAvailable: 524288 kB")
                .put("proc/sys/kernel/osrelease", "6.1.0")
                .put("proc/sys/kernel/randomize_va_space", "2")
                .put("proc/sys/vm/swappiness", "60")
                .put("proc/self/limits", "Limit Soft\nMax open files 1024 4096 files")
                .put("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never");
    }

    @Test
    void factsOfAMachineThatTellsEverything() {
        FakeFiles fake =
                metal().put(CPUS + "cpu0/cpufreq/scaling_governor", "powersave")
                        .put(CPUS + "intel_pstate/no_turbo", "1")
                        .put("sys/class/power_supply/BAT0/type", "Battery")
                        .put("sys/class/power_supply/BAT0/status", "Discharging");
        MachineFacts facts = facts(fake);
        Cpu cpu = facts.cpu();
        assertThat(cpu.model()).isEqualTo("Metal 9000");
        assertThat(cpu.governor()).isEqualTo("powersave");
        assertThat(cpu.turbo()).isFalse();
        assertThat(cpu.features()).containsExactly("avx2");
        OperatingSystem system = facts.operatingSystem();
        assertThat(system.kernel()).isEqualTo("6.1.0");
        assertThat(system.virtualisation()).isEqualTo("none");
        assertThat(system.transparentHugePages()).isEqualTo("madvise");
        assertThat(system.aslr()).isEqualTo(2);
        assertThat(system.powerSource()).isEqualTo("battery");
        assertThat(system.memoryBytes()).isEqualTo(1L << 30);
        assertThat(facts.probeBytesMax()).isEqualTo((512L << 20) / 8);
        assertThat(facts.limits().openFilesMax()).isEqualTo(1024);
        assertThat(unknowns.keySet()).allMatch(name -> name.startsWith("topology"));
    }

    @Test
    void turboIsFoundWhereTheOtherDriverKeepsIt() {
        assertThat(facts(metal().put(CPUS + "cpufreq/boost", "1")).cpu().turbo()).isTrue();
        assertThat(facts(metal().put(CPUS + "cpufreq/boost", "0")).cpu().turbo()).isFalse();
    }

    @Test
    void whatIsMissingIsUnknownWithItsReason() {
        MachineFacts facts = facts(FakeFiles.at(root));
        Cpu cpu = facts.cpu();
        OperatingSystem system = facts.operatingSystem();
        Limits limits = facts.limits();
        assertThat(cpu.model()).isEqualTo("unknown");
        assertThat(cpu.governor()).isNull();
        assertThat(cpu.turbo()).isNull();
        assertThat(cpu.onlineCpus()).containsExactly(0);
        assertThat(system.virtualisation()).isNull();
        assertThat(system.transparentHugePages()).isNull();
        assertThat(system.aslr()).isNull();
        assertThat(limits.cpuQuotaCores()).isNull();
        assertThat(limits.memoryLimitBytes()).isNull();
        assertThat(limits.openFilesMax()).isNull();
        assertThat(unknowns)
                .containsKeys("cpu_model", "governor", "turbo", "aslr", "virtualisation")
                .containsKeys("transparent_huge_pages", "swappiness", "open_files_max");
        assertThat(unknowns.values()).allMatch(reason -> !reason.isBlank());
    }

    @Test
    void limitsOfEitherVersionOfControlGroupsCount() {
        Limits second =
                facts(
                                FakeFiles.at(root.resolve("v2"))
                                        .put("proc/self/cgroup", "0::/box")
                                        .put("sys/fs/cgroup/box/cpu.max", "250000 100000")
                                        .put("sys/fs/cgroup/box/memory.max", "1073741824"))
                        .limits();
        assertThat(second.cpuQuotaCores()).isEqualTo(2.5);
        assertThat(second.memoryLimitBytes()).isEqualTo(1L << 30);
        Limits first =
                facts(
                                FakeFiles.at(root.resolve("v1"))
                                        .put("proc/self/cgroup", "4:cpu:/box\n2:memory:/box")
                                        .put("sys/fs/cgroup/cpu/box/cpu.cfs_quota_us", "50000")
                                        .put("sys/fs/cgroup/cpu/box/cpu.cfs_period_us", "100000")
                                        .put(
                                                "sys/fs/cgroup/memory/box/memory.limit_in_bytes",
                                                "4096"))
                        .limits();
        assertThat(first.cpuQuotaCores()).isEqualTo(0.5);
        assertThat(first.memoryLimitBytes()).isEqualTo(4096);
    }

    @Test
    void hostileContentsAreUnknownOrTextAndNeverAnError() {
        FakeFiles fake = FakeFiles.at(root);
        for (String file :
                List.of(
                        CPUS + "online",
                        CPUS + "isolated",
                        CPUS + "nohz_full",
                        CPUS + "cpu0/cpufreq/scaling_governor",
                        CPUS + "cpufreq/boost",
                        CPUS + "cpu0/topology/core_id",
                        CPUS + "cpu0/topology/thread_siblings_list",
                        CPUS + "cpu0/cache/index0/level",
                        CPUS + "cpu0/cache/index0/size",
                        CPUS + "cpu0/cache/index0/type",
                        "sys/devices/system/node/node0/cpulist",
                        "sys/devices/system/node/node0/meminfo",
                        "sys/kernel/mm/transparent_hugepage/enabled",
                        "sys/class/dmi/id/sys_vendor",
                        "sys/hypervisor/type",
                        "sys/fs/cgroup/cpu.max",
                        "sys/fs/cgroup/memory.max",
                        "sys/fs/cgroup/cpuset.cpus.effective",
                        "proc/cpuinfo",
                        "proc/meminfo",
                        "proc/self/cgroup",
                        "proc/self/limits",
                        "proc/self/smaps",
                        "proc/1/environ",
                        "proc/sys/kernel/osrelease",
                        "proc/sys/kernel/randomize_va_space",
                        "proc/sys/vm/swappiness",
                        "proc/pressure/cpu")) {
            fake.put(file, HOSTILE);
        }
        MachineFacts facts = facts(fake);
        assertThat(facts.cpu().turbo()).isNull();
        assertThat(facts.cpu().onlineCpus()).containsExactly(0);
        assertThat(facts.cpu().caches()).isEmpty();
        assertThat(facts.operatingSystem().aslr()).isNull();
        assertThat(facts.operatingSystem().memoryBytes()).isPositive();
        assertThat(facts.limits().cpuQuotaCores()).isNull();
        assertThat(facts.limits().memoryLimitBytes()).isNull();
        assertThat(facts.probeBytesMax()).isPositive();
        assertThat(MappedPages.under(fake.files(), 0, 1).words()).isEqualTo("small pages");
        assertThat(Pressure.someAvg10(HOSTILE)).isNull();
    }

    @Test
    void armProcessorsHaveNumbersForNames() {
        CpuInfo info =
                CpuInfo.of(
                        FakeFiles.at(root)
                                .put(
                                        "proc/cpuinfo",
                                        "processor : 0\nFeatures : fp asimd sve\n"
                                                + "CPU implementer : 0x41\nCPU part : 0xd40")
                                .files());
        assertThat(info.model()).contains("implementer 0x41, part 0xd40");
        assertThat(info.features()).containsExactly("asimd", "sve");
        assertThat(info.hasFlag("fp")).isTrue();
        assertThat(info.hasFlag("s")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "some avg10=77.33 avg60=1.00 avg300=0.10 total=1, 77.33",
        "some avg10=0.00 avg60=0.00, 0.0",
        "some avg10=100.00 avg60=0.00, 100.0"
    })
    void pressureIsThatOfTheLastTenSeconds(String text, double percent) {
        assertThat(Pressure.someAvg10(text)).isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "some",
                "some avg10=",
                "some avg10=1.0",
                "some avg10=-1.00 avg60=0",
                "some avg10=1e9 avg60=0",
                "some avg10=NaN avg60=0",
                "full avg10=1.00 avg60=0"
            })
    void pressureInAnotherFormIsUnknown(String text) {
        assertThat(Pressure.someAvg10(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        ".dockerenv, '', docker",
        "run/.containerenv, '', podman",
        "proc/1/environ, 'A=b\u0000container=lxc\u0000C=d', lxc",
        "proc/self/cgroup, 0::/kubepods.slice/pod1, kubernetes",
        "proc/self/cgroup, 4:memory:/docker/0123, docker",
        "sys/hypervisor/type, xen, xen",
        "sys/class/dmi/id/sys_vendor, QEMU, kvm",
        "sys/class/dmi/id/product_name, VMware Virtual Platform, vmware",
        "sys/class/dmi/id/sys_vendor, 'Microsoft Corporation Virtual Machine', hyper-v",
        "sys/devices/system/clocksource/clocksource0/available_clocksource, tsc kvm-clock, kvm",
        "proc/cpuinfo, 'flags : fpu hypervisor', an unnamed hypervisor",
        "proc/device-tree/hypervisor/compatible, 'linux,kvm', 'linux,kvm'"
    })
    void layerIsFoundByItsTrace(String file, String text, String layer) {
        assertThat(Virtualisation.detect(FakeFiles.at(root).put(file, text).files()))
                .isEqualTo(layer);
    }

    @Test
    void layersAreNamedFromTheInside() {
        SystemFiles files =
                FakeFiles.at(root)
                        .put(".dockerenv", "")
                        .put("sys/class/dmi/id/sys_vendor", "Amazon EC2")
                        .files();
        assertThat(Virtualisation.detect(files)).isEqualTo("docker on kvm (nitro)");
    }

    @Test
    void bareMetalOfACloudIsBareMetal() {
        SystemFiles files =
                FakeFiles.at(root)
                        .put("sys/class/dmi/id/sys_vendor", "Amazon EC2")
                        .put("sys/class/dmi/id/product_name", "c7i.metal-24xl")
                        .files();
        assertThat(Virtualisation.detect(files)).isEqualTo("none");
    }

    @Test
    void pagesUnderARangeAreThoseOfItsOwnMappings() {
        SystemFiles files =
                FakeFiles.at(root)
                        .put(
                                "proc/self/smaps",
                                """
                                10000000-20000000 rw-p 00000000 00:00 0
                                Size:             262144 kB
                                KernelPageSize:        4 kB
                                AnonHugePages:         0 kB
                                20000000-30000000 rw-p 00000000 00:00 0  [heap]
                                Size:             262144 kB
                                KernelPageSize:        4 kB
                                AnonHugePages:    262144 kB
                                30000000-40000000 rw-p 00000000 00:00 0
                                Size:             262144 kB
                                KernelPageSize:       64 kB
                                AnonHugePages:    131072 kB
                                """)
                        .files();
        assertThat(MappedPages.under(files, 0x1000_0000, 0x1000_0000).words())
                .isEqualTo("4 KiB pages");
        MappedPages huge = MappedPages.under(files, 0x2000_0000, 0x1000_0000);
        assertThat(huge.areHuge()).isTrue();
        assertThat(huge.words()).isEqualTo("huge pages");
        assertThat(MappedPages.under(files, 0x3000_0000, 0x1000).words()).isEqualTo("mixed pages");
        assertThat(MappedPages.under(files, 0x5000_0000, 0x1000).words()).isEqualTo("small pages");
    }
}

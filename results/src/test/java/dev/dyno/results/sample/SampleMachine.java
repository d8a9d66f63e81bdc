package dev.dyno.results.sample;

import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunManifest;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A synthetic machine and a synthetic layout. */
public final class SampleMachine {
    private SampleMachine() {}

    /** Returns the passport of a virtual machine with two CPUs. */
    public static MachinePassport passport() {
        String gaps = SampleTrials.encode(gaps());
        return new MachinePassport(
                RunManifest.SCHEMA_VERSION,
                "2026-11-23T23:59:01Z",
                "sample-cpu-2c-l3-32m-linux-6.18-jdk-25",
                "C",
                List.of(
                        new MachinePassport.Finding(
                                "high",
                                "virtualisation",
                                "A virtual machine: the host can take CPU time away.",
                                null),
                        new MachinePassport.Finding(
                                "medium",
                                "transparent_huge_pages",
                                "Transparent huge pages are set to always.",
                                "echo madvise > /sys/kernel/mm/transparent_hugepage/enabled")),
                new MachinePassport.Cpu(
                        "Sample CPU",
                        "amd64",
                        1,
                        1,
                        List.of(0, 1),
                        List.of(List.of(0, 1)),
                        List.of(
                                new MachinePassport.Cache(1, "data", 49_152, 64, List.of(0, 1)),
                                new MachinePassport.Cache(
                                        3, "unified", 33_554_432, 64, List.of(0, 1))),
                        List.of(new MachinePassport.NumaNode(0, List.of(0, 1), 8L << 30)),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of("avx2", "avx512f")),
                new MachinePassport.OperatingSystem(
                        "Linux", "6.18.0", "kvm", "always", 2, 60, "mains", 8L << 30),
                new MachinePassport.Jvm(
                        "Eclipse Adoptium",
                        "25.0.3+9",
                        "OpenJDK 64-Bit Server VM",
                        List.of("-Xmx1g"),
                        "/opt/jdk-25"),
                new MachinePassport.Limits(2.0, 4L << 30, List.of(0, 1), 1_024L),
                new MachinePassport.Timer("tsc", 10.0, 18.5, true),
                List.of(jitter(0, gaps), jitter(1, gaps)),
                new MachinePassport.Contention(0.001, 1.5, 0.0, 0.02, 0.4),
                new MachinePassport.CoreToCore(
                        List.of(0, 1),
                        List.of(List.of(0.0, 84.5), List.of(83.0, 0.0)),
                        List.of(List.of(0.0, 80.5), List.of(80.0, 0.0))),
                List.of(
                        new MachinePassport.MemoryLevel("L1", "4 KiB", 32_768, 1.1, 9.5e10),
                        new MachinePassport.MemoryLevel(
                                "DRAM", "4 KiB", 268_435_456, 95.0, 1.4e10)),
                new MachinePassport.FsyncFloor(
                        "ext4",
                        "pre-zeroed file, pwrite and fdatasync",
                        200,
                        410_000,
                        900_000,
                        2_100_000),
                new MachinePassport.HardwareCounters(
                        false, "the hypervisor does not offer a performance monitoring unit"),
                Map.of("governor", "no cpufreq in this virtual machine"));
    }

    /** Mostly one reading of the clock, then ever rarer and longer gaps. */
    private static Histogram gaps() {
        Histogram gaps = new Histogram(3);
        gaps.recordValueWithCount(60, 90_000);
        gaps.recordValueWithCount(70, 9_000);
        gaps.recordValueWithCount(900, 900);
        gaps.recordValueWithCount(14_000, 100);
        return gaps;
    }

    private static MachinePassport.CpuJitter jitter(int cpu, String histogram) {
        return new MachinePassport.CpuJitter(
                cpu, true, 5_000_000_000L, 60, 70, 900, 14_000, 100, 0.0003, histogram);
    }

    /** Returns the cache-line map of an invented class. */
    public static LayoutResult layout(String contract, String implementation) {
        return new LayoutResult(
                RunManifest.SCHEMA_VERSION,
                contract,
                implementation,
                null,
                List.of(
                        new LayoutResult.ClassLayout(
                                "dev.dyno.sample.Book",
                                false,
                                32,
                                32L,
                                List.of(
                                        new LayoutResult.Field(
                                                "header", "header", "", "", 0, 12, null),
                                        new LayoutResult.Field(
                                                "field", "count", "int", "Book", 12, 4, null),
                                        new LayoutResult.Field(
                                                "field", "head", "long", "Book", 16, 8, "producer"),
                                        new LayoutResult.Field("gap", "gap", "", "", 24, 8, null)),
                                List.of(
                                        new LayoutResult.SharedLine(
                                                64, 0, List.of("count", "head"))))));
    }
}

package dev.dyno.harness.machine;

import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.Contention;
import dev.dyno.results.model.MachinePassport.Cpu;
import dev.dyno.results.model.MachinePassport.CpuJitter;
import dev.dyno.results.model.MachinePassport.HardwareCounters;
import dev.dyno.results.model.MachinePassport.Jvm;
import dev.dyno.results.model.MachinePassport.Limits;
import dev.dyno.results.model.MachinePassport.OperatingSystem;
import dev.dyno.results.model.MachinePassport.Timer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A passport of a perfect machine, of which a test spoils one part. */
final class ForgedPassport {
    Cpu cpu = cpu(8, "performance", false, List.of(7), 1);
    OperatingSystem system = system("none", "madvise", 2, "mains");
    Limits limits = new Limits(null, null, List.of(0, 1, 2, 3, 4, 5, 6, 7), 1024L);
    Timer timer = new Timer("tsc", 10, 20, true);
    List<CpuJitter> jitter = List.of(jitter(0, true, 0.0001, 50_000));
    Contention contention = new Contention(0.0, 0.0, 0.0, 0.0, 0);
    HardwareCounters counters = new HardwareCounters(true, null);

    static Cpu cpu(
            int cores,
            @Nullable String governor,
            @Nullable Boolean turbo,
            List<Integer> isolated,
            int threads) {
        List<List<Integer>> siblings =
                IntStream.range(0, cores)
                        .mapToObj(core ->
                                IntStream.range(0, threads)
                                        .mapToObj(thread -> core + thread * cores)
                                        .toList())
                        .toList();
        return new Cpu(
                "Forged",
                "amd64",
                1,
                cores,
                siblings.stream().flatMap(List::stream).sorted().toList(),
                siblings,
                List.of(),
                List.of(),
                governor,
                turbo,
                isolated,
                isolated,
                List.of());
    }

    static OperatingSystem system(String virtualisation, String hugePages, int aslr, String power) {
        return new OperatingSystem(
                "Linux", "6.0", virtualisation, hugePages, aslr, 60, power, 1L << 34);
    }

    static CpuJitter jitter(int cpu, boolean verified, double lost, long max) {
        return new CpuJitter(cpu, verified, 1_000_000_000, 30, 40, 50, max, 3, lost, "");
    }

    MachinePassport build() {
        Jvm jvm = new Jvm("Forged", "25", "VM", List.of(), "/jdk");
        return new MachinePassport(
                1,
                "2026-01-01T00:00:00Z",
                PassportClass.of(cpu, system, jvm, limits).id(),
                "F",
                List.of(),
                cpu,
                system,
                jvm,
                limits,
                timer,
                jitter,
                contention,
                null,
                List.of(),
                null,
                counters,
                Map.of());
    }
}

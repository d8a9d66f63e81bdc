package dev.dyno.harness.machine;

import dev.dyno.results.model.MachinePassport.Cache;
import dev.dyno.results.model.MachinePassport.Cpu;
import dev.dyno.results.model.MachinePassport.Jvm;
import dev.dyno.results.model.MachinePassport.Limits;
import dev.dyno.results.model.MachinePassport.OperatingSystem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names the class of a machine. Results of equal fingerprints may be compared; whatever goes in
 * here makes a result slower or faster for reasons that are not the implementation's. Figures that
 * were measured stay out, since they differ from minute to minute.
 */
final class Fingerprint {
    private static final int HEX_DIGITS = 16;

    private Fingerprint() {}

    static String of(Cpu cpu, OperatingSystem system, Jvm jvm, Limits limits) {
        List<String> parts =
                List.of(
                        cpu.model(),
                        cpu.architecture(),
                        cpu.sockets() + " sockets",
                        cpu.cores() + " cores",
                        cpu.onlineCpus().size() + " CPUs",
                        caches(cpu.caches()),
                        cpu.numaNodes().size() + " nodes",
                        String.valueOf(cpu.governor()),
                        String.valueOf(cpu.turbo()),
                        system.name(),
                        system.kernel(),
                        String.valueOf(system.virtualisation()),
                        String.valueOf(system.transparentHugePages()),
                        jvm.vendor(),
                        jvm.version(),
                        jvm.vmName(),
                        limits.allowedCpus().size() + " allowed",
                        String.valueOf(limits.cpuQuotaCores()));
        byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static String caches(List<Cache> caches) {
        return caches.stream()
                .map(cache -> cache.level() + cache.type() + cache.sizeBytes())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}

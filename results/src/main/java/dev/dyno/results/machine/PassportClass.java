package dev.dyno.results.machine;

import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.Cache;
import dev.dyno.results.model.MachinePassport.Cpu;
import dev.dyno.results.model.MachinePassport.Jvm;
import dev.dyno.results.model.MachinePassport.Limits;
import dev.dyno.results.model.MachinePassport.OperatingSystem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The class of a machine. Figures of one class may be compared; whatever goes in here makes a
 * result slower or faster for reasons that are not the implementation's. Figures that were measured
 * stay out, since they differ from minute to minute.
 *
 * <p>The class follows from a passport's facts, at every reading anew, and not from the fingerprint
 * that is stored in it: passports of different versions of this program are of one class if their
 * facts are.
 *
 * @param facts what makes the class, by name, in a fixed order
 */
public record PassportClass(Map<String, String> facts) {
    private static final int HEX_DIGITS = 16;
    private static final String COMPACT_HEADERS = "UseCompactObjectHeaders";

    /** Copies the facts and keeps their order. */
    public PassportClass {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Returns the class that a passport belongs to. */
    public static PassportClass of(MachinePassport passport) {
        return of(passport.cpu(), passport.operatingSystem(), passport.jvm(), passport.limits());
    }

    /** Returns the class that follows from the parts of a passport. */
    public static PassportClass of(Cpu cpu, OperatingSystem system, Jvm jvm, Limits limits) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", cpu.model());
        facts.put("architecture", cpu.architecture());
        facts.put("sockets", Integer.toString(cpu.sockets()));
        facts.put("cores", Integer.toString(cpu.cores()));
        facts.put("CPUs", Integer.toString(cpu.onlineCpus().size()));
        facts.put("caches", caches(cpu.caches()));
        facts.put("NUMA nodes", Integer.toString(cpu.numaNodes().size()));
        facts.put("governor", String.valueOf(cpu.governor()));
        facts.put("turbo", String.valueOf(cpu.turbo()));
        facts.put("system", system.name());
        facts.put("kernel", system.kernel());
        facts.put("virtualisation", String.valueOf(system.virtualisation()));
        facts.put("huge pages", String.valueOf(system.transparentHugePages()));
        facts.put("JVM vendor", jvm.vendor());
        facts.put("JVM version", jvm.version());
        facts.put("JVM", jvm.vmName());
        facts.put("object headers", objectHeaders(jvm.flags()));
        facts.put("allowed CPUs", Integer.toString(limits.allowedCpus().size()));
        facts.put("CPU quota", String.valueOf(limits.cpuQuotaCores()));
        return new PassportClass(facts);
    }

    /**
     * Returns the mode of object headers by a JVM's flags: compact or full, or the JVM's own choice
     * where no flag tells. Layouts, and all that rests on them, differ between the modes.
     */
    public static String objectHeaders(List<String> flags) {
        String mode = "as the JVM chooses";
        for (String flag : flags) {
            if (flag.equals("-XX:+" + COMPACT_HEADERS)) {
                mode = "compact";
            } else if (flag.equals("-XX:-" + COMPACT_HEADERS)) {
                mode = "full";
            }
        }
        return mode;
    }

    /** Returns the short name of the class, 16 hexadecimal digits; equal for equal classes. */
    public String id() {
        String text =
                facts.entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining("\n"));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** Says in which facts another class differs, for a reader; empty for the same class. */
    public List<String> differencesFrom(PassportClass other) {
        List<String> differences = new ArrayList<>();
        facts.forEach((name, value) -> {
            String others = other.facts.get(name);
            if (!value.equals(others)) {
                differences.add(name + " " + value + " instead of " + others);
            }
        });
        return differences;
    }

    private static String caches(List<Cache> caches) {
        return caches.stream()
                .map(cache -> "L" + cache.level() + " " + cache.type() + " " + cache.sizeBytes())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}

package dev.dyno.harness.machine;

import dev.dyno.harness.place.SystemFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code /proc/cpuinfo} says of the first CPU. */
final class CpuInfo {
    /** Instruction sets that decide which kernels can run, of both architectures. */
    private static final Set<String> NOTABLE =
            Set.of(
                    "sse4_2",
                    "avx",
                    "avx2",
                    "fma",
                    "bmi1",
                    "bmi2",
                    "popcnt",
                    "pclmulqdq",
                    "avx512f",
                    "avx512bw",
                    "avx512cd",
                    "avx512dq",
                    "avx512vl",
                    "avx512vbmi",
                    "avx512_vnni",
                    "avx512_bf16",
                    "avx512_fp16",
                    "avx_vnni",
                    "amx_tile",
                    "asimd",
                    "asimddp",
                    "sve",
                    "sve2",
                    "bf16",
                    "i8mm",
                    "atomics",
                    "crc32");

    private final Map<String, String> first;

    private CpuInfo(Map<String, String> first) {
        this.first = first;
    }

    static CpuInfo of(SystemFiles files) {
        Map<String, String> first = new LinkedHashMap<>();
        for (String line : files.lines("proc/cpuinfo")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                first.putIfAbsent(
                        line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        return new CpuInfo(first);
    }

    /** Returns the marketing name, or on ARM the implementer's and part's numbers. */
    Optional<String> model() {
        String name = first.get("model name");
        if (name != null && !name.isEmpty()) {
            return Optional.of(name);
        }
        String part = first.get("CPU part");
        return part == null
                ? Optional.empty()
                : Optional.of(
                        "implementer "
                                + first.getOrDefault("CPU implementer", "?")
                                + ", part "
                                + part);
    }

    boolean hasFlag(String flag) {
        return flags().contains(flag);
    }

    /** Returns the instruction sets that matter for kernels, sorted. */
    List<String> features() {
        return flags().stream().filter(NOTABLE::contains).sorted().distinct().toList();
    }

    private List<String> flags() {
        String flags = first.getOrDefault("flags", first.getOrDefault("Features", ""));
        return List.of(flags.split(" ", -1));
    }
}

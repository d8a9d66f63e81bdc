package dev.dyno.harness.evidence;

import dev.dyno.harness.evidence.Recording.Compilation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two recordings side by side as text. A line that begins with a minus sign holds for the base
 * only, one with a plus sign for the candidate only.
 */
final class Differences {
    private static final double HOT_FRACTION = 0.02;
    private static final int SITES_MAX = 40;

    private Differences() {}

    /**
     * Returns what both allocate, the largest difference first.
     *
     * @param baseBytesPerOperation as the gate has measured, or null where nobody knows
     */
    static String allocation(
            Recording base,
            Recording candidate,
            @Nullable Double baseBytesPerOperation,
            @Nullable Double candidateBytesPerOperation) {
        StringBuilder text = new StringBuilder();
        text.append("Bytes per operation, as the gate has measured: base ")
                .append(bytes(baseBytesPerOperation))
                .append(", candidate ")
                .append(bytes(candidateBytesPerOperation))
                .append(".\n")
                .append("Sites by samples of allocations; a share is of all sampled bytes.\n\n")
                .append("      base  candidate  class and method\n");
        Map<String, Double> ofBase = shares(base.allocated());
        Map<String, Double> ofCandidate = shares(candidate.allocated());
        Set<String> sites = new TreeSet<>(ofBase.keySet());
        sites.addAll(ofCandidate.keySet());
        List<String> ordered =
                sites.stream()
                        .sorted(
                                Comparator.comparingDouble(site ->
                                        -Math.abs(
                                                ofCandidate.getOrDefault(site, 0.0)
                                                        - ofBase.getOrDefault(site, 0.0))))
                        .limit(SITES_MAX)
                        .toList();
        for (String site : ordered) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%8.1f %%  %7.1f %%  %s%n",
                            100 * ofBase.getOrDefault(site, 0.0),
                            100 * ofCandidate.getOrDefault(site, 0.0),
                            site));
        }
        if (ordered.isEmpty()) {
            text.append("No allocation was sampled on either side.\n");
        }
        return text.toString();
    }

    private static String bytes(@Nullable Double bytes) {
        return bytes == null ? "unknown" : String.format(Locale.ROOT, "%.1f B", bytes);
    }

    private static Map<String, Double> shares(Map<String, Long> weights) {
        double total = weights.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Double> shares = new HashMap<>();
        weights.forEach((key, weight) -> shares.put(key, weight / total));
        return shares;
    }

    /**
     * Returns how the methods that were seen in the benchmark's stacks were compiled at last, and
     * where the compiler inlined differently.
     */
    static String compilation(Recording base, Recording candidate) {
        Set<String> methods = new TreeSet<>(base.hotMethods(HOT_FRACTION));
        methods.addAll(candidate.hotMethods(HOT_FRACTION));
        StringBuilder text = new StringBuilder();
        text.append("The last compilation of each method in at least 2 % of the stacks, and the\n")
                .append("calls in it that only one side has or that were treated differently.\n");
        for (String method : methods) {
            Compilation one = base.compilations().get(method);
            Compilation other = candidate.compilations().get(method);
            if (one == null && other == null) {
                continue;
            }
            text.append('\n').append(method).append('\n');
            text.append("  base      ").append(words(one)).append('\n');
            text.append("  candidate ").append(words(other)).append('\n');
            calls(
                    base.inlinings().getOrDefault(method, Map.of()),
                    candidate.inlinings().getOrDefault(method, Map.of()),
                    text);
        }
        return text.toString();
    }

    private static void calls(
            Map<String, String> base, Map<String, String> candidate, StringBuilder text) {
        Set<String> calls = new TreeSet<>(base.keySet());
        calls.addAll(candidate.keySet());
        for (String call : calls) {
            String one = base.get(call);
            String other = candidate.get(call);
            if (one != null && !one.equals(other)) {
                text.append("  - ").append(call).append(" ").append(one).append('\n');
            }
            if (other != null && !other.equals(one)) {
                text.append("  + ").append(call).append(" ").append(other).append('\n');
            }
        }
    }

    private static String words(@Nullable Compilation compilation) {
        return compilation == null
                ? "was not compiled by itself"
                : String.format(
                        Locale.ROOT,
                        "level %d%s, %d bytes of code",
                        compilation.level(),
                        compilation.onStackReplacement() ? " in a loop" : "",
                        compilation.codeBytes());
    }
}

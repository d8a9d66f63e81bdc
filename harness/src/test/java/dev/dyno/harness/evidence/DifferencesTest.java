package dev.dyno.harness.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.evidence.Recording.Compilation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recordings whose differences are known, side by side. */
final class DifferencesTest {
    private static Recording recording(
            Map<String, Long> allocated, long codeBytes, Map<String, String> calls) {
        return new Recording(
                100,
                Map.of("a.B.hot", 90L, "a.B.rare", 1L),
                allocated,
                Map.of(),
                Map.of(
                        "a.B.hot",
                        new Compilation(7, 4, false, codeBytes),
                        "a.B.rare",
                        new Compilation(8, 4, false, 11)),
                Map.of("a.B.hot", calls));
    }

    @Test
    void sitesAreOrderedByHowMuchTheirShareDiffers() {
        String text =
                Differences.allocation(
                        recording(
                                Map.of("byte[] in a.B.same", 50L, "A in a.B.old", 50L),
                                1,
                                Map.of()),
                        recording(
                                Map.of("byte[] in a.B.same", 45L, "C in a.B.now", 55L),
                                1,
                                Map.of()),
                        24.0,
                        null);
        assertThat(text).contains("base 24.0 B, candidate unknown");
        List<String> sites = text.lines().filter(line -> line.contains(" in a.B.")).toList();
        assertThat(sites.get(0)).contains("0.0 %", "55.0 %").endsWith("C in a.B.now");
        assertThat(sites.get(1)).contains("50.0 %", "0.0 %").endsWith("A in a.B.old");
        assertThat(sites.get(2)).endsWith("byte[] in a.B.same");
    }

    @Test
    void noAllocationIsSaidToBeNone() {
        Recording none = recording(Map.of(), 1, Map.of());
        assertThat(Differences.allocation(none, none, 0.0, 0.0))
                .contains("base 0.0 B, candidate 0.0 B")
                .endsWith("No allocation was sampled on either side.\n");
    }

    @Test
    void onlyCallsOfHotMethodsThatDifferAreShown() {
        String text =
                Differences.compilation(
                        recording(
                                Map.of(),
                                300,
                                Map.of(
                                        "a.B.hot @3 a.B.work",
                                        "inlined: inline (hot)",
                                        "a.B.hot @9 a.B.same",
                                        "inlined: accessor")),
                        recording(
                                Map.of(),
                                120,
                                Map.of(
                                        "a.B.hot @3 a.B.work",
                                        "not inlined: too big",
                                        "a.B.hot @9 a.B.same",
                                        "inlined: accessor",
                                        "a.B.hot @20 a.B.more",
                                        "inlined: inline (hot)")));
        assertThat(text)
                .contains("  base      level 4, 300 bytes of code\n")
                .contains("  candidate level 4, 120 bytes of code\n")
                .contains("  - a.B.hot @3 a.B.work inlined: inline (hot)\n")
                .contains("  + a.B.hot @3 a.B.work not inlined: too big\n")
                .contains("  + a.B.hot @20 a.B.more inlined: inline (hot)\n")
                .doesNotContain("a.B.same", "a.B.rare");
    }
}

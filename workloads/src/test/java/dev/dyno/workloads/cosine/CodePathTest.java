package dev.dyno.workloads.cosine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a kernel is named after is what runs, in JVMs whose registers are as wide as each CPU's:
 * nothing falls back in silence. Each width is a JVM of its own, since kernels settle on a width
 * when they are loaded.
 */
final class CodePathTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_271);
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    private static final int JVMS_MAX = 3;

    /** The words of a kernel, and what it allocates or why it was refused. */
    private record Line(String codePath, String rest) {
        private boolean hasAllocated() {
            return rest.matches("[1-9][0-9]*");
        }
    }

    /**
     * Returns the lines of several JVMs, of each kernel the first that has allocated nothing. A JVM
     * whose compilers had little time may have settled on calls between methods, which hand vectors
     * over in memory: its forks show that. A kernel that falls back does so in every JVM.
     */
    private static Map<String, Line> probeUntilNothingIsAllocated(String... options)
            throws IOException, InterruptedException {
        Map<String, Line> lines = probe(options);
        for (int jvm = 1;
                jvm < JVMS_MAX && lines.values().stream().anyMatch(Line::hasAllocated);
                jvm++) {
            probe(options)
                    .forEach((id, line) ->
                            lines.computeIfPresent(
                                    id, (_, old) -> old.hasAllocated() ? line : old));
        }
        return lines;
    }

    private static Map<String, Line> probe(String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Xmx512m");
        command.add("-XX:+UseSerialGC");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(CodePathProbe.class.getName());
        command.add(Long.toString(SEED));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        Map<String, Line> lines = new LinkedHashMap<>();
        output.lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == 3)
                .forEach(fields -> lines.put(fields[0], new Line(fields[1], fields[2])));
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void everyKernelRunsInRegistersOfTheWidth(int bits) throws Exception {
        Map<String, Line> lines =
                probeUntilNothingIsAllocated(MODULE, "-XX:MaxVectorSize=" + bits / Byte.SIZE);
        int floats = bits / Float.SIZE;
        assertThat(lines).containsKey("simd-4");
        assumeTrue(
                lines.values().stream()
                        .anyMatch(line -> line.codePath().endsWith("s of " + floats + " floats")),
                () -> "this CPU has no registers of " + bits + " bits: " + lines);
        assertThat(lines)
                .containsEntry("simd-1", inRegisters("1 array accumulator of %d floats", floats))
                .containsEntry("simd-4", inRegisters("4 array accumulators of %d floats", floats))
                .containsEntry(
                        "simd-4-aligned",
                        inRegisters("4 aligned accumulators of %d floats", floats))
                .containsEntry(
                        "tile-1x8", inRegisters("tiles of 1 query and 8 rows in %d floats", floats))
                .containsEntry(
                        "tile-4x4",
                        inRegisters("tiles of 4 queries and 4 rows in %d floats", floats))
                .containsEntry("scalar-float", new Line("8 sums of single floats", "0"))
                .containsEntry("lucene", new Line("PanamaVectorUtilSupport", "0"))
                .containsEntry("jvector-panama", new Line("PanamaVectorUtilSupport", "0"));
    }

    private static Line inRegisters(String words, int floats) {
        return new Line(words.formatted(floats), "0");
    }

    @Test
    void withoutTheVectorApiWhatNeedsItIsRefused() throws Exception {
        Map<String, Line> lines = probe();
        assertThat(lines.get("scalar-float")).isNotNull();
        for (String id :
                List.of(
                        "simd-1",
                        "simd-4",
                        "simd-4-aligned",
                        "tile-1x8",
                        "tile-4x4",
                        "lucene",
                        "jvector-panama")) {
            assertThat(lines.get(id))
                    .as(id)
                    .isNotNull()
                    .extracting(Line::codePath)
                    .isEqualTo("refused");
        }
    }
}

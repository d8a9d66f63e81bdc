package dev.dyno.harness.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.duet.BenchmarkJars;
import dev.dyno.harness.duet.BenchmarkLists;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.duet.GateReport.Evidence;
import dev.dyno.results.gate.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence of real jars, of which one allocates what the other does not. */
final class EvidenceRunTest {
    private static final Build NOTHING =
            Build.ofFiles("nothing", List.of(Path.of("no-such-file.jar")));

    @TempDir private static Path jars = Path.of("");
    private static Build base = NOTHING;
    private static Build candidate = NOTHING;

    @TempDir private Path folder = Path.of("");

    @BeforeAll
    static void buildJars() throws IOException {
        base = build("base", Map.of());
        candidate =
                build(
                        "candidate",
                        Map.of(
                                "return work(/*LOOPS*/ 1000);",
                                "return work(1000) + new Size().hashCode();",
                                "        public String size;",
                                "        public String size;\n        long more;"));
    }

    private static Build build(String name, Map<String, String> replacements) throws IOException {
        return Build.ofFiles(name, List.of(BenchmarkJars.sample(jars.resolve(name), replacements)));
    }

    private static DuetSettings settings() {
        DuetSettings defaults = DuetSettings.defaults();
        return new DuetSettings(
                defaults.java(),
                List.of("-XX:+UseSerialGC"),
                2_000_000,
                8,
                Duration.ofMillis(50),
                defaults.startTimeout(),
                defaults.turnTimeout());
    }

    private static BenchmarkReport report(String benchmark, Verdict verdict) {
        return new BenchmarkReport(benchmark, verdict, "by hand", true, List.of(), 16, List.of());
    }

    private static GateReport report(BenchmarkReport... benchmarks) {
        return new GateReport(
                GateReport.SCHEMA_VERSION,
                "id",
                "base",
                "candidate",
                1,
                Verdict.SLOWER,
                true,
                List.of(benchmarks),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private List<Evidence> gather(
            Build old, Build now, BooleanSupplier stopping, BenchmarkReport... reports)
            throws IOException, InterruptedException {
        Set<BenchmarkCase> cases = BenchmarkLists.of(base, DuetSettings.defaults().java(), folder);
        return new EvidenceRun(
                        old,
                        now,
                        settings(),
                        folder.resolve("gate"),
                        Files.createTempDirectory(folder, "scratch"),
                        stopping,
                        new PrintWriter(new StringWriter()))
                .gather(report(reports), cases);
    }

    @Test
    void aSlowerBenchmarkHasAllFourKindsOfEvidence() throws Exception {
        List<Evidence> evidence =
                gather(
                        base,
                        candidate,
                        () -> false,
                        report("sample.Sample.allocate", Verdict.SAME),
                        report("sample.Sample.loop", Verdict.SLOWER));
        assertThat(evidence).hasSize(1);
        Evidence one = evidence.getFirst();
        assertThat(one.benchmark()).isEqualTo("sample.Sample.loop");
        assertThat(one.problems()).isEmpty();
        assertThat(one.files())
                .containsExactly(
                        "base.jfr",
                        "candidate.jfr",
                        "flame-graph.html",
                        "allocation.txt",
                        "compilation.txt",
                        "layout.txt");
        Path files = folder.resolve("gate").resolve(one.folder());
        assertThat(Files.readString(files.resolve("flame-graph.html")))
                .contains("candidate minus base", "sample.Sample.loop");
        assertThat(Files.readString(files.resolve("compilation.txt")))
                .contains("sample.Sample.loop\n", "bytes of code");
        assertThat(Files.readString(files.resolve("layout.txt")))
                .contains("Full object headers", "Compact object headers", "sample.Sample object");
        assertThat(Recording.read(files.resolve("base.jfr")).hotMethods(0.1))
                .contains("sample.Sample.loop");
    }

    @Test
    void whatCannotBeGatheredIsAProblemAndNoFailure() throws Exception {
        List<Evidence> evidence =
                gather(NOTHING, base, () -> false, report("sample.Sample.loop", Verdict.SLOWER));
        assertThat(evidence).hasSize(1);
        assertThat(evidence.getFirst().files()).isEmpty();
        assertThat(evidence.getFirst().problems())
                .singleElement()
                .asString()
                .startsWith("the recordings were not made: ");
    }

    @Test
    void nothingIsGatheredOfWhatIsNotSlower() throws Exception {
        assertThat(gather(base, base, () -> false, report("sample.Sample.loop", Verdict.SAME)))
                .isEmpty();
        assertThat(folder.resolve("gate")).doesNotExist();
    }

    @Test
    void whoStopsIsNotKeptWaiting() {
        assertThatThrownBy(() ->
                        gather(
                                base,
                                base,
                                () -> true,
                                report("sample.Sample.loop", Verdict.SLOWER)))
                .isInstanceOf(InterruptedException.class);
    }
}

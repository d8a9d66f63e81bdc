package dev.dyno.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.export.OtavaCsv.Point;
import dev.dyno.results.gate.GateResult;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.summary.Summaries;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

class ExportTest {
    private static final GateResult GATE = SampleGate.everyVerdict();
    private static final JmhJson.Jvm JVM =
            new JmhJson.Jvm("/jdk/bin/java", List.of("-Xmx1g"), "25", "OpenJDK", "25+36");

    @TempDir private Path runs = Path.of("");

    private RunSummary summary() {
        return Summaries.summarise(SampleRun.typical().store(runs));
    }

    private static List<String> faults(String schema, String json) {
        return PublishedSchema.ofResource("/dev/dyno/results/export/" + schema + ".schema.json")
                .faults(json);
    }

    @Test
    void sampleHasEveryVerdict() {
        assertThat(GATE.comparisons())
                .extracting(ComparisonResult::verdict)
                .containsExactlyInAnyOrder(Verdict.values());
    }

    @Test
    void bencherJsonConformsAndHoldsTheCandidatesCost() {
        String json = BencherJson.render(GATE);
        assertThat(faults("bencher", json)).isEmpty();
        JsonNode metric =
                Json.mapper()
                        .readTree(json)
                        .path("matching/slower")
                        .path("cpu-nanos-per-operation");
        assertThat(metric.path("value").asDouble()).isCloseTo(105, within(1.0));
        assertThat(metric.path("lower_value").asDouble())
                .isLessThan(metric.path("upper_value").asDouble());
    }

    @Test
    void bencherJsonOfARunConformsAndHoldsThroughputsAndPercentiles() {
        String json = BencherJson.render(summary());
        assertThat(faults("bencher", json)).isEmpty();
        assertThat(json).contains("\"throughput\"").contains("\"response-p99-at-");
    }

    @Test
    void actionBenchmarkJsonConformsAndKeepsDirectionsApart() {
        RunSummary summary = summary();
        for (String json :
                List.of(
                        ActionBenchmarkJson.smallerIsBetter(GATE),
                        ActionBenchmarkJson.smallerIsBetter(summary),
                        ActionBenchmarkJson.biggerIsBetter(summary))) {
            assertThat(faults("action-benchmark", json)).isEmpty();
            assertThat(Json.mapper().readTree(json)).isNotEmpty();
        }
        assertThat(ActionBenchmarkJson.biggerIsBetter(summary)).doesNotContain("response-p");
        assertThat(ActionBenchmarkJson.smallerIsBetter(summary)).doesNotContain("throughput");
    }

    @Test
    void jmhJsonConformsAndHoldsEachForkAsRawData() {
        String json = JmhJson.render(GATE, JVM);
        assertThat(faults("jmh", json)).isEmpty();
        JsonNode first = Json.mapper().readTree(json).path(0);
        assertThat(first.path("benchmark").asString("")).isEqualTo("matching.flow-normal");
        JsonNode metric = first.path("primaryMetric");
        assertThat(metric.path("rawData")).hasSize(first.path("forks").asInt());
        assertThat(metric.path("scorePercentiles").path("50.0").asDouble())
                .isEqualTo(metric.path("score").asDouble());
    }

    @Test
    void schemasRefuseWhatIsNotTheirs() {
        assertThat(faults("bencher", "{\"a\": {\"b\": {\"lower_value\": 1}}}")).isNotEmpty();
        assertThat(faults("action-benchmark", "[{\"name\": \"a\", \"value\": 1}]")).isNotEmpty();
        assertThat(faults("jmh", "[{\"benchmark\": \"a\"}]")).isNotEmpty();
    }

    @Test
    void goBenchmarkTextFollowsItsGrammar() {
        String text = GoBenchmarkText.render(GATE);
        assertThat(text.lines())
                .allMatch(line ->
                        line.matches("arm: [a-z_]+")
                                || line.matches("Benchmark\\p{Lu}\\S*\\s1\\s[0-9.E-]+ cpu-ns/op"));
        assertThat(text.lines().filter(line -> line.startsWith("BenchmarkMatching/slower")))
                .hasSize(3 * forks("matching/slower"));
        assertThat(text).doesNotContainPattern("Benchmark\\S*-\\d+\\s");
    }

    @Test
    void otavaCsvHasAColumnPerMetricAndNoMissingValue() {
        OffsetDateTime time = OffsetDateTime.parse("2026-01-02T03:04:05+01:00");
        List<Point> history =
                List.of(
                        Point.of(time, "aaa0", GATE),
                        Point.of(time.plusDays(1), "aaa1", SampleGate.warned()));
        assertThat(OtavaCsv.render(history).lines())
                .hasSize(3)
                .first()
                .isEqualTo("time,commit,matching/noisy.cpu-nanos-per-operation");
        assertThat(OtavaCsv.render(history).lines().toList().get(1))
                .matches("2026-01-02T03:04:05\\+01:00,aaa0,[0-9.]+");
        assertThat(OtavaCsv.leftOut(history))
                .hasSize(4)
                .contains("matching/slower.cpu-nanos-per-operation");
        assertThat(OtavaCsv.render(List.of())).isEqualTo("time,commit\n");
    }

    @Test
    void junitXmlOfARunFailsInvalidImplementations() throws Exception {
        Document xml = parsed(JunitXml.render(summary()));
        assertThat(xml.getElementsByTagName("failure").getLength()).isPositive();
        assertThat(xml.getElementsByTagName("skipped").getLength()).isPositive();
    }

    @Test
    void markdownStaysOneTableWhateverTheNames() {
        List<String> rows = MarkdownSummary.render(summary()).lines().skip(2).toList();
        assertThat(rows)
                .allMatch(row ->
                        row.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count() == 7);
    }

    @Test
    void markdownThatDoesNotFitIsCutBetweenRowsAndSaysSo() {
        RunSummary one = summary();
        List<RunSummary.Row> many =
                Collections.nCopies(10_000, one.rows()).stream().flatMap(List::stream).toList();
        String text =
                MarkdownSummary.render(
                        new RunSummary(1, "folder", "run", "complete", List.of(), many));
        assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(MarkdownSummary.BYTES_MAX);
        assertThat(text).containsPattern("Cut here: \\d+ more rows");
    }

    @Test
    void unmeasuredComparisonsLeaveValidEmptyFiles() {
        GateResult unmeasured = SampleGate.unmeasured();
        assertThat(faults("bencher", BencherJson.render(unmeasured))).isEmpty();
        assertThat(faults("jmh", JmhJson.render(unmeasured, JVM))).isEmpty();
        assertThat(GoBenchmarkText.render(unmeasured)).isEmpty();
    }

    private static int forks(String benchmark) {
        return GATE.comparisons().stream()
                .filter(one -> one.benchmark().equals(benchmark))
                .mapToInt(one -> one.groupsScreened() + one.groupsConfirmed())
                .sum();
    }

    private static Document parsed(String text) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(
                        Objects.requireNonNull(
                                ExportTest.class.getResource("/dev/dyno/results/export/junit.xsd")))
                .newValidator()
                .validate(new StreamSource(new StringReader(text)));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }
}

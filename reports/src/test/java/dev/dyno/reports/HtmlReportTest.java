package dev.dyno.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.data.Chart;
import dev.dyno.reports.data.RateChart;
import dev.dyno.reports.data.ReportData;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlReportTest {
    private static final String HOSTILE =
            "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202E🐎";

    @TempDir private Path folder;
    private Path site;

    HtmlReportTest() {
        folder = Path.of("");
        site = folder;
    }

    @BeforeEach
    void setSite() {
        site = folder.resolve("site");
    }

    private Path page(SampleRun sample) {
        return page(RunReader.open(sample.write(folder.resolve("runs"))));
    }

    private Path page(StoredRun run) {
        return HtmlReport.write(run, Summaries.summarise(run), site);
    }

    private static Document parse(Path page) throws IOException {
        return Jsoup.parse(page, StandardCharsets.UTF_8.name());
    }

    private static ReportData data(Path page) throws IOException {
        Element json = Objects.requireNonNull(parse(page).getElementById("report-data"));
        return Json.parse(page, json.data(), ReportData.class);
    }

    @Test
    void everyRowOfTheSummaryIsInTheResults() throws IOException {
        StoredRun run = RunReader.open(SampleRun.typical().write(folder.resolve("runs")));
        RunSummary summary = Summaries.summarise(run);
        Document page = parse(HtmlReport.write(run, summary, site));
        List<String> shown =
                page.select("#results-table tbody tr").stream()
                        .map(row -> row.child(0).text() + " " + row.child(1).text())
                        .toList();
        assertThat(shown)
                .containsExactlyElementsOf(
                        summary.rows().stream()
                                .map(row -> row.workload() + " " + row.implementation())
                                .toList());
        assertThat(summary.rows()).extracting(Row::verdict).contains("invalid", "unavailable");
    }

    @Test
    void verdictsSayWhatIsWrongFirstAndHeadComparisonsByTheWorstCase() throws IOException {
        Document page = parse(page(SampleRun.typical()));
        List<Element> statements = page.select(".statements > li");
        assertThat(statements.getFirst().text()).contains("Invalid", "ladder-offheap");
        assertThat(page.select(".statements .good .sentence").eachText())
                .anySatisfy(sentence ->
                        assertThat(sentence)
                                .contains("ladder is 1.33×", "exchange-core-direct", "2 of 2"))
                .anySatisfy(sentence ->
                        assertThat(sentence).contains("ladder is 4.00×", "tree-map", "2 of 2"));
        List<String> tones = statements.stream().map(Element::className).distinct().toList();
        assertThat(tones)
                .isEqualTo(
                        List.of("bad", "warn", "good", "plain").stream()
                                .filter(tones::contains)
                                .toList());
    }

    @Test
    void theMachinesFlushIsALevelAmongTheRates() throws IOException {
        Path page = page(SampleRun.typical().waitingForStorage());
        assertThat(data(page).charts())
                .filteredOn(RateChart.class::isInstance)
                .isNotEmpty()
                .allSatisfy(chart ->
                        assertThat(((RateChart) chart).panels().getFirst().lines())
                                .filteredOn(
                                        line -> line.implementation() == Chart.NO_IMPLEMENTATION)
                                .singleElement()
                                .satisfies(line ->
                                        assertThat(line.points())
                                                .extracting(RateChart.Point::nanos)
                                                .doesNotContainNull()
                                                .containsOnly(line.points().getFirst().nanos())));
        assertThat(parse(page).text()).contains("raw fsync floor");
        assertThat(data(page(SampleRun.typical())).charts())
                .filteredOn(RateChart.class::isInstance)
                .allSatisfy(chart ->
                        assertThat(((RateChart) chart).panels().getFirst().lines())
                                .noneMatch(line -> line.implementation() < 0));
    }

    @Test
    void aSlowerContenderIsBehind() throws IOException {
        Document page =
                parse(
                        page(
                                SampleRun.empty()
                                        .implementation("tree-map", "reference", 4e6)
                                        .implementation("ladder", "ours", 2e6)
                                        .closedLoop("matching/flow-normal")));
        assertThat(page.select(".statements > li").getFirst().text())
                .startsWith("Behind ladder is 0.50×");
    }

    @Test
    void fewForksAreInconclusive() throws IOException {
        Document page =
                parse(
                        page(
                                SampleRun.empty()
                                        .forks(3)
                                        .implementation("tree-map", "reference", 2e6)
                                        .implementation("ladder", "ours", 4e6)
                                        .closedLoop("matching/flow-normal")));
        assertThat(page.select(".statements > li").getFirst().text())
                .startsWith("Inconclusive ladder is 2.00× the throughput of tree-map")
                .contains("too few for an interval");
    }

    @Test
    void everyChartHasAFigureWithATwinAndEveryIdIsUnique() throws IOException {
        Path file = page(SampleRun.typical());
        Document page = parse(file);
        assertThat(data(file).charts()).hasSizeGreaterThan(6);
        for (Chart chart : data(file).charts()) {
            Element figure = Objects.requireNonNull(page.getElementById(chart.id()), chart.id());
            assertThat(figure.select("[data-chart=" + chart.id() + "]")).hasSize(1);
            assertThat(figure.select("details.twin tbody tr")).isNotEmpty();
            assertThat(figure.select("figcaption .reading").text()).isNotBlank();
        }
        assertThat(page.select("[data-chart]")).hasSameSizeAs(data(file).charts());
        Set<String> ids = new HashSet<>();
        page.select("[id]").forEach(one -> assertThat(ids.add(one.id())).as(one.id()).isTrue());
        page.select("[aria-labelledby]")
                .forEach(one -> assertThat(ids).contains(one.attr("aria-labelledby")));
        page.select("a[href^=#]")
                .forEach(one -> assertThat(ids).contains(one.attr("href").substring(1)));
    }

    @Test
    void headingsDescendOneLevelAtATime() throws IOException {
        Document page = parse(page(SampleRun.typical()));
        int above = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int level = Integer.parseInt(heading.tagName().substring(1));
            assertThat(level).as(heading.text()).isLessThanOrEqualTo(above + 1);
            above = level;
        }
        assertThat(page.select("h1")).hasSize(1);
    }

    @Test
    void thePolicyAllowsExactlyTheInlinedScriptsAndStyles() throws Exception {
        Document page = parse(page(SampleRun.typical()));
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe");
        List<Element> inlined = page.select("script:not([type]), style");
        assertThat(inlined).hasSize(3);
        for (Element element : inlined) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(element.data().getBytes(StandardCharsets.UTF_8));
            assertThat(policy)
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(page.select("[style], [onclick], [onload], [onerror]")).isEmpty();
    }

    @Test
    void nothingIsLoadedAndTheFileIsSmall() throws IOException {
        Path file = page(SampleRun.typical());
        Document page = parse(file);
        assertThat(page.select("[src], link:not([href^=data:]), iframe, object, base")).isEmpty();
        assertThat(page.select("a[href]").eachAttr("href"))
                .allSatisfy(href -> assertThat(href).matches("(#|\\.\\./|\\./).*"));
        assertThat(Files.readString(file)).doesNotContain("sourceMappingURL");
        assertThat(Files.size(file)).isLessThan(5 << 20);
    }

    @Test
    void linksLeadToTheRawFilesWithTheirDigests() throws IOException {
        Path file = page(SampleRun.typical());
        List<Element> links = parse(file).select("#provenance-files tbody a");
        assertThat(links).hasSizeGreaterThan(10);
        for (Element link : links) {
            Path target = Objects.requireNonNull(file.getParent()).resolve(link.attr("href"));
            assertThat(target).isRegularFile();
        }
        assertThat(parse(file).select("#provenance-files tbody tr").eachText())
                .anyMatch(row -> row.matches("run\\.json [0-9a-f]{64}"));
    }

    @Test
    void dataParseBackToTheSummary() throws IOException {
        StoredRun run = RunReader.open(SampleRun.typical().write(folder.resolve("runs")));
        RunSummary summary = Summaries.summarise(run);
        assertThat(data(HtmlReport.write(run, summary, site)).summary()).isEqualTo(summary);
    }

    @Test
    void hostileNamesStayText() throws IOException {
        StoredRun run =
                RunReader.open(
                        SampleRun.typical()
                                .unavailable(HOSTILE, "peer", HOSTILE)
                                .change(
                                        "tree-map",
                                        "matching/flow-normal",
                                        trial -> SampleTrials.without(trial, "crashed", HOSTILE))
                                .write(folder.resolve("runs")));
        Path file = page(run);
        Document page = parse(file);
        assertThat(page.select("script")).hasSize(3);
        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("#results-table tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("<script>alert(1)</script>"));
        assertThat(data(file).key()).anyMatch(entry -> entry.implementation().equals(HOSTILE));
    }

    @Test
    void aCutOffRunSaysWhatIsMissing() throws IOException {
        Path runFolder =
                SampleRun.typical()
                        .changeAll(trials -> trials.subList(0, trials.size() / 2))
                        .ended(null, List.of())
                        .write(folder.resolve("runs"));
        Files.delete(runFolder.resolve("machine.json"));
        Document page = parse(page(RunReader.open(runFolder)));
        assertThat(page.select(".banner").text()).contains("Cut off", "machine.json", "trials of");
        assertThat(page.select(".grade").text()).contains("?");
        assertThat(page.select("[data-chart]")).isNotEmpty();
    }

    @Test
    void anEmptyRunRenders() throws IOException {
        Document page = parse(page(SampleRun.empty()));
        assertThat(page.select(".statements > li").text()).contains("no comparison");
    }

    @Test
    void aSecondPageReplacesTheFirstAndLeavesNothingBehind() throws IOException {
        StoredRun run = RunReader.open(SampleRun.typical().write(folder.resolve("runs")));
        Path first = page(run);
        assertThat(page(run)).isEqualTo(first);
        try (var files = Files.list(Objects.requireNonNull(first.getParent()))) {
            assertThat(files).containsExactly(first);
        }
    }

    @Test
    void theIndexListsRunsAndSurvivesAForeignPage() throws IOException {
        page(SampleRun.typical());
        Files.createDirectories(site.resolve("foreign"));
        Files.writeString(site.resolve("foreign/index.html"), "<p>other</p>");
        Document index = parse(SiteIndex.write(site));
        assertThat(index.select(".runs > li")).hasSize(2);
        assertThat(index.select(".runs > li").getFirst().text())
                .contains("Invalid: ladder-offheap", "machine C");
        assertThat(index.select(".runs a").eachAttr("href"))
                .allSatisfy(href -> assertThat(site.resolve(href)).isRegularFile());
    }
}

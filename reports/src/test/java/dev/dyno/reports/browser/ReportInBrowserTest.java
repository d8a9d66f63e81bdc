package dev.dyno.reports.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.dyno.reports.HtmlReport;
import dev.dyno.reports.SiteIndex;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Skipped where no Chromium is on the {@code PATH}, but a failure there when {@code CI=true}. */
final class ReportInBrowserTest {
    private static final int DESK_PIXELS = 1280;

    @TempDir private static Path folder = Path.of("");
    private static @Nullable Chromium chromium;
    private static Path typical = Path.of("");
    private static Path hostile = Path.of("");

    @BeforeAll
    static void startBrowserAndWritePages() {
        Optional<Path> executable = Chromium.executable();
        if (executable.isEmpty()) {
            String reason = "no Chromium on the PATH, so no page was looked at";
            if ("true".equals(System.getenv("CI"))) {
                fail(reason);
            }
            abort(reason);
            return;
        }
        chromium = Chromium.start(executable.get());
        SampleRun run =
                SampleRun.typical()
                        .changeAll(trials ->
                                trials.stream().map(ReportInBrowserTest::allocating).toList());
        typical = write(run.store(folder.resolve("typical")));
        hostile = write(HostileRun.in(folder.resolve("hostile")));
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Path write(StoredRun run) {
        return HtmlReport.write(run, Summaries.summarise(run), folder.resolve("site"));
    }

    /** Gives the reference something to allocate, so that the chart of it has a bar. */
    private static TrialResult allocating(TrialResult trial) {
        ClosedLoopSamples samples = trial.closedLoop();
        return samples == null || !trial.implementation().equals("tree-map")
                ? trial
                : SampleTrials.withClosedLoop(
                        trial,
                        new ClosedLoopSamples(
                                samples.operationsPerIteration(),
                                samples.iterations(),
                                samples.steadyFromIndex(),
                                samples.steadyMethod(),
                                48.0));
    }

    private static OpenPage open(Path page, int widthPixels, ColorScheme scheme) {
        if (chromium == null) {
            throw new IllegalStateException("the browser was not started");
        }
        return chromium.open(page, widthPixels, scheme);
    }

    private static OpenPage openReport(Path page) {
        return open(page, DESK_PIXELS, ColorScheme.LIGHT).awaitCharts().load("checks.js");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyChartIsDrawnFromDataAndNothingGoesWrong(ColorScheme scheme) {
        try (OpenPage page = open(typical, DESK_PIXELS, scheme).awaitCharts().load("checks.js")) {
            assertThat(page.value("document.querySelectorAll('canvas').length >= 8"))
                    .isEqualTo(true);
            assertThat(page.value("document.documentElement.dataset.errors")).isEqualTo("0");
            assertThat(page.value("document.getElementById('script-error').hidden"))
                    .isEqualTo(true);
            // Asked before the check, whose reading of pixels the browser comments on.
            assertThat(page.problems()).isEmpty();
            assertThat(page.texts("checks.emptyCharts()")).isEmpty();
        }
    }

    @Test
    void aChartWithoutDataIsNoticed() {
        try (OpenPage page = openReport(typical)) {
            page.value(
                    "(() => { const canvas = document.querySelector('#percentiles-1 canvas');"
                            + " const chart = Chart.getChart(canvas);"
                            + " chart.data.datasets = []; chart.update(); })()");
            assertThat(page.texts("checks.emptyCharts()"))
                    .anyMatch(fault -> fault.startsWith("percentiles-1: "));
        }
    }

    @Test
    void everyTickSaysWhereItStandsAndEveryAxisHasATitle() {
        try (OpenPage page = openReport(typical)) {
            assertThat(page.texts("checks.wrongTicks()")).isEmpty();
        }
    }

    @Test
    void hostileTextIsNeitherRunNorLoaded() {
        try (OpenPage page = openReport(hostile).unfold()) {
            assertThat(page.problems()).isEmpty();
            assertThat(page.value("document.querySelectorAll('img, iframe').length")).isEqualTo(0);
            assertThat(page.value("document.body.innerText.includes('<script>alert(1)</script>')"))
                    .isEqualTo(true);
            assertThat(page.value("document.documentElement.dataset.errors")).isEqualTo("0");
        }
    }

    @Test
    void whatThePolicyDoesNotKnowIsRefusedAndNoticed() throws IOException {
        Path spoiled = folder.resolve("spoiled.html");
        String html = Files.readString(typical);
        Files.writeString(
                spoiled,
                html.replace(
                        "</main>",
                        "<script>alert(1)</script><img src='http://127.0.0.1:9/x.png'></main>"));
        try (OpenPage page = openReport(spoiled)) {
            assertThat(page.problems())
                    .anyMatch(problem -> problem.startsWith("refused: script-src"))
                    .anyMatch(problem -> problem.startsWith("refused: img-src"))
                    .noneMatch(problem -> problem.startsWith("dialog"));
        }
    }

    @Test
    void noPageScrollsSidewaysAtAnyWidth() {
        for (Path file : List.of(typical, hostile, index())) {
            try (OpenPage page = open(file, DESK_PIXELS, ColorScheme.LIGHT)) {
                if (!file.equals(index())) {
                    page.awaitCharts();
                }
                page.unfold().load("checks.js");
                for (int widthPixels : new int[] {320, 768, 1280, 2560}) {
                    page.resize(widthPixels);
                    assertThat(page.texts("checks.beyondTheWindow()"))
                            .as("%s at %d pixels", file, widthPixels)
                            .isEmpty();
                }
            }
        }
    }

    private static Path index() {
        return SiteIndex.write(folder.resolve("site"));
    }

    @Test
    void nothingBarsAReaderWhoCannotSeeOrPoint() {
        for (Path file : List.of(typical, index())) {
            try (OpenPage page = open(file, DESK_PIXELS, ColorScheme.LIGHT)) {
                if (file.equals(typical)) {
                    page.awaitCharts();
                }
                page.unfold().load("checks.js").load("/axe.min.js");
                assertThat(page.texts("checks.seriousViolations({})"))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void darkPageHasContrast() {
        try (OpenPage page = open(typical, DESK_PIXELS, ColorScheme.DARK).awaitCharts()) {
            page.unfold().load("checks.js").load("/axe.min.js");
            assertThat(page.texts("checks.seriousViolations({ runOnly: ['color-contrast'] })"))
                    .isEmpty();
        }
    }

    @Test
    void hidingAnImplementationTakesItOutOfAllCharts() {
        try (OpenPage page = openReport(typical)) {
            String labels =
                    "Chart.getChart(document.querySelector('#throughput-1 canvas')).data.labels";
            assertThat(page.texts(labels)).contains("tree-map", "ladder");
            page.page().locator("#throughput [data-implementation]").first().uncheck();
            page.awaitCharts();
            assertThat(page.texts(labels)).contains("ladder").doesNotContain("tree-map");
            String box = "document.querySelector('#latency [data-implementation]')";
            assertThat(page.value(box + ".checked")).isEqualTo(false);
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void printingDrawsInkOnWhiteAndComesBack() {
        try (OpenPage page = open(typical, DESK_PIXELS, ColorScheme.DARK).awaitCharts()) {
            String ink =
                    "Chart.getChart(document.querySelector('#throughput-1 canvas'))"
                            + ".options.scales.y.ticks.color";
            Object dark = page.value(ink);
            page.value("window.dispatchEvent(new Event('beforeprint'))");
            assertThat(page.value(ink)).isNotEqualTo(dark);
            page.value("window.dispatchEvent(new Event('afterprint'))");
            page.awaitCharts();
            assertThat(page.value(ink)).isEqualTo(dark);
            page.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.page().pdf()).startsWith("%PDF".getBytes(US_ASCII));
            assertThat(page.problems()).isEmpty();
        }
    }
}

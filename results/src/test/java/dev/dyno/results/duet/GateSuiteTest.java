package dev.dyno.results.duet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.gate.NextStep.Kind;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.render.GateJunit;
import dev.dyno.results.render.GateMarkdown;
import dev.dyno.results.sample.SampleGate;
import java.io.StringReader;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class GateSuiteTest {
    private static final int GROUPS_MAX = 100;

    private final GateSuite suite = new GateSuite(SampleGate.manifest());
    private int groups;

    /** Measures a benchmark as long as the suite wants it, and returns how often. */
    private int measure(String benchmark, IntFunction<DuetGroup> group) {
        int before = groups;
        while (suite.next(benchmark).kind() != Kind.STOP) {
            suite.add(group.apply(groups++));
            assertThat(groups).isLessThan(GROUPS_MAX);
        }
        return groups - before;
    }

    private void measure(double loopCpu, double loopWall, double sharedWall) {
        measure(
                SampleGate.LOOP,
                index -> SampleGate.group(index, SampleGate.LOOP, loopCpu, loopWall));
        measure(
                SampleGate.SHARED,
                index -> SampleGate.group(index, SampleGate.SHARED, 1, sharedWall));
    }

    private BenchmarkReport report(String benchmark) {
        assertThat(suite.verdicts())
                .as("the cheap verdicts are the report's")
                .isEqualTo(
                        suite.report(List.of()).benchmarks().stream()
                                .collect(
                                        Collectors.toMap(
                                                BenchmarkReport::benchmark,
                                                BenchmarkReport::verdict)));
        return suite.report(List.of()).benchmarks().stream()
                .filter(one -> one.benchmark().equals(benchmark))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equalBuildsAreSameAndGreen() {
        measure(1, 1, 1);
        GateReport report = suite.report(List.of("a note"));
        assertThat(report.verdict()).isEqualTo(Verdict.SAME);
        assertThat(report.failsBuild()).isFalse();
        assertThat(report.notes()).containsExactly("a note");
        assertThat(report.onlyInBase()).containsExactly("sample.Sample.gone");
        assertThat(report(SampleGate.LOOP).gating().metric()).isEqualTo(Metric.CPU_TIME.id());
        assertThat(report(SampleGate.SHARED).gating().metric()).isEqualTo(Metric.WALL_TIME.id());
    }

    @Test
    void theFiguresOfABenchmarkShareItsRiskOfAFalseAlarm() {
        assertThat(suite.settings(SampleGate.LOOP).comparisonAlpha())
                .isEqualTo(SampleGate.manifest().demand().comparisonAlpha() / 3);
        assertThat(suite.settings(SampleGate.SHARED).comparisonAlpha())
                .isEqualTo(SampleGate.manifest().demand().comparisonAlpha() / 2);
    }

    @Test
    void moreCpuTimeIsSlowerAndRed() {
        measure(1.04, 1.04, 1);
        assertThat(report(SampleGate.LOOP).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(report(SampleGate.SHARED).verdict()).isEqualTo(Verdict.SAME);
        assertThat(suite.report(List.of()).failsBuild()).isTrue();
    }

    @Test
    void whatCpuTimeCannotSeeIsCaughtByTheGuardOnWallTime() {
        measure(1, 1.1, 1);
        BenchmarkReport report = report(SampleGate.LOOP);
        assertThat(report.gating().verdict()).isEqualTo(Verdict.SAME);
        assertThat(report.verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(report.reason()).startsWith(Metric.WALL_TIME.id());
        assertThat(report.failsBuild()).isTrue();
    }

    @Test
    void wallTimeGatesThreadsThatWaitForEachOther() {
        measure(1, 1, 1.05);
        assertThat(report(SampleGate.SHARED).verdict()).isEqualTo(Verdict.SLOWER);
    }

    @Test
    void tooFewGroupsAreInconclusiveAndNoSilentPass() {
        suite.add(SampleGate.group(0, 1.0));
        assertThat(report(SampleGate.LOOP).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report(SampleGate.LOOP).failsBuild()).isTrue();
        assertThat(report(SampleGate.SHARED).failsBuild()).isTrue();
        GateReport warned = new GateSuite(SampleGate.manifest("warn")).report(List.of());
        assertThat(warned.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(warned.failsBuild()).isFalse();
    }

    @Test
    void aCandidateThatCrashesAgainIsGivenUpAndRed() {
        assertThat(measure(SampleGate.LOOP, SampleGate::crashedGroup)).isEqualTo(2);
        BenchmarkReport report = report(SampleGate.LOOP);
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.reason()).isEqualTo("candidate crashed: exit code 134");
        assertThat(report.failsBuild()).isTrue();
        assertThat(report.notes()).hasSize(2);
    }

    @Test
    void aBaseThatCrashesCannotBeComparedWith() {
        GateSuite lenient = new GateSuite(SampleGate.manifest("warn"));
        for (int index = 0; index < 2; index++) {
            lenient.add(SampleGate.failedGroup(index, SampleGate.LOOP, "base"));
        }
        BenchmarkReport report = lenient.report(List.of()).benchmarks().getFirst();
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.failsBuild()).isFalse();
    }

    @Test
    void oneCrashAmongManyGroupsIsNotedAndDoesNotDecide() {
        suite.add(SampleGate.crashedGroup(groups++));
        measure(1, 1, 1);
        BenchmarkReport report = report(SampleGate.LOOP);
        assertThat(report.verdict()).isEqualTo(Verdict.SAME);
        assertThat(report.notes()).singleElement().asString().contains("candidate crashed");
    }

    @Test
    void aForeignBenchmarkIsRefused() {
        DuetGroup group = SampleGate.group(0, "other", 1, 1);
        assertThatThrownBy(() -> suite.add(group)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void junitCountsWhatStopsTheBuildAndWhatOnlyOneBuildHas() throws Exception {
        measure(1.04, 1.04, 1);
        String xml = GateJunit.render(suite.report(List.of()));
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)));
        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("4");
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(document.getDocumentElement().getAttribute("skipped")).isEqualTo("2");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void markdownHasARowPerComparisonAndTheReasons() {
        measure(1.04, 1.04, 1);
        String text = GateMarkdown.render(suite.report(List.of("the budget was spent")));
        assertThat(text)
                .startsWith("### Gate: red\n")
                .contains("**slower**", "**same**", "only in base: `sample.Sample.gone`")
                .contains("- the budget was spent");
        long rows = text.lines().filter(line -> line.startsWith("| ")).count();
        assertThat(rows).isEqualTo(1 + 3 + 2);
    }
}

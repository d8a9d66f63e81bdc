package dev.dyno.harness.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The repository's files keep {@link TidyRules}. */
final class TidyTest {
    private static final Path ROOT = SourceTree.root();

    private static final SortedMap<Path, String> TEXTS = SourceTree.read(ROOT);

    private static List<String> faults(BiFunction<Path, String, List<String>> rule) {
        List<String> faults = new ArrayList<>();
        TEXTS.forEach((file, text) -> faults.addAll(rule.apply(file, text)));
        return faults;
    }

    @Test
    void everyKindOfFileIsLookedAt() {
        assertThat(TEXTS)
                .containsKeys(
                        Path.of("README.md"),
                        Path.of("run-bench.sh"),
                        Path.of(".ci", "run"),
                        Path.of("pom.xml"),
                        Path.of("docs", "decisions", "0001-record-decisions.md"))
                .hasSizeGreaterThan(300);
        assertThat(TEXTS.keySet()).noneMatch(file -> file.toString().contains("target"));
    }

    @Test
    void linesAreAtMostHundredColumns() {
        assertThat(faults(TidyRules::longLines)).isEmpty();
    }

    @Test
    void methodsAreAtMostSeventyLines() {
        assertThat(TidyRules.longMethods(TEXTS)).isEmpty();
    }

    @Test
    void noBannedWords() {
        assertThat(faults(TidyRules::bannedWords)).isEmpty();
    }

    @Test
    void noTestWaitsForATime() {
        assertThat(faults(TidyRules::timedTests)).isEmpty();
    }

    @Test
    void eachMarkdownFileHasOneTitle() {
        assertThat(faults(TidyRules::titles)).isEmpty();
    }

    @Test
    void relativeLinksResolve() {
        assertThat(
                        faults((file, text) ->
                                TidyRules.brokenLinks(
                                        file, text, target -> Files.exists(ROOT.resolve(target)))))
                .isEmpty();
    }

    @Test
    void eachDecisionHasItsNumber() {
        assertThat(TidyRules.decisions(TEXTS)).isEmpty();
    }

    @Test
    void eachPackageIsNullMarked() {
        assertThat(TidyRules.packages(TEXTS)).isEmpty();
    }

    @Test
    void scriptsStopAtTheFirstError() {
        assertThat(faults(TidyRules::scripts)).isEmpty();
    }
}

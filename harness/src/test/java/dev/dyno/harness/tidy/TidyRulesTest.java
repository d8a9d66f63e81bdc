package dev.dyno.harness.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule catches what it is for, and lets pass what it exempts. */
final class TidyRulesTest {
    private static final Path JAVA = Path.of("a", "A.java");
    private static final Path MARKDOWN = Path.of("docs", "page.md");
    private static final String LONG = "x".repeat(101);

    @Test
    void aLineOfHundredColumnsPassesAndOneMoreIsCaught() {
        assertThat(TidyRules.longLines(JAVA, "x".repeat(100) + "\n" + LONG + "\n"))
                .containsExactly("a/A.java:2: 101 columns; wrap at 100");
        assertThat(TidyRules.longLines(Path.of("run"), "#!/bin/sh\n" + LONG)).hasSize(1);
        assertThat(TidyRules.longLines(MARKDOWN, LONG)).hasSize(1);
    }

    @Test
    void columnsAreCharactersAndNotBytes() {
        assertThat(TidyRules.longLines(JAVA, "µ".repeat(100))).isEmpty();
    }

    @Test
    void importsTablesAndOtherFilesMayBeLonger() {
        assertThat(TidyRules.longLines(JAVA, "import " + LONG + ";")).isEmpty();
        assertThat(TidyRules.longLines(MARKDOWN, "| " + LONG + " |")).isEmpty();
        assertThat(TidyRules.longLines(Path.of("pom.xml"), LONG)).isEmpty();
    }

    @Test
    void aMethodOfSeventyLinesPassesAndOneMoreIsCaught() {
        String body = "    int a;\n";
        assertThat(longMethods("class A {\n  void m() {\n" + body.repeat(68) + "  }\n}\n"))
                .isEmpty();
        assertThat(longMethods("class A {\n  void m() {\n" + body.repeat(69) + "  }\n}\n"))
                .containsExactly("a/A.java:2: m has 71 lines; cut it to 70");
    }

    @Test
    void constructorsAndNestedMethodsCount() {
        assertThat(longMethods("class A { class B { B() {\n" + "int a;\n".repeat(70) + "} } }"))
                .hasSize(1);
    }

    private static List<String> longMethods(String source) {
        return TidyRules.longMethods(new TreeMap<>(Map.of(JAVA, source, MARKDOWN, source)));
    }

    @TestFactory
    Stream<DynamicTest> bannedWordsAreCaught() {
        return Stream.of(
                        "// TO" + "DO: more",
                        "// FIX" + "ME",
                        "it is so for " + "now",
                        "a place" + "holder",
                        "throw new Error(\"not imple" + "mented\")",
                        "not yet imple" + "mented",
                        "cp a /ho" + "me/someone/b",
                        "see (/wo" + "rk/notes)",
                        "\"/ro" + "ot/.cache\"",
                        "https://repo.mav" + "en.apache.org/maven2",
                        "https://registry.np" + "mjs.org")
                .map(line ->
                        DynamicTest.dynamicTest(
                                line,
                                () ->
                                        assertThat(TidyRules.bannedWords(MARKDOWN, "fine\n" + line))
                                                .singleElement()
                                                .asString()
                                                .startsWith("docs/page.md:2: '")
                                                .contains("wanted: ")));
    }

    @Test
    void wordsThatOnlyLookAlikePass() {
        String text =
                """
                stream.mapToDouble(x); the buffer is not yet full; results/work/x; $HOME/.sdkman
                before nowhere; http://maven.apache.org/POM/4.0.0
                """;
        assertThat(TidyRules.bannedWords(MARKDOWN, text)).isEmpty();
    }

    @Test
    void aTestThatWaitsForATimeIsCaught() {
        Path test = Path.of("m", "src", "test", "java", "p", "ATest.java");
        String line = "Thread.sle" + "ep(10);";
        assertThat(TidyRules.timedTests(test, line)).hasSize(1);
        assertThat(TidyRules.timedTests(JAVA, line)).isEmpty();
        assertThat(TidyRules.timedTests(test, "thread.join();")).isEmpty();
    }

    @Test
    void aPageHasOneTitleInItsFirstLine() {
        assertThat(TidyRules.titles(MARKDOWN, "# One\n\n```\n# a comment\n```\n## Two\n"))
                .isEmpty();
        assertThat(TidyRules.titles(MARKDOWN, "# One\n# Two\n")).hasSize(1);
        assertThat(TidyRules.titles(MARKDOWN, "\n# Late\n")).hasSize(1);
        assertThat(TidyRules.titles(MARKDOWN, "none")).hasSize(1);
        assertThat(TidyRules.titles(JAVA, "none")).isEmpty();
    }

    @Test
    void linksResolveFromTheirPagesFolder() {
        String text =
                """
                # T
                [up](../README.md), [there](deep/x.md#part), [out](https://example.org), [in](#t)
                ```
                [code](nowhere.md)
                ```
                [lost](README.md)
                """;
        List<Path> known = List.of(Path.of("README.md"), Path.of("docs", "deep", "x.md"));
        assertThat(TidyRules.brokenLinks(MARKDOWN, text, known::contains))
                .containsExactly(
                        "docs/page.md:6: the link README.md leads nowhere; mend it or take it out");
    }

    @Test
    void aDecisionsNumberIsUsedOnceAndStandsInItsTitle() {
        assertThat(TidyRules.decisions(decisions("0001-one.md", "# 0001: One"))).isEmpty();
        assertThat(
                        TidyRules.decisions(
                                decisions("0001-a.md", "# 0001: A", "0001-b.md", "# 0001: B")))
                .singleElement()
                .asString()
                .contains("has the number of");
        assertThat(TidyRules.decisions(decisions("0002-a.md", "# 0001: A"))).hasSize(1);
        assertThat(TidyRules.decisions(decisions("notes.md", "# Notes"))).hasSize(1);
    }

    private static SortedMap<Path, String> decisions(String... namesAndTexts) {
        SortedMap<Path, String> texts = new TreeMap<>();
        for (int index = 0; index < namesAndTexts.length; index += 2) {
            texts.put(Path.of("docs", "decisions", namesAndTexts[index]), namesAndTexts[index + 1]);
        }
        return texts;
    }

    @Test
    void aPackageIsNullMarkedByItsOwnInfoOrThatOfItsMainCode() {
        Path main = Path.of("m", "src", "main", "java", "p");
        Path test = Path.of("m", "src", "test", "java", "p");
        String marked = "@NullMarked\npackage p;";
        assertThat(packages(Map.of(main.resolve("A.java"), ""))).hasSize(1);
        assertThat(packages(Map.of(test.resolve("A.java"), ""))).hasSize(1);
        assertThat(packages(Map.of(main.resolve("package-info.java"), "package p;"))).hasSize(1);
        assertThat(packages(Map.of(main.resolve("package-info.java"), marked))).isEmpty();
        assertThat(
                        packages(
                                Map.of(
                                        main.resolve("package-info.java"),
                                        marked,
                                        test.resolve("ATest.java"),
                                        "")))
                .isEmpty();
        assertThat(
                        packages(
                                Map.of(
                                        test.resolve("package-info.java"),
                                        marked,
                                        main.resolve("A.java"),
                                        "")))
                .containsExactly("m/src/main/java/p: add a package-info.java with @NullMarked");
    }

    private static List<String> packages(Map<Path, String> texts) {
        return TidyRules.packages(new TreeMap<>(texts));
    }

    @Test
    void aScriptWithoutStrictModeIsCaught() {
        Path script = Path.of("run");
        assertThat(TidyRules.scripts(script, "#!/usr/bin/env bash\nset -euo pipefail\n")).isEmpty();
        assertThat(TidyRules.scripts(script, "#!/usr/bin/env bash\nset -e\n")).hasSize(1);
        assertThat(TidyRules.scripts(script, "#!/usr/bin/env python3\n")).isEmpty();
        assertThat(TidyRules.scripts(JAVA, "class A {}")).isEmpty();
    }
}

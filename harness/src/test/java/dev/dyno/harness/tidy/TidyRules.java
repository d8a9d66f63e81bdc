package dev.dyno.harness.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules for the repository's files. Each takes what it looks at and returns what is wrong, one
 * line for a reader per fault, with the file, the line and what is wanted instead.
 */
final class TidyRules {
    static final int LINE_COLUMNS_MAX = 100;
    static final int METHOD_LINES_MAX = 70;

    private static final Pattern HEADING = Pattern.compile("# .*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern OUTSIDE = Pattern.compile("[a-z]+:.*|#.*");
    private static final Pattern DECISION = Pattern.compile("([0-9]{4})-[a-z0-9-]+\\.md");
    private static final Pattern TABLE_ROW = Pattern.compile("\\s*\\|.*");
    private static final Pattern SOURCE =
            Pattern.compile("(?<src>.*src)/(?<set>main|test)/java/(?<name>.+)/[^/]+\\.java");
    private static final Pattern TIMED =
            Pattern.compile("Thread\\.sle" + "ep\\(|assertTime" + "out|@Rep" + "eatedTest");
    private static final Pattern IMPORT = Pattern.compile("(import|package) .*;");

    /** The words are cut in two here, so that this file does not contain them. */
    private static final Map<Pattern, String> BANNED =
            Map.of(
                    Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b"),
                    "finish it, or say in a sentence what is so and why",
                    Pattern.compile("(?i)\\bfor " + "now\\b|\\bplace" + "holder\\b"),
                    "say what is there, or build the real thing",
                    Pattern.compile(
                            "(?i)not (yet )?imple" + "mented|coming " + "soon|lorem ip" + "sum"),
                    "build it, or leave it out",
                    Pattern.compile("(?<![\\w.$-])/(ho" + "me|ro" + "ot|wo" + "rk|Us" + "ers)/"),
                    "a path inside the repository, or one that the user gives",
                    Pattern.compile(
                            "repo1?\\.mav"
                                    + "en|registry\\.np"
                                    + "mjs|py"
                                    + "pi\\.org|docker"
                                    + "\\.io"
                                    + "|deb\\.deb"
                                    + "ian|central\\.sona"
                                    + "type"),
                    "the tool's own configuration: the repository names no registry");

    private TidyRules() {}

    /** Source and prose fit {@value #LINE_COLUMNS_MAX} columns; tables and imports cannot wrap. */
    static List<String> longLines(Path file, String text) {
        boolean isMarkdown = file.toString().endsWith(".md");
        boolean isJava = file.toString().endsWith(".java");
        boolean isScript = text.startsWith("#!");
        Predicate<String> exempt =
                line ->
                        isMarkdown
                                ? TABLE_ROW.matcher(line).matches()
                                : isJava && IMPORT.matcher(line).matches();
        List<String> faults = new ArrayList<>();
        if (isMarkdown || isJava || isScript) {
            forEachLine(
                    text,
                    (number, line) -> {
                        int columns = line.codePointCount(0, line.length());
                        if (columns > LINE_COLUMNS_MAX && !exempt.test(line)) {
                            faults.add(
                                    at(file, number)
                                            + columns
                                            + " columns; wrap at "
                                            + LINE_COLUMNS_MAX);
                        }
                    });
        }
        return faults;
    }

    /** Methods fit a screen: {@value #METHOD_LINES_MAX} lines. */
    static List<String> longMethods(SortedMap<Path, String> texts) {
        SortedMap<Path, String> sources = new TreeMap<>(texts);
        sources.keySet().removeIf(file -> !file.toString().endsWith(".java"));
        return JavaMethods.of(sources).stream()
                .filter(method -> method.lines() > METHOD_LINES_MAX)
                .map(method ->
                        at(method.file(), method.firstLine())
                                + method.name()
                                + " has "
                                + method.lines()
                                + " lines; cut it to "
                                + METHOD_LINES_MAX)
                .toList();
    }

    /** No marks of unfinished work, no paths of one machine, no registry's host. */
    static List<String> bannedWords(Path file, String text) {
        List<String> faults = new ArrayList<>();
        forEachLine(
                text,
                (number, line) ->
                        BANNED.forEach((word, wanted) -> {
                            Matcher matcher = word.matcher(line);
                            if (matcher.find()) {
                                faults.add(
                                        at(file, number)
                                                + "'"
                                                + matcher.group()
                                                + "'; wanted: "
                                                + wanted);
                            }
                        }));
        return faults;
    }

    /** A test waits for a condition; a timing belongs in a benchmark. */
    static List<String> timedTests(Path file, String text) {
        List<String> faults = new ArrayList<>();
        if (file.toString().replace('\\', '/').contains("src/test/java/")) {
            forEachLine(
                    text,
                    (number, line) -> {
                        if (TIMED.matcher(line).find()) {
                            faults.add(at(file, number) + "wait for a condition, not for a time");
                        }
                    });
        }
        return faults;
    }

    /** A Markdown file has one title, and it stands first. */
    static List<String> titles(Path file, String text) {
        if (!file.toString().endsWith(".md")) {
            return List.of();
        }
        List<Integer> titles = new ArrayList<>();
        forEachLine(
                prose(text),
                (number, line) -> {
                    if (HEADING.matcher(line).matches()) {
                        titles.add(number);
                    }
                });
        return titles.equals(List.of(1))
                ? List.of()
                : List.of(file + ": titles ('# ') in lines " + titles + "; wanted: one, in line 1");
    }

    /**
     * Relative links of a Markdown file lead to something.
     *
     * @param exists answers whether a path relative to the repository's root exists
     */
    static List<String> brokenLinks(Path file, String text, Predicate<Path> exists) {
        List<String> faults = new ArrayList<>();
        if (!file.toString().endsWith(".md")) {
            return faults;
        }
        forEachLine(
                prose(text),
                (number, line) -> {
                    Matcher link = LINK.matcher(line);
                    while (link.find()) {
                        String target = link.group(1).replaceFirst("#.*", "");
                        if (!OUTSIDE.matcher(link.group(1)).matches()
                                && !exists.test(file.resolveSibling(target).normalize())) {
                            faults.add(
                                    at(file, number)
                                            + "the link "
                                            + link.group(1)
                                            + " leads nowhere; mend it or take it out");
                        }
                    }
                });
        return faults;
    }

    /** Decisions are numbered, each number is used once, and the page's title has it. */
    static List<String> decisions(SortedMap<Path, String> texts) {
        List<String> faults = new ArrayList<>();
        Map<String, Path> seen = new TreeMap<>();
        texts.forEach((file, text) -> {
            if (!file.startsWith(Path.of("docs", "decisions"))) {
                return;
            }
            Matcher name = DECISION.matcher(file.getFileName().toString());
            if (!name.matches()) {
                faults.add(file + ": a decision's file is named 0001-words-with-hyphens.md");
                return;
            }
            Path other = seen.putIfAbsent(name.group(1), file);
            if (other != null) {
                faults.add(file + ": has the number of " + other + "; take the next free one");
            }
            if (!text.startsWith("# " + name.group(1) + ": ")) {
                faults.add(file + ": the title does not start with '# " + name.group(1) + ": '");
            }
        });
        return faults;
    }

    /** Each package, of main or test code, has a null-marked package-info in its module. */
    static List<String> packages(SortedMap<Path, String> texts) {
        Set<String> faults = new TreeSet<>();
        for (Path file : texts.keySet()) {
            Matcher source = SOURCE.matcher(file.toString().replace('\\', '/'));
            if (source.matches()) {
                Path info = Path.of(source.group("name"), "package-info.java");
                Path own = Path.of(source.group("src"), source.group("set"), "java").resolve(info);
                Path main = Path.of(source.group("src"), "main", "java").resolve(info);
                String text = texts.getOrDefault(own, texts.getOrDefault(main, ""));
                if (!text.contains("@NullMarked")) {
                    faults.add(file.getParent() + ": add a package-info.java with @NullMarked");
                }
            }
        }
        return List.copyOf(faults);
    }

    /** A shell script stops at the first error. */
    static List<String> scripts(Path file, String text) {
        boolean isScript =
                text.startsWith("#!") && text.lines().findFirst().orElse("").endsWith("sh");
        return isScript && !text.contains("\nset -euo pipefail\n")
                ? List.of(file + ": lacks the line 'set -euo pipefail'")
                : List.of();
    }

    /** Blanks out fenced blocks, in which a '#' or a bracket means something else. */
    private static String prose(String text) {
        StringBuilder prose = new StringBuilder();
        boolean fenced = false;
        for (String line : text.split("\n", -1)) {
            boolean fence = line.strip().startsWith("```");
            prose.append(fenced || fence ? "" : line).append('\n');
            fenced ^= fence;
        }
        return prose.toString();
    }

    /** What to do with one line of a file. */
    @FunctionalInterface
    private interface LineVisitor {
        void visit(int number, String line);
    }

    private static void forEachLine(String text, LineVisitor visitor) {
        String[] lines = text.split("\n", -1);
        for (int index = 0; index < lines.length; index++) {
            visitor.visit(index + 1, lines[index]);
        }
    }

    private static String at(Path file, int line) {
        return file + ":" + line + ": ";
    }
}

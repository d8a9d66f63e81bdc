package dev.dyno.harness.duet;

import dev.dyno.duet.BenchmarkLister;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Asks builds which benchmarks they have. */
public final class BenchmarkLists {
    private static final long SECONDS_MAX = 60;

    /** More cases than this are a mistake in a regular expression, not a suite. */
    private static final int CASES_MAX = 10_000;

    private static final String SINGLE_SHOT = "ss";

    private BenchmarkLists() {}

    /**
     * Returns the cases of a build: each benchmark with each combination of its parameters' values.
     * The build's own parameters are left out, since it has one value for each.
     *
     * @throws UserError if the build has no benchmarks, or cannot be asked
     * @throws InterruptedException if this thread is interrupted
     */
    public static SortedSet<BenchmarkCase> of(Build build, Path java, Path temporaryFolder)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(temporaryFolder, "list");
        Path list = folder.resolve("benchmarks.txt");
        List<String> command =
                JmhCommand.program(java, build, BenchmarkLister.class, list.toString());
        Path log = folder.resolve("list.log");
        try (ArmProcess lister = ArmProcess.start(command, Map.of(), log)) {
            OptionalInt exitCode = lister.awaitExit(TimeUnit.SECONDS.toNanos(SECONDS_MAX));
            requireListed(build, exitCode, lister.output());
            return parse(build, Files.readString(list));
        } finally {
            Files.deleteIfExists(list);
            Files.deleteIfExists(log);
            Files.deleteIfExists(folder);
        }
    }

    private static void requireListed(Build build, OptionalInt exitCode, String output) {
        int code = exitCode.orElse(-1);
        String problem =
                switch (code) {
                    case 0 -> "";
                    case -1 -> "did not list its benchmarks within " + SECONDS_MAX + " s";
                    case BenchmarkLister.EXIT_NO_BENCHMARKS ->
                            "has no benchmarks: it holds no META-INF/BenchmarkList; name a jar that"
                                    + " JMH's annotation processor was run for";
                    case BenchmarkLister.EXIT_NO_JMH ->
                            "has benchmarks and no JMH that can run them ("
                                    + output.strip()
                                    + "); name the jar with all dependencies inside, or put them"
                                    + " behind it, separated as on a class path";
                    default -> "cannot be listed: " + ArmFailure.of(code, output).reason();
                };
        if (!problem.isEmpty()) {
            throw new UserError(ExitCode.USAGE, build.label() + " " + problem);
        }
    }

    private static SortedSet<BenchmarkCase> parse(Build build, String text) {
        SortedSet<BenchmarkCase> cases = new TreeSet<>();
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            List<SortedMap<String, String>> combinations = List.of(new TreeMap<>());
            for (int field = 3; field < fields.length; field++) {
                combinations = with(combinations, fields[field].split("=", -1), build);
            }
            int threads = Integer.parseInt(fields[2]);
            for (SortedMap<String, String> combination : combinations) {
                cases.add(
                        BenchmarkCase.of(
                                unescape(fields[0]),
                                fields[1].equals(SINGLE_SHOT),
                                // JMH runs a benchmark that says nothing with one thread.
                                threads == 0 ? 1 : Math.max(0, threads),
                                combination));
            }
            if (cases.size() > CASES_MAX) {
                throw new UserError(
                        ExitCode.USAGE,
                        build.label() + " has more than " + CASES_MAX + " benchmarks");
            }
        }
        return cases;
    }

    /** Returns each combination with each value of one more parameter. */
    private static List<SortedMap<String, String>> with(
            List<SortedMap<String, String>> combinations, String[] parameter, Build build) {
        String name = unescape(parameter[0]);
        if (build.parameters().containsKey(name)) {
            return combinations;
        }
        List<SortedMap<String, String>> more = new ArrayList<>();
        for (SortedMap<String, String> combination : combinations) {
            for (int index = 1; index < parameter.length; index++) {
                SortedMap<String, String> copy = new TreeMap<>(combination);
                copy.put(name, unescape(parameter[index]));
                more.add(copy);
            }
        }
        return more;
    }

    private static String unescape(String field) {
        return URLDecoder.decode(field.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

package dev.dyno.harness.evidence;

import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.duet.BuildProcess;
import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.harness.layout.LayoutProbe;
import dev.dyno.harness.layout.LayoutTextMain;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.duet.GateReport.Evidence;
import dev.dyno.results.duet.Metric;
import dev.dyno.results.gate.Arm;
import dev.dyno.results.gate.GateResult.ArmFigures;
import dev.dyno.results.gate.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what may explain slower benchmarks, when all is measured and judged: forks of both builds
 * that are recorded while they have the machine to themselves. What cannot be gathered is said in
 * its place; it changes no verdict and is no failure. Used by one thread.
 */
public final class EvidenceRun {
    private static final int BENCHMARKS_MAX = 3;
    private static final int CLASSES_MAX = 20;
    private static final double SMALLEST_OBJECT_BYTES = 16;
    private static final Duration TIME_MAX = Duration.ofSeconds(90);

    private final Build base;
    private final Build candidate;
    private final DuetSettings settings;
    private final Path gateFolder;
    private final Path scratch;
    private final BooleanSupplier stopping;
    private final PrintWriter err;

    /** Makes one file of the evidence. */
    @FunctionalInterface
    private interface Part {
        void write(Path file) throws IOException, InterruptedException;
    }

    /**
     * Prepares the gathering.
     *
     * @param gateFolder in which a folder {@code evidence} is made
     * @param scratch an existing folder for temporary files
     * @param stopping whether it is to be given up
     * @param err where it is announced
     */
    public EvidenceRun(
            Build base,
            Build candidate,
            DuetSettings settings,
            Path gateFolder,
            Path scratch,
            BooleanSupplier stopping,
            PrintWriter err) {
        this.base = base;
        this.candidate = candidate;
        this.settings = settings;
        this.gateFolder = gateFolder;
        this.scratch = scratch;
        this.stopping = stopping;
        this.err = err;
    }

    /**
     * Gathers evidence of the slower benchmarks, the slowest first, of a few at most.
     *
     * @throws InterruptedException if it was given up
     */
    public List<Evidence> gather(GateReport report, Collection<BenchmarkCase> cases)
            throws InterruptedException {
        List<BenchmarkReport> slower =
                report.benchmarks().stream()
                        .filter(one -> one.verdict() == Verdict.SLOWER)
                        .sorted(Comparator.comparingDouble(one -> -ratio(one)))
                        .toList();
        List<Evidence> evidence = new ArrayList<>();
        for (BenchmarkReport one : slower.subList(0, Math.min(BENCHMARKS_MAX, slower.size()))) {
            for (BenchmarkCase benchmark : cases) {
                if (benchmark.label().equals(one.benchmark())) {
                    evidence.add(gather(one, benchmark, evidence.size() + 1));
                }
            }
        }
        return evidence;
    }

    private static double ratio(BenchmarkReport report) {
        return report.comparisons().stream()
                .map(comparison -> comparison.ratio())
                .mapToDouble(ratio -> ratio == null ? 0 : ratio.estimate())
                .max()
                .orElse(0);
    }

    private Evidence gather(BenchmarkReport report, BenchmarkCase benchmark, int number)
            throws InterruptedException {
        err.println("Gathering evidence of " + benchmark.label() + " ...");
        err.flush();
        String relative = "evidence/" + number;
        List<String> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try {
            Path folder = Files.createDirectories(gateFolder.resolve(relative));
            Path temporary = Files.createTempDirectory(scratch, "evidence");
            Path oldFile = record(base, benchmark, temporary, folder.resolve("base.jfr"));
            Path newFile = record(candidate, benchmark, temporary, folder.resolve("candidate.jfr"));
            files.addAll(List.of("base.jfr", "candidate.jfr"));
            Recording old = Recording.read(oldFile);
            Recording now = Recording.read(newFile);
            add(
                    folder,
                    "flame-graph.html",
                    file -> writeFlameGraph(oldFile, newFile, file),
                    files,
                    problems);
            add(
                    folder,
                    "allocation.txt",
                    file -> Files.writeString(file, allocation(report, old, now)),
                    files,
                    problems);
            add(
                    folder,
                    "compilation.txt",
                    file -> Files.writeString(file, Differences.compilation(old, now)),
                    files,
                    problems);
            add(
                    folder,
                    "layout.txt",
                    file -> Files.writeString(file, layouts(benchmark, old, now, temporary)),
                    files,
                    problems);
        } catch (IOException | RuntimeException failure) {
            problems.add("the recordings were not made: " + failure.getMessage());
        }
        return new Evidence(benchmark.label(), relative, files, problems);
    }

    private Path record(Build build, BenchmarkCase benchmark, Path temporary, Path kept)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(temporary, "record");
        BuildProcess process =
                new BuildProcess(temporary.resolve("record.log"), TIME_MAX, stopping);
        Path recording = RecordedFork.run(process, build, benchmark, settings, folder);
        return Files.move(recording, kept, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void add(
            Path folder, String name, Part part, List<String> files, List<String> problems)
            throws InterruptedException {
        try {
            part.write(folder.resolve(name));
            files.add(name);
        } catch (IOException | RuntimeException failure) {
            problems.add(name + " was not made: " + failure.getMessage());
        }
    }

    /** Both sides ran for the same time, so that their samples can be subtracted. */
    private static void writeFlameGraph(Path base, Path candidate, Path file) throws IOException {
        Arguments arguments = new Arguments("--dot", "--title", "candidate minus base", "--diff");
        FlameGraph graph = JfrToFlame.parse(candidate.toString(), arguments);
        graph.diff(JfrToFlame.parse(base.toString(), arguments));
        try (OutputStream out = Files.newOutputStream(file)) {
            graph.dump(out);
        }
    }

    private static String allocation(BenchmarkReport report, Recording old, Recording now) {
        return Differences.allocation(
                old,
                now,
                bytesPerOperation(report, Arm.BASE),
                bytesPerOperation(report, Arm.CANDIDATE));
    }

    private static @Nullable Double bytesPerOperation(BenchmarkReport report, Arm arm) {
        return report.comparisons().stream()
                .filter(one -> one.metric().equals(Metric.ALLOCATION.id()))
                .flatMap(one -> one.arms().stream())
                .filter(figures -> figures.arm() == arm)
                .findFirst()
                .map(ArmFigures::medianCost)
                .map(cost -> cost - SMALLEST_OBJECT_BYTES)
                .orElse(null);
    }

    private String layouts(BenchmarkCase benchmark, Recording old, Recording now, Path temporary)
            throws IOException, InterruptedException {
        Set<String> classes = new TreeSet<>(Set.of(ownerOf(benchmark.name())));
        classes.addAll(largest(old));
        classes.addAll(largest(now));
        StringBuilder text = new StringBuilder();
        for (String mode : List.of("-", "+")) {
            text.append(mode.equals("+") ? "Compact" : "Full").append(" object headers: ");
            String one = layouts(base, mode, classes, temporary);
            String other = layouts(candidate, mode, classes, temporary);
            text.append(
                    one.equals(other)
                            ? "both sides are equal.\n\n" + one
                            : "the sides differ.\n\n--- base\n"
                                    + one
                                    + "\n+++ candidate\n"
                                    + other);
            text.append('\n');
        }
        return text.toString();
    }

    private static String ownerOf(String method) {
        return method.substring(0, Math.max(0, method.lastIndexOf('.')));
    }

    /** Arrays have no layout of their own. */
    private static List<String> largest(Recording recording) {
        return recording.classes().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("[") && !entry.getKey().endsWith("]"))
                .sorted(Comparator.comparingLong(entry -> -entry.getValue()))
                .limit(CLASSES_MAX)
                .map(entry -> entry.getKey())
                .toList();
    }

    private String layouts(Build build, String mode, Collection<String> classes, Path temporary)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(temporary, "layout", ".txt");
        List<String> flags = new ArrayList<>(LayoutProbe.flags());
        flags.add("-XX:" + mode + "UseCompactObjectHeaders");
        List<String> arguments = new ArrayList<>(List.of(out.toString()));
        arguments.addAll(classes);
        new BuildProcess(temporary.resolve("layout.log"), TIME_MAX, stopping)
                .program(
                        settings.java(),
                        flags,
                        LayoutTextMain.classPath(),
                        build,
                        LayoutTextMain.class,
                        arguments);
        return Files.readString(out);
    }
}

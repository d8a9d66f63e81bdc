package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.reports.readme.BaselineTables;
import dev.dyno.reports.readme.BaselineTables.Baseline;
import dev.dyno.reports.readme.MarkedSection;
import dev.dyno.results.ResultsException;
import dev.dyno.results.store.Baselines;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keeps runs as baselines, and the results in README.md and docs/results.md equal to them. */
final class ReadmeTask {
    /** What the README shows; docs/results.md shows all domains. */
    private static final Set<String> README_DOMAINS = Set.of("matching", "journal", "engine");

    private final Path root;
    private final Path baselines;
    private final PrintWriter out;

    /**
     * Creates the task.
     *
     * @param root the repository's root
     */
    ReadmeTask(Path root, PrintWriter out) {
        this.root = root;
        this.baselines = root.resolve("results/baselines");
        this.out = out;
    }

    /** Keeps a run, as if it had been stored in this repository. */
    void save(StoredRun run, String name) {
        Map<Path, String> words = words(root);
        Path runs = run.folder().toAbsolutePath().normalize().getParent();
        if (runs != null && runs.getNameCount() > 0) {
            words.put(runs, "./results/runs");
        }
        Path folder = Baselines.save(run, baselines, name, words);
        out.println("Baseline: " + folder + " (" + kibibytes(folder) + " KiB)");
    }

    /** Returns what stands for the folders of this machine in files that are kept. */
    static Map<Path, String> words(Path root) {
        Map<Path, String> words = new LinkedHashMap<>();
        words.put(Path.of(System.getProperty("user.home", "")), "~");
        words.put(root, ".");
        // The root of a file system would be found in every path.
        words.keySet().removeIf(path -> !path.isAbsolute() || path.getNameCount() == 0);
        return words;
    }

    /** Writes those of the documents that differ. */
    void render() {
        BaselineTables tables = tables();
        for (Document document : documents()) {
            String before = read(document.file());
            String after = document.with(before, tables);
            if (!after.equals(before)) {
                write(document.file(), after);
            }
            out.println("Results in: " + document.file());
        }
    }

    /** Returns the exit code that says whether the documents show the baselines. */
    int check() {
        BaselineTables tables = tables();
        int exitCode = ExitCode.OK;
        for (Document document : documents()) {
            String before = read(document.file());
            if (!document.with(before, tables).equals(before)) {
                out.println(
                        document.file()
                                + ": its results are not those of the newest baselines."
                                + " Run './run-bench.sh report --readme' and commit the change.");
                exitCode = ExitCode.BAD_RESULT;
            }
        }
        return exitCode;
    }

    /** A file with a place for results, and what stands there. */
    private record Document(Path file, Function<BaselineTables, String> content) {
        private String with(String text, BaselineTables tables) {
            return MarkedSection.replace(file, text, content.apply(tables));
        }
    }

    private List<Document> documents() {
        return List.of(
                new Document(root.resolve("README.md"), tables -> tables.of(README_DOMAINS)),
                new Document(root.resolve("docs/results.md"), BaselineTables::all));
    }

    private BaselineTables tables() {
        return new BaselineTables(
                Baselines.newestFirst(baselines).stream().map(ReadmeTask::whole).toList());
    }

    private static Baseline whole(Path folder) {
        StoredRun run = RunReader.open(folder);
        if (!run.problems().isEmpty()) {
            throw ResultsException.input(
                    folder,
                    "is no whole baseline: " + run.problems().getFirst(),
                    "Take it back from git, unchanged");
        }
        return new Baseline(folder.getFileName().toString(), run, Summaries.summarise(run));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw ResultsException.input(
                    file, "cannot be read (" + failure + ")", "Check that it is there, in UTF-8");
        }
    }

    private static void write(Path file, String text) {
        Path temporary = file.resolveSibling(".writing-" + file.getFileName());
        try {
            Files.writeString(temporary, text);
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw ResultsException.storage(
                    file, "cannot be written (" + failure + ")", "Check permissions", failure);
        }
    }

    private static long kibibytes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
            return (bytes + 1023) / 1024;
        } catch (IOException failure) {
            throw ResultsException.storage(
                    folder, "cannot be read (" + failure + ")", "Check permissions", failure);
        }
    }
}

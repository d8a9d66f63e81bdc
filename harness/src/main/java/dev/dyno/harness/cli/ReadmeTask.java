package dev.dyno.harness.cli;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.reports.readme.MarkedSection;
import dev.dyno.reports.readme.ReadmeTable;
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
import java.util.Map;
import java.util.stream.Stream;

/** Keeps runs as baselines, and README.md's results equal to the newest of them. */
final class ReadmeTask {
    private final Path root;
    private final Path readme;
    private final Path baselines;
    private final PrintWriter out;

    /**
     * Creates the task.
     *
     * @param root the repository's root
     */
    ReadmeTask(Path root, PrintWriter out) {
        this.root = root;
        this.readme = root.resolve("README.md");
        this.baselines = root.resolve("results/baselines");
        this.out = out;
    }

    /** Keeps a run. */
    void save(StoredRun run, String name) {
        Path folder = Baselines.save(run, baselines, name, words(root));
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

    /** Writes README.md if it differs. */
    void render() {
        String before = read();
        String after = rendered(before);
        if (!after.equals(before)) {
            write(after);
        }
        out.println("Results in: " + readme);
    }

    /** Returns the exit code that says whether README.md shows the newest baseline. */
    int check() {
        String before = read();
        if (rendered(before).equals(before)) {
            return ExitCode.OK;
        }
        out.println(
                readme
                        + ": its results are not those of the newest baseline."
                        + " Run './run-bench.sh report --readme' and commit the change.");
        return ExitCode.BAD_RESULT;
    }

    private String rendered(String document) {
        Path newest = Baselines.newest(baselines);
        return MarkedSection.replace(
                readme, document, newest == null ? ReadmeTable.none() : table(newest));
    }

    private static String table(Path baseline) {
        StoredRun run = RunReader.open(baseline);
        if (!run.problems().isEmpty()) {
            throw ResultsException.input(
                    baseline,
                    "is no whole baseline: " + run.problems().getFirst(),
                    "Take it back from git, unchanged");
        }
        return ReadmeTable.of(baseline.getFileName().toString(), run, Summaries.summarise(run));
    }

    private String read() {
        try {
            return Files.readString(readme);
        } catch (IOException failure) {
            throw ResultsException.input(
                    readme, "cannot be read (" + failure + ")", "Check that it is there, in UTF-8");
        }
    }

    private void write(String text) {
        Path temporary = readme.resolveSibling(".writing-README.md");
        try {
            Files.writeString(temporary, text);
            Files.move(
                    temporary,
                    readme,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw ResultsException.storage(
                    readme, "cannot be written (" + failure + ")", "Check permissions", failure);
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

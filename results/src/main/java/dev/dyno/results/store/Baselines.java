package dev.dyno.results.store;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs that are kept in the repository: all records of a run with all raw samples, packed into few
 * files, without logs, profiles and texts that follow from the samples.
 *
 * <pre>
 * results/baselines/NAME/
 *   run.json  machine.json  conformance.json  end.json     as the run stored them
 *   trials.jsonl.gz  layout.jsonl.gz                       one record to a line
 *   SHA256SUMS                                             of all of these
 * </pre>
 *
 * {@link RunReader} reads them as it reads runs. Only one thing is changed: the paths of the
 * measuring machine's folders are replaced by short words.
 */
public final class Baselines {
    private static final String MANIFEST = "run.json";

    static final String TRIALS = "trials" + PackedRecords.ENDING;
    static final String LAYOUTS = "layout" + PackedRecords.ENDING;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    private Baselines() {}

    /**
     * Stores a run as a baseline, complete or not at all.
     *
     * @param baselinesFolder where baselines lie; created if it is missing
     * @param name lower-case words joined by hyphens or points
     * @param words what stands for a folder of this machine wherever its path is found
     * @return the baseline's folder
     * @throws ResultsException if the run is not whole, the name is bad or taken, or the file
     *     system refuses
     */
    public static Path save(
            StoredRun run, Path baselinesFolder, String name, Map<Path, String> words) {
        Path folder = newFolder(baselinesFolder, name);
        MachinePassport passport = run.passport();
        RunEnd end = run.end();
        if (passport == null || end == null || !end.status().equals("complete")) {
            throw notWhole(run, "it did not come to its end");
        }
        if (!run.problems().isEmpty()) {
            throw notWhole(run, run.problems().getFirst());
        }
        UnaryOperator<String> neutral = text -> withWords(text, words);
        return writeFolder(
                folder,
                temporary -> {
                    write(temporary, MANIFEST, neutral.apply(Json.toText(run.manifest())));
                    write(temporary, "machine.json", neutral.apply(Json.toText(passport)));
                    write(
                            temporary,
                            "conformance.json",
                            neutral.apply(Json.toText(run.conformance())));
                    write(temporary, "end.json", Json.toText(end));
                    pack(temporary, TRIALS, run.trials(), neutral);
                    pack(temporary, LAYOUTS, run.layouts(), neutral);
                    write(temporary, Checksums.FILE_NAME, Checksums.of(temporary));
                    requireReadable(temporary, run);
                });
    }

    /** Returns the folder of what is to be kept, which must have a good name and not exist. */
    static Path newFolder(Path parent, String name) {
        if (!NAME.matcher(name).matches()) {
            throw ResultsException.input(
                    parent,
                    "cannot hold a folder named '" + name + "'",
                    "Name it by lower-case words joined by hyphens, for example quick-2026-11-25");
        }
        Path folder = parent.resolve(name);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw ResultsException.input(
                    folder, "exists, and what is kept is never replaced", "Choose another name");
        }
        return folder;
    }

    private static ResultsException notWhole(StoredRun run, String reason) {
        return ResultsException.input(
                run.folder(),
                "is no whole run: " + reason,
                "A baseline needs a whole one; run the benchmark again");
    }

    /** Replaces paths, longer ones first, where no longer name merely begins with them. */
    static String withWords(String text, Map<Path, String> words) {
        List<Map.Entry<Path, String>> longestFirst = new ArrayList<>(words.entrySet());
        longestFirst.sort(Comparator.comparingInt(entry -> -entry.getKey().toString().length()));
        String neutral = text;
        for (Map.Entry<Path, String> entry : longestFirst) {
            neutral =
                    neutral.replaceAll(
                            Pattern.quote(entry.getKey().toString()) + "(?![A-Za-z0-9._-])",
                            Matcher.quoteReplacement(entry.getValue()));
        }
        return neutral;
    }

    /** What fills a folder before it gets its name. */
    @FunctionalInterface
    interface Filling {
        void fill(Path temporary) throws IOException;
    }

    static Path writeFolder(Path folder, Filling filling) {
        Path temporary = folder.resolveSibling(AtomicFiles.TEMPORARY_PREFIX + folder.getFileName());
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(temporary);
            try {
                filling.fill(temporary);
                Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
                return folder;
            } finally {
                deleteAll(temporary);
            }
        } catch (IOException failure) {
            throw AtomicFiles.refused(folder, failure);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static void write(Path folder, String name, String text) {
        write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path folder, String name, byte[] bytes) {
        AtomicFiles.writeNew(folder, folder.resolve(name), out -> out.write(bytes));
    }

    static void pack(Path folder, String name, List<?> records, UnaryOperator<String> neutral)
            throws IOException {
        if (!records.isEmpty()) {
            List<String> lines = records.stream().map(Json::toLine).map(neutral).toList();
            write(folder, name, PackedRecords.pack(lines));
        }
    }

    private static void requireReadable(Path temporary, StoredRun run) {
        StoredRun read = RunReader.open(temporary);
        if (!read.problems().isEmpty() || read.trials().size() != run.trials().size()) {
            throw new IllegalStateException(
                    "the baseline of " + run.folder() + " does not read back: " + read.problems());
        }
    }

    /**
     * Returns the folders of all baselines, the one whose run started last first.
     *
     * @throws ResultsException if a baseline's manifest cannot be read
     */
    public static List<Path> newestFirst(Path baselinesFolder) {
        if (!Files.isDirectory(baselinesFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(baselinesFolder)) {
            // A run's id begins with the time of its start.
            return folders.filter(folder -> Files.exists(folder.resolve(MANIFEST)))
                    .sorted(
                            Comparator.comparing((Path folder) -> manifest(folder).runId())
                                    .reversed())
                    .toList();
        } catch (IOException failure) {
            throw ResultsException.storage(
                    baselinesFolder,
                    "cannot be read (" + failure + ")",
                    "Check its permissions",
                    failure);
        }
    }

    /**
     * Returns what a baseline says of its run, without reading its samples.
     *
     * @throws ResultsException if it cannot be read
     */
    public static RunManifest manifest(Path baseline) {
        return Json.read(baseline.resolve(MANIFEST), RunManifest.class);
    }
}

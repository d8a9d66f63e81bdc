package dev.dyno.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the folders of runs where users keep several of them. */
final class RunFolders {
    private static final String MANIFEST = "run.json";
    private static final int DEPTH_MAX = 4;

    private RunFolders() {}

    /** Answers whether a folder is the one of a run. */
    static boolean isRun(Path folder) {
        return Files.exists(folder.resolve(MANIFEST));
    }

    /** Returns a run's folder itself, or the runs below another folder, sorted by name. */
    static List<Path> under(Path folder) {
        List<Path> runs = new ArrayList<>();
        add(folder, DEPTH_MAX, runs);
        return runs;
    }

    /** What lies in a run's folder is its own. */
    private static void add(Path folder, int depth, List<Path> runs) {
        if (isRun(folder)) {
            runs.add(folder);
        } else if (depth > 0 && Files.isDirectory(folder)) {
            try (Stream<Path> children = Files.list(folder)) {
                children.filter(Files::isDirectory)
                        .sorted()
                        .forEach(child -> add(child, depth - 1, runs));
            } catch (IOException failure) {
                throw new UncheckedIOException(
                        folder + " cannot be read (" + failure + ")", failure);
            }
        }
    }
}

package dev.dyno.harness.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The text files of the repository, without what is built, measured or generated. */
public final class SourceTree {
    private static final Set<String> SKIPPED_NAMES =
            Set.of(".git", ".idea", ".vscode", ".settings", "target");
    private static final Set<Path> SKIPPED_FOLDERS =
            Set.of(
                    Path.of("results", "runs"),
                    Path.of("results", "baselines"),
                    Path.of("results", "calibration"),
                    Path.of("reports", "site"));
    private static final Set<String> TEXT_ENDINGS =
            Set.of("java", "md", "sh", "xml", "jte", "css", "js", "json", "config", "gitignore");
    private static final Set<Path> TEXT_FILES =
            Set.of(Path.of(".ci", "run"), Path.of("Dockerfile"));

    private SourceTree() {}

    /** Returns the repository's root: the nearest folder above that has {@code run-bench.sh}. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("run-bench.sh"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("the tests do not run inside the repository");
            }
        }
        return folder;
    }

    /** Returns the text of each file by its path relative to the root. */
    static SortedMap<Path, String> read(Path root) {
        SortedMap<Path, String> texts = new TreeMap<>(Comparator.naturalOrder());
        try {
            Files.walkFileTree(root, new Collector(root, texts));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return texts;
    }

    private static boolean isText(Path relative) {
        String name = relative.getFileName().toString();
        return TEXT_FILES.contains(relative)
                || TEXT_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final SortedMap<Path, String> texts;

        Collector(Path root, SortedMap<Path, String> texts) {
            this.root = root;
            this.texts = texts;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped =
                    SKIPPED_NAMES.contains(folder.getFileName().toString())
                            || SKIPPED_FOLDERS.contains(root.relativize(folder));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Path relative = root.relativize(file);
            if (attributes.isRegularFile() && isText(relative)) {
                texts.put(relative, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}

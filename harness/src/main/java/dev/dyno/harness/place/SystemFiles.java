package dev.dyno.harness.place;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files in which Linux describes itself, under {@code /} or, in tests, under another folder.
 * Paths are given without the leading slash, as in {@code proc/stat}.
 *
 * <p>Every read may come back empty: files are missing on some kernels, hidden in some containers,
 * and may be cut short. {@link #whyNot} says why.
 */
public final class SystemFiles {
    /** No file that is read here is longer; what lies beyond is not looked at. */
    private static final int MAX_BYTES = 1 << 20;

    private final Path root;

    private SystemFiles(Path root) {
        this.root = root;
    }

    /** Returns the files of this machine. */
    public static SystemFiles ofThisMachine() {
        return new SystemFiles(Path.of("/"));
    }

    /** Returns the files under a folder that stands for {@code /}. */
    public static SystemFiles under(Path root) {
        return new SystemFiles(root);
    }

    /** Returns where a file lies. */
    public Path path(String relative) {
        return root.resolve(relative);
    }

    /** Returns a file's text without surrounding white space, or empty if it cannot be read. */
    public Optional<String> text(String relative) {
        try (InputStream in = Files.newInputStream(path(relative))) {
            return Optional.of(
                    new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1).strip());
        } catch (IOException unreadable) {
            // The reason is given by whyNot, to those who want to know.
            return Optional.empty();
        }
    }

    /** Returns a file's text if it says anything. */
    public Optional<String> word(String relative) {
        return text(relative).filter(text -> !text.isEmpty());
    }

    /** Returns a file's lines; none if it cannot be read. */
    public List<String> lines(String relative) {
        return text(relative).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** Returns the whole number that a file holds, or empty if it holds none. */
    public OptionalLong number(String relative) {
        return text(relative).map(SystemFiles::parse).orElse(OptionalLong.empty());
    }

    /** Returns the CPUs of a file such as {@code 0-3,8}, or empty if it cannot be read. */
    public Optional<CpuSet> cpus(String relative) {
        return text(relative).flatMap(CpuSet::parse);
    }

    /** Returns the names in a folder, sorted; none if it cannot be read. */
    public List<String> names(String relative) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path(relative))) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (IOException unreadable) {
            // The reason is given by whyNot, to those who want to know.
            return List.of();
        }
        names.sort(null);
        return names;
    }

    /** Returns whether there is such a file or folder. */
    public boolean exists(String relative) {
        return Files.exists(path(relative));
    }

    /** Returns why a file gave nothing useful. */
    public String whyNot(String relative) {
        try (InputStream in = Files.newInputStream(path(relative))) {
            byte[] start = in.readNBytes(1);
            return "/" + relative + (start.length == 0 ? " is empty" : " has an unknown form");
        } catch (NoSuchFileException missing) {
            return "/" + relative + " does not exist here";
        } catch (AccessDeniedException denied) {
            return "/" + relative + " may not be read by this user";
        } catch (IOException unreadable) {
            return "/" + relative + " cannot be read: " + unreadable.getMessage();
        }
    }

    /** Returns the whole number that a text holds. */
    static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException other) {
            return OptionalLong.empty();
        }
    }
}

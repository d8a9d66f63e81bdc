package dev.dyno.results.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of SHA-256 sums that seals a run, in the form of {@code sha256sum}. */
final class Checksums {
    static final String FILE_NAME = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");

    private Checksums() {}

    /** Returns one line per file, sorted by name. */
    static String of(Path folder) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : files(folder)) {
            sums.append(sha256(file)).append("  ").append(name(folder, file)).append('\n');
        }
        return sums.toString();
    }

    /**
     * Compares the files with the list.
     *
     * @return what differs, for a reader; empty when the run is as it was written
     */
    static List<String> differences(Path folder) throws IOException {
        List<String> differences = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        Set<String> present =
                files(folder).stream()
                        .map(file -> name(folder, file))
                        .collect(Collectors.toCollection(HashSet::new));
        List<String> lines =
                new String(
                                Files.readAllBytes(folder.resolve(FILE_NAME)),
                                StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                differences.add(FILE_NAME + ": a line is not a sum and a name");
                continue;
            }
            String name = matcher.group(2);
            listed.add(name);
            if (!present.contains(name)) {
                differences.add(name + ": is listed in " + FILE_NAME + " and missing");
            } else if (!sha256(folder.resolve(name)).equals(matcher.group(1))) {
                differences.add(name + ": was changed after the run ended");
            }
        }
        present.removeAll(listed);
        present.stream()
                .sorted()
                .map(name -> name + ": was added after the run ended")
                .forEach(differences::add);
        return differences;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.equals(folder.resolve(FILE_NAME)))
                    .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
                    .toList();
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

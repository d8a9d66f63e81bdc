package dev.dyno.reports.section;

import dev.dyno.reports.view.Source;
import dev.dyno.results.ResultsException;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.TrialName;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The files of a run, as links from the page and with the digests that the run was sealed with. */
final class RawFiles {
    private static final String SUMS = "SHA256SUMS";
    private static final int DIGEST_LENGTH = 64;

    private final Path runFolder;
    private final Path pageFolder;
    private final Map<String, String> digests;

    /**
     * Looks at a run's folder.
     *
     * @param pageFolder where the page will lie; links are relative to it
     */
    RawFiles(Path runFolder, Path pageFolder) {
        this.runFolder = runFolder.toAbsolutePath().normalize();
        this.pageFolder = pageFolder.toAbsolutePath().normalize();
        this.digests = digests(this.runFolder);
    }

    /** Returns the result file of a trial, if the folder holds it. */
    Optional<Source> trial(TrialResult trial) {
        String name;
        try {
            name = TrialName.of(trial).stem();
        } catch (IllegalArgumentException notFromTheStore) {
            // The store refuses such names, so there is no such file.
            return Optional.empty();
        }
        return file("trials/" + name + ".json");
    }

    /** Returns a file, if the folder holds it. */
    Optional<Source> file(String relative) {
        Path file = runFolder.resolve(relative).normalize();
        if (!file.startsWith(runFolder) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(new Source(relative, href(file)));
    }

    /** Returns the files that some trials were read from. */
    List<Source> trials(Stream<TrialResult> trials) {
        return trials.flatMap(trial -> trial(trial).stream()).distinct().toList();
    }

    /** Returns every file of the run by name. */
    List<Source> all() {
        if (!Files.isDirectory(runFolder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(runFolder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> new Source(segments(runFolder.relativize(file)), href(file)))
                    .sorted((one, other) -> one.path().compareTo(other.path()))
                    .toList();
        } catch (IOException failure) {
            throw ResultsException.storage(
                    runFolder,
                    "cannot be read (" + failure + ")",
                    "Check its permissions",
                    failure);
        }
    }

    /** Returns the digest of a file, or null where the run was not sealed with one. */
    @Nullable String digest(Source source) {
        return digests.get(source.path());
    }

    private @Nullable String href(Path file) {
        if (!Objects.equals(file.getRoot(), pageFolder.getRoot())) {
            return null;
        }
        String relative = segments(pageFolder.relativize(file));
        try {
            return new URI(null, null, relative, null).toASCIIString();
        } catch (URISyntaxException notALink) {
            // Shown as text then.
            return null;
        }
    }

    private static String segments(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private static Map<String, String> digests(Path runFolder) {
        Path sums = runFolder.resolve(SUMS);
        if (!Files.isRegularFile(sums)) {
            return Map.of();
        }
        try {
            Map<String, String> digests = new LinkedHashMap<>();
            for (String line : new ArrayList<>(Files.readAllLines(sums))) {
                if (line.length() > DIGEST_LENGTH + 2) {
                    digests.put(
                            line.substring(DIGEST_LENGTH + 2), line.substring(0, DIGEST_LENGTH));
                }
            }
            return digests;
        } catch (IOException failure) {
            throw ResultsException.storage(
                    sums, "cannot be read (" + failure + ")", "Check its permissions", failure);
        }
    }
}

package dev.dyno.workloads.journal.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of a folder at one moment, by name. Taken of a journal that has nothing under way, it
 * is what a kill of the process would leave. Immutable, as long as nobody writes to the arrays.
 *
 * @param files the contents by name
 */
record FolderImage(Map<String, byte[]> files) {

    /** Reads a folder. */
    static FolderImage of(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                files.put(name(file), Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new FolderImage(files);
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /** Makes a folder, which may exist, hold these files and no others. */
    void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path file : entries.toList()) {
                    Files.delete(file);
                }
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns where the files of a later image differ from this one's, in ascending order. */
    List<Place> changesTo(FolderImage later) {
        return later.files.entrySet().stream()
                .flatMap(file -> places(file.getKey(), file.getValue()))
                .toList();
    }

    private Stream<Place> places(String name, byte[] later) {
        byte[] now = files.getOrDefault(name, new byte[0]);
        return IntStream.range(0, later.length)
                .filter(at -> at >= now.length || now[at] != later[at])
                .mapToObj(at -> new Place(name, at));
    }

    /** One byte of one file. */
    record Place(String file, int at) {}

    /** Returns this image with bytes of a later one at the given places. */
    FolderImage with(List<Place> places, FolderImage later) {
        Map<String, Integer> ends = new TreeMap<>();
        places.forEach(place -> ends.merge(place.file, place.at + 1, Math::max));
        Map<String, byte[]> mixed = new TreeMap<>(files);
        ends.forEach((file, end) -> {
            byte[] ours = files.getOrDefault(file, new byte[0]);
            mixed.put(file, Arrays.copyOf(ours, Math.max(ours.length, end)));
        });
        for (Place place : places) {
            contents(mixed, place.file)[place.at] = contents(later.files, place.file)[place.at];
        }
        return new FolderImage(mixed);
    }

    private static byte[] contents(Map<String, byte[]> files, String file) {
        return Objects.requireNonNull(files.get(file));
    }

    /** Returns this image with one bit of one byte turned over. */
    FolderImage withFlip(Place place, int bit) {
        Map<String, byte[]> flipped = new TreeMap<>(files);
        byte[] bytes = contents(files, place.file).clone();
        bytes[place.at] ^= (byte) (1 << bit);
        flipped.put(place.file, bytes);
        return new FolderImage(flipped);
    }

    /** Returns this image without one file. */
    FolderImage without(String file) {
        Map<String, byte[]> fewer = new TreeMap<>(files);
        fewer.remove(file);
        return new FolderImage(fewer);
    }

    /** Answers whether two images hold the same files with the same bytes. */
    boolean isSameAs(FolderImage other) {
        return files.keySet().equals(other.files.keySet())
                && files.entrySet().stream()
                        .allMatch(file ->
                                Arrays.equals(file.getValue(), other.files.get(file.getKey())));
    }
}

package dev.dyno.results.store;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Many records in one file: one line of JSON each, compressed by gzip. Equal records give equal
 * bytes.
 */
final class PackedRecords {
    /** The ending of such files. */
    static final String ENDING = ".jsonl.gz";

    private PackedRecords() {}

    /** Returns the content of a file of these lines, each the text of one record. */
    static byte[] pack(List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new SmallestGzip(bytes)) {
            for (String line : lines) {
                packed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the lines of a file; none when there is no such file.
     *
     * @throws ResultsException if it is no gzip file, is cut off, or unpacks to more than any run
     */
    static List<String> lines(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (InputStream in =
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] bytes = in.readNBytes(Math.toIntExact(Json.FILE_BYTES_MAX) + 1);
            if (bytes.length > Json.FILE_BYTES_MAX) {
                throw ResultsException.input(
                        file,
                        "unpacks to more than " + (Json.FILE_BYTES_MAX >> 20) + " MiB",
                        "Check that it is a file of a baseline");
            }
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failure) {
            throw new ResultsException(
                    ResultsException.Kind.INPUT,
                    file,
                    "cannot be unpacked (" + failure.getMessage() + ")",
                    "Check that it is a file of a baseline, unchanged",
                    failure);
        }
    }

    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}

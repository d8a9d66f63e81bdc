package dev.dyno.duet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Lists the benchmarks of a jar, read by the JMH that the jar brings, since the file that holds
 * them is JMH's own affair.
 *
 * <p>The output is a text of fields that are separated by tabs: name, mode, threads (0 where
 * nothing says how many, -1 for all CPUs), then for each parameter its name and its values, each
 * field escaped as in {@link #escape}. A parameter's fields are joined as {@code name=value=value},
 * with {@code =} escaped inside.
 */
public final class BenchmarkLister {
    /** The jar has no list of benchmarks. */
    public static final int EXIT_NO_BENCHMARKS = 10;

    /** The jar has no JMH, or one that is too different. */
    public static final int EXIT_NO_JMH = 11;

    private BenchmarkLister() {}

    /**
     * Writes the list to the file that is the only argument. Exits with 0, {@link
     * #EXIT_NO_BENCHMARKS} or {@link #EXIT_NO_JMH}.
     */
    public static void main(String[] arguments) {
        if (BenchmarkLister.class.getResource(BenchmarkList.BENCHMARK_LIST) == null) {
            System.exit(EXIT_NO_BENCHMARKS);
        }
        try {
            Files.writeString(Path.of(arguments[0]), list());
        } catch (LinkageError noJmh) {
            System.err.println(noJmh);
            System.exit(EXIT_NO_JMH);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String list() {
        OutputFormat nowhere =
                OutputFormatFactory.createFormatInstance(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        VerboseMode.SILENT);
        TreeSet<String> lines = new TreeSet<>();
        for (BenchmarkListEntry entry :
                BenchmarkList.defaultList().getAll(nowhere, Collections.emptyList())) {
            lines.add(line(entry));
        }
        return String.join("", lines);
    }

    private static String line(BenchmarkListEntry entry) {
        StringBuilder line = new StringBuilder();
        line.append(escape(entry.getUsername()));
        line.append('\t').append(entry.getMode().shortLabel());
        line.append('\t').append(entry.getThreads().orElse(0));
        Map<String, String[]> parameters =
                new TreeMap<>(entry.getParams().orElse(Collections.emptyMap()));
        parameters.forEach((name, values) -> {
            line.append('\t').append(escape(name));
            for (String value : values) {
                line.append('=').append(escape(value));
            }
        });
        return line.append('\n').toString();
    }

    /** Escapes what separates fields, and the escaping sign, as {@code %} and two hex digits. */
    static String escape(String text) {
        return text.replace("%", "%25")
                .replace("\t", "%09")
                .replace("\n", "%0A")
                .replace("\r", "%0D")
                .replace("=", "%3D");
    }
}

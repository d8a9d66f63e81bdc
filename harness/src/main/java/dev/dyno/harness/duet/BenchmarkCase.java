package dev.dyno.harness.duet;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One benchmark with one value for each of its parameters: what two builds are compared on.
 *
 * @param label unique among the cases of a build, and equal in both builds
 * @param name the benchmark's full name
 * @param singleShot whether an operation is timed alone, which JMH's other modes must not be put in
 *     place of: its set-up runs before each one
 * @param threads how many threads run it; 0 for all CPUs
 * @param parameters by name
 */
public record BenchmarkCase(
        String label,
        String name,
        boolean singleShot,
        int threads,
        SortedMap<String, String> parameters)
        implements Comparable<BenchmarkCase> {
    /** Copies the parameters. */
    public BenchmarkCase {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Creates a case that is called by its name and its parameters. */
    static BenchmarkCase of(
            String name, boolean singleShot, int threads, SortedMap<String, String> parameters) {
        String label =
                parameters.isEmpty()
                        ? name
                        : name
                                + parameters.entrySet().stream()
                                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                                        .collect(Collectors.joining(", ", "[", "]"));
        return new BenchmarkCase(label, name, singleShot, threads, parameters);
    }

    @Override
    public int compareTo(BenchmarkCase other) {
        return label().compareTo(other.label());
    }
}

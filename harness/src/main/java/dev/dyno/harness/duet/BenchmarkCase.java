package dev.dyno.harness.duet;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One benchmark with one value for each of its parameters: what two builds are compared on.
 *
 * @param name the benchmark's full name
 * @param singleShot whether an operation is timed alone, which JMH's other modes must not be put in
 *     place of: its set-up runs before each one
 * @param threads how many threads run it; 0 for all CPUs
 * @param parameters by name
 */
public record BenchmarkCase(
        String name, boolean singleShot, int threads, SortedMap<String, String> parameters)
        implements Comparable<BenchmarkCase> {
    /** Copies the parameters. */
    public BenchmarkCase {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Returns the name and the parameters, unique among the cases of a build. */
    public String label() {
        return parameters.isEmpty()
                ? name
                : name
                        + parameters.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public int compareTo(BenchmarkCase other) {
        return label().compareTo(other.label());
    }
}

package dev.dyno.results.gate;

import java.util.List;

/**
 * Everything measured for one benchmark and metric, and how it is judged.
 *
 * @param benchmark its name, unique within the suite together with the metric
 * @param metric what the cost is, for example {@code cpu_nanos_per_operation}; smaller is better
 * @param unit of the cost, for example {@code ns/op}
 * @param reduction how the slices of a group become one log ratio
 * @param screening the fork groups of the looks, in order of time
 * @param confirmation the fresh fork groups measured after a look suspected a change, in order of
 *     time; empty before
 */
public record Comparison(
        String benchmark,
        String metric,
        String unit,
        Reduction reduction,
        GateSettings settings,
        List<ForkGroup> screening,
        List<ForkGroup> confirmation) {
    /** Copies the lists. */
    public Comparison {
        screening = List.copyOf(screening);
        confirmation = List.copyOf(confirmation);
    }
}

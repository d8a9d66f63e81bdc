package dev.dyno.results.duet;

import dev.dyno.results.model.DuetGroup.Slices;
import java.util.List;
import java.util.Optional;

/** A cost of an operation; smaller is better. */
public enum Metric {
    /**
     * CPU time of the threads that run the benchmark. Next to blind to other programs on the
     * machine, and to time that the benchmark spends waiting: for locks, for other threads, for the
     * collector.
     */
    CPU_TIME("cpu_nanos_per_operation", "ns/op") {
        @Override
        double cost(Slices slices, int index) {
            return perOperation(slices.cpuNanos(), slices, index);
        }
    },
    /** Wall time, as JMH gives it: sees everything, other programs too. */
    WALL_TIME("wall_nanos_per_operation", "ns/op") {
        @Override
        double cost(Slices slices, int index) {
            double score = slices.scoreNanosPerOperation().get(index);
            return score > 0 ? score : perOperation(slices.wallNanos(), slices, index);
        }
    },
    /**
     * Allocation by the threads that run the benchmark, and the 16 bytes of the smallest object on
     * top: a ratio needs something to divide by where nothing is allocated.
     */
    ALLOCATION("allocated_bytes_per_operation_plus_16", "B/op") {
        @Override
        double cost(Slices slices, int index) {
            long bytes = slices.allocatedBytes().get(index);
            return bytes < 0
                    ? UNKNOWN
                    : SMALLEST_OBJECT_BYTES + perOperation(slices.allocatedBytes(), slices, index);
        }
    };

    private static final double SMALLEST_OBJECT_BYTES = 16;
    private static final double UNKNOWN = -1;

    private final String id;
    private final String unit;

    Metric(String id, String unit) {
        this.id = id;
        this.unit = unit;
    }

    /** Returns the name in results. */
    public String id() {
        return id;
    }

    /** Returns the unit of the cost. */
    public String unit() {
        return unit;
    }

    /** Returns the cost in one slice, or a negative number where it is not known. */
    abstract double cost(Slices slices, int index);

    private static double perOperation(List<Long> column, Slices slices, int index) {
        return (double) column.get(index) / slices.operations().get(index);
    }

    /** Returns the cost of each slice, or empty where any is not known or no cost at all. */
    Optional<double[]> costs(Slices slices) {
        double[] costs = new double[slices.size()];
        for (int index = 0; index < costs.length; index++) {
            costs[index] = cost(slices, index);
            if (!(costs[index] > 0 && costs[index] < Double.POSITIVE_INFINITY)) {
                return Optional.empty();
            }
        }
        return Optional.of(costs);
    }
}

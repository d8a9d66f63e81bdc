package dev.dyno.workloads.vector;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.SplitMix64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a workload does with vectors, as a few lines of text: elements and indices follow from the
 * seed.
 *
 * @param seed of the elements
 * @param operation what is done
 * @param elements how many a vector has
 * @param rounds how often one pass does it: to a whole vector, or with {@link
 *     Operation#INSERT_AND_ERASE} to one element
 */
record VectorInput(long seed, Operation operation, int elements, int rounds) {
    /** An odd step: all elements of a vector differ. */
    static final int STEP = 0x9E37_79B9;

    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        String text =
                "seed=%d%noperation=%s%nelements=%d%nrounds=%d%n"
                        .formatted(seed, operation.name(), elements, rounds);
        // A vector's one answer is what was put into it, which needs no reference to be known.
        long answer = SplitMix64.mix(seed + operation.name().hashCode());
        int value = firstValue();
        for (int index = 0; index < elements; index++) {
            answer = answer * 31 + value;
            value += STEP;
        }
        return InputLines.write(file, text, operations(), "%016x".formatted(answer));
    }

    /** Returns how many elements one pass handles. */
    long operations() {
        return operation == Operation.INSERT_AND_ERASE ? rounds : (long) rounds * elements;
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static VectorInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new VectorInput(
                Long.parseLong(lines.getProperty("seed")),
                Operation.valueOf(lines.getProperty("operation")),
                Integer.parseInt(lines.getProperty("elements")),
                Integer.parseInt(lines.getProperty("rounds")));
    }

    /** Returns the first element; each other one is by {@link #STEP} more. */
    int firstValue() {
        return (int) SplitMix64.mix(seed);
    }

    /** Returns the element at an index. */
    int valueAt(int index) {
        return firstValue() + index * STEP;
    }
}

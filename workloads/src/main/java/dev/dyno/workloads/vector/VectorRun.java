package dev.dyno.workloads.vector;

import static dev.dyno.contracts.vector.IntVectorLoops.INCREMENT;
import static dev.dyno.contracts.vector.IntVectorLoops.MULTIPLIER;
import static dev.dyno.contracts.vector.IntVectorLoops.indexBelow;

import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.IntVectorLoops;
import dev.dyno.workloads.WrongAnswerException;
import java.util.Arrays;

/**
 * A vector and what is done with it, pass after pass. What a pass leaves behind is compared after
 * it, outside of what is timed. Used by one thread.
 */
final class VectorRun implements AutoCloseable {
    private static final int CHUNK = 1 << 12;

    private final VectorInput input;
    private final IntVectorFactory factory;
    private final long expectedSum;
    private final int[] expectedElements;
    private final int[] chunk = new int[CHUNK];
    private IntVector vector;
    private long sum;

    VectorRun(VectorInput input, IntVectorFactory factory) {
        this.input = input;
        this.factory = factory;
        this.vector = factory.create();
        if (input.operation() != Operation.APPEND) {
            append(vector, input.elements(), input.firstValue());
        }
        expectedElements =
                input.operation() == Operation.INSERT_AND_ERASE
                        ? afterInsertions(input)
                        : new int[0];
        expectedSum = expectedSum(input);
    }

    /** Does all that one pass does. */
    void pass() {
        switch (input.operation()) {
            case APPEND -> appendAll();
            case ITERATE -> sum = iterate(vector, input.rounds());
            case READ_AT_RANDOM ->
                    sum = read(vector, input.seed(), input.operations(), indexBits(input));
            case INSERT_AND_ERASE -> insertAndErase(vector, input.seed(), input.rounds());
            case ASSIGN -> {
                for (int round = 0; round < input.rounds(); round++) {
                    vector.assign(input.elements(), assigned(input));
                }
            }
        }
    }

    /** The last vector stays for the check; whoever appends to one closes those before. */
    private void appendAll() {
        for (int round = 0; round < input.rounds(); round++) {
            vector.close();
            vector = factory.create();
            append(vector, input.elements(), input.firstValue());
            if (vector.size() != input.elements()) {
                throw wrong(input.elements() + " elements", vector.size());
            }
        }
    }

    private static void append(IntVector vector, int count, int first) {
        if (vector instanceof IntVectorLoops loops) {
            loops.appendSequence(count, first, VectorInput.STEP);
            return;
        }
        int value = first;
        for (int index = 0; index < count; index++) {
            vector.append(value);
            value += VectorInput.STEP;
        }
    }

    private static long iterate(IntVector vector, int rounds) {
        long total = 0;
        for (int round = 0; round < rounds; round++) {
            total += sum(vector);
        }
        return total;
    }

    private static long sum(IntVector vector) {
        if (vector instanceof IntVectorLoops loops) {
            return loops.sum();
        }
        long total = 0;
        int size = vector.size();
        for (int index = 0; index < size; index++) {
            total += vector.getUnchecked(index);
        }
        return total;
    }

    private static long read(IntVector vector, long seed, long count, int indexBits) {
        if (vector instanceof IntVectorLoops loops) {
            return loops.sumAtRandom(seed, count, indexBits);
        }
        long state = seed;
        long total = 0;
        for (long read = 0; read < count; read++) {
            state = state * MULTIPLIER + INCREMENT;
            total += vector.get((int) (state >>> (Long.SIZE - indexBits)));
        }
        return total;
    }

    private static void insertAndErase(IntVector vector, long seed, int count) {
        if (vector instanceof IntVectorLoops loops) {
            loops.insertAndErase(seed, count);
            return;
        }
        long state = seed;
        for (int round = 0; round < count; round++) {
            state = state * MULTIPLIER + INCREMENT;
            vector.insert(indexBelow(state, vector.size() + 1), (int) state);
            state = state * MULTIPLIER + INCREMENT;
            vector.erase(indexBelow(state, vector.size()));
        }
    }

    private static int indexBits(VectorInput input) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(input.elements()) - 1;
    }

    /** Four equal bytes, so that memory can be set as it is set best. */
    private static int assigned(VectorInput input) {
        return (input.firstValue() & 0xFF) * 0x0101_0101;
    }

    /** Does to an array what a pass does to a vector. */
    private static int[] afterInsertions(VectorInput input) {
        int[] elements = new int[input.elements() + 1];
        for (int index = 0; index < input.elements(); index++) {
            elements[index] = input.valueAt(index);
        }
        long state = input.seed();
        int size = input.elements();
        for (int round = 0; round < input.rounds(); round++) {
            state = state * MULTIPLIER + INCREMENT;
            int at = indexBelow(state, size + 1);
            System.arraycopy(elements, at, elements, at + 1, size - at);
            elements[at] = (int) state;
            state = state * MULTIPLIER + INCREMENT;
            at = indexBelow(state, size + 1);
            System.arraycopy(elements, at + 1, elements, at, size - at);
        }
        return Arrays.copyOf(elements, size);
    }

    private static long expectedSum(VectorInput input) {
        return switch (input.operation()) {
            case ITERATE -> {
                long total = 0;
                for (int index = 0; index < input.elements(); index++) {
                    total += input.valueAt(index);
                }
                yield total * input.rounds();
            }
            case READ_AT_RANDOM -> {
                long state = input.seed();
                long total = 0;
                for (long read = 0; read < input.operations(); read++) {
                    state = state * MULTIPLIER + INCREMENT;
                    total += input.valueAt((int) (state >>> (Long.SIZE - indexBits(input))));
                }
                yield total;
            }
            case APPEND, INSERT_AND_ERASE, ASSIGN -> 0;
        };
    }

    /**
     * Compares what the last pass left behind, and brings the vector back to where a pass starts.
     *
     * @throws WrongAnswerException if it is not what it should be
     */
    void check() {
        if (sum != expectedSum) {
            throw wrong("the sum " + expectedSum, sum);
        }
        sum = 0;
        switch (input.operation()) {
            case APPEND -> {
                checkElements();
                vector.close();
                vector = factory.create();
            }
            case ITERATE, READ_AT_RANDOM -> {}
            case INSERT_AND_ERASE -> {
                checkElements();
                vector.clear();
                append(vector, input.elements(), input.firstValue());
            }
            case ASSIGN -> {
                checkElements();
                vector.set(input.elements() / 2, assigned(input) + 1);
            }
        }
    }

    private void checkElements() {
        if (vector.size() != input.elements()) {
            throw wrong(input.elements() + " elements", vector.size());
        }
        int assigned = assigned(input);
        for (int from = 0; from < input.elements(); from += CHUNK) {
            int count = Math.min(CHUNK, input.elements() - from);
            vector.copyTo(from, chunk, 0, count);
            for (int at = 0; at < count; at++) {
                int expected =
                        switch (input.operation()) {
                            case APPEND, ITERATE, READ_AT_RANDOM -> input.valueAt(from + at);
                            case INSERT_AND_ERASE -> expectedElements[from + at];
                            case ASSIGN -> assigned;
                        };
                if (chunk[at] != expected) {
                    throw wrong(expected + " at " + (from + at), chunk[at]);
                }
            }
        }
    }

    private static WrongAnswerException wrong(String expected, long seen) {
        return new WrongAnswerException("expected " + expected + ", saw " + seen);
    }

    @Override
    public void close() {
        vector.close();
    }
}

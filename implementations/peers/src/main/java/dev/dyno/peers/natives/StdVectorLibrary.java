package dev.dyno.peers.natives;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.vector.AllocationException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code std_vector.cpp}. A vector is its address. Safe for use by any thread, a
 * vector by one.
 */
final class StdVectorLibrary {
    private StdVectorLibrary() {}

    /** Builds the library if need be, and answers whether that worked. */
    static Availability availability() {
        return Calls.LIBRARY.availability();
    }

    static long create() {
        try {
            long vector = (long) Calls.CREATE.invokeExact();
            check(vector != 0);
            return vector;
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void destroy(long vector) {
        try {
            Calls.DESTROY.invokeExact(vector);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static int size(long vector) {
        try {
            return (int) Calls.SIZE.invokeExact(vector);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static int get(long vector, int index) {
        try {
            return (int) Calls.GET.invokeExact(vector, index);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void set(long vector, int index, int value) {
        try {
            Calls.SET.invokeExact(vector, index, value);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void append(long vector, int value) {
        try {
            check((boolean) Calls.APPEND.invokeExact(vector, value));
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void insert(long vector, int index, int value) {
        try {
            check((boolean) Calls.INSERT.invokeExact(vector, index, value));
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void erase(long vector, int from, int to) {
        try {
            Calls.ERASE.invokeExact(vector, from, to);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void reserve(long vector, int capacity) {
        try {
            check((boolean) Calls.RESERVE.invokeExact(vector, capacity));
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void shrink(long vector) {
        try {
            check((boolean) Calls.SHRINK.invokeExact(vector));
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void assign(long vector, int count, int value) {
        try {
            check((boolean) Calls.ASSIGN.invokeExact(vector, count, value));
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void appendSequence(long vector, int count, int first, int step) {
        try {
            check((boolean) Calls.APPEND_SEQUENCE.invokeExact(vector, count, first, step));
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static long sum(long vector) {
        try {
            return (long) Calls.SUM.invokeExact(vector);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static long sumAtRandom(long vector, long seed, long count, int indexBits) {
        try {
            return (long) Calls.SUM_AT_RANDOM.invokeExact(vector, seed, count, indexBits);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void insertAndErase(long vector, long seed, int count) {
        try {
            check((boolean) Calls.INSERT_AND_ERASE.invokeExact(vector, seed, count));
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    private static void check(boolean hadMemory) {
        if (!hadMemory) {
            throw new AllocationException("the C++ library has no memory for this vector");
        }
    }

    /** The library, built and linked at first use. */
    private static final class Calls {
        static final NativeLibrary LIBRARY = NativeLibrary.of("std_vector.cpp", "dyno_vector_");

        static final MethodHandle CREATE = link("create", JAVA_LONG);
        static final MethodHandle DESTROY = link("destroy", null, JAVA_LONG);
        static final MethodHandle SIZE = link("size", JAVA_INT, JAVA_LONG);
        static final MethodHandle GET = link("get", JAVA_INT, JAVA_LONG, JAVA_INT);
        static final MethodHandle SET = link("set", null, JAVA_LONG, JAVA_INT, JAVA_INT);
        static final MethodHandle APPEND = link("append", JAVA_BOOLEAN, JAVA_LONG, JAVA_INT);
        static final MethodHandle INSERT =
                link("insert", JAVA_BOOLEAN, JAVA_LONG, JAVA_INT, JAVA_INT);
        static final MethodHandle ERASE = link("erase", null, JAVA_LONG, JAVA_INT, JAVA_INT);
        static final MethodHandle RESERVE = link("reserve", JAVA_BOOLEAN, JAVA_LONG, JAVA_INT);
        static final MethodHandle SHRINK = link("shrink", JAVA_BOOLEAN, JAVA_LONG);
        static final MethodHandle ASSIGN =
                link("assign", JAVA_BOOLEAN, JAVA_LONG, JAVA_INT, JAVA_INT);
        static final MethodHandle APPEND_SEQUENCE =
                link("append_sequence", JAVA_BOOLEAN, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT);
        static final MethodHandle SUM = link("sum", JAVA_LONG, JAVA_LONG);
        static final MethodHandle SUM_AT_RANDOM =
                link("sum_at_random", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
        static final MethodHandle INSERT_AND_ERASE =
                link("insert_and_erase", JAVA_BOOLEAN, JAVA_LONG, JAVA_LONG, JAVA_INT);

        private static MethodHandle link(
                String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
            return LIBRARY.link(
                    name,
                    result == null
                            ? FunctionDescriptor.ofVoid(arguments)
                            : FunctionDescriptor.of(result, arguments));
        }
    }
}

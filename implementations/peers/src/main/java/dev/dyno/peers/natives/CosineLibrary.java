package dev.dyno.peers.natives;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dyno.contracts.Availability;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * The functions of {@code cosine_avx512.cpp}. A vector is its address. Safe for use by any thread.
 */
final class CosineLibrary {
    private CosineLibrary() {}

    /** Builds the library if need be, and answers whether that worked. */
    static Availability availability() {
        return Calls.LIBRARY.availability();
    }

    static float dot(long a, long b, int floats) {
        try {
            return (float) Calls.DOT.invokeExact(a, b, floats);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static float recomputedCosine(long a, long b, int floats) {
        try {
            return (float) Calls.RECOMPUTED.invokeExact(a, b, floats);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    static void dots(
            long queries,
            int queryCount,
            long rows,
            int rowCount,
            long strideFloats,
            int floats,
            long results) {
        try {
            Calls.DOTS.invokeExact(
                    queries, queryCount, rows, rowCount, strideFloats, floats, results);
        } catch (Throwable failure) {
            throw NativeLibrary.rethrown(failure);
        }
    }

    /** The library, built and linked at first use. */
    private static final class Calls {
        static final NativeLibrary LIBRARY = NativeLibrary.of("cosine_avx512.cpp", "dyno_cosine_");
        static final MethodHandle DOT =
                LIBRARY.linkShort(
                        "dot", FunctionDescriptor.of(JAVA_FLOAT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        static final MethodHandle RECOMPUTED =
                LIBRARY.linkShort(
                        "recomputed",
                        FunctionDescriptor.of(JAVA_FLOAT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        static final MethodHandle DOTS =
                LIBRARY.link(
                        "dots",
                        FunctionDescriptor.ofVoid(
                                JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT,
                                JAVA_LONG));
    }
}

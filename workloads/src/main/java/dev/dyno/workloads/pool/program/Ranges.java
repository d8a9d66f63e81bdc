package dev.dyno.workloads.pool.program;

/** Descriptors that are ranges of numbers: the first in the upper half, the end in the lower. */
final class Ranges {
    private Ranges() {}

    static long of(int first, int end) {
        return ((long) first << 32) | end;
    }

    static int first(long range) {
        return (int) (range >>> 32);
    }

    static int end(long range) {
        return (int) range;
    }
}

package dev.dyno.workloads.matching.ring;

/**
 * The fields of a digest, on cache lines of their own:
 *
 * <pre>
 *  | header, 128 B pad | value, reports | 128 B pad |
 * </pre>
 */
final class DigestFields {
    private DigestFields() {}

    /** Keeps what lies before the object in the heap away. */
    abstract static class FrontPad {
        long f00, f01, f02, f03, f04, f05, f06, f07;
        long f08, f09, f10, f11, f12, f13, f14, f15;
    }

    /** What changes at every report. */
    abstract static class Fields extends FrontPad {
        long value;
        long reports;
    }

    /** Keeps what lies behind the object in the heap away. */
    abstract static class BackPad extends Fields {
        long b00, b01, b02, b03, b04, b05, b06, b07;
        long b08, b09, b10, b11, b12, b13, b14, b15;
    }
}

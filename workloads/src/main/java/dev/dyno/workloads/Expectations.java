package dev.dyno.workloads;

import dev.dyno.workloads.ConformanceCase.ConformanceFailure;

/** What conformance cases say when an implementation does something else than expected. */
public final class Expectations {
    private Expectations() {}

    /**
     * Fails unless two values are equal.
     *
     * @param what is compared, as in "expected ... 3, saw 4"
     */
    public static void expect(String what, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            throw failure("expected %s %s, saw %s", what, expected, seen);
        }
    }

    /** Returns a failure with a message. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency.
    public static ConformanceFailure failure(String format, Object... values) {
        return new ConformanceFailure(format.formatted(values));
    }
}

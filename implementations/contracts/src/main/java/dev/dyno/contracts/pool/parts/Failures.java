package dev.dyno.contracts.pool.parts;

/** Throws what a task threw, whatever its type. */
public final class Failures {
    private Failures() {}

    /**
     * Throws it; the return type lets a caller say that nothing follows.
     *
     * @throws RuntimeException never this, but what was given
     */
    public static RuntimeException rethrow(Throwable thrown) {
        throw Failures.<RuntimeException>as(thrown);
    }

    @SuppressWarnings("unchecked") // The type is erased, which is what this is for.
    private static <T extends Throwable> RuntimeException as(Throwable thrown) throws T {
        throw (T) thrown;
    }
}

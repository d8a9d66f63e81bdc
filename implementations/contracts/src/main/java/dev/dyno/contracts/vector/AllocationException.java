package dev.dyno.contracts.vector;

/** An {@link Allocator} has no memory to give: what {@code std::bad_alloc} is in C++. */
public final class AllocationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says how many bytes were asked for, and why there are none. */
    public AllocationException(String message) {
        super(message);
    }

    /** Creates an exception that has a cause. */
    public AllocationException(String message, Throwable cause) {
        super(message, cause);
    }
}

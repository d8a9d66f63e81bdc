package dev.dyno.workloads.matching;

import java.io.IOException;

/** Says why an order file cannot be used, and where its first bad byte is. */
public final class OrderFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * Creates an exception whose message ends with the offset.
     *
     * @param reason what is wrong, as a clause without an end mark
     * @param offset of the first bad byte in the (unpacked) data, from zero
     */
    public OrderFileException(String reason, long offset) {
        super(reason + " (first bad byte at offset " + offset + ")");
        this.offset = offset;
    }

    /** As the other, with the exception that brought it to light. */
    public OrderFileException(String reason, long offset, Throwable cause) {
        this(reason, offset);
        initCause(cause);
    }

    /** Returns the offset of the first bad byte in the (unpacked) data, from zero. */
    public long offset() {
        return offset;
    }
}

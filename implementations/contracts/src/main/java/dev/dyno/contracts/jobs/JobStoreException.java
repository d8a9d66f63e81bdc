package dev.dyno.contracts.jobs;

import org.jspecify.annotations.Nullable;

/**
 * The store of the jobs failed or cannot be reached. Of what was asked nobody knows whether it
 * happened, unless the message says so. The message is for a user.
 */
public final class JobStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public JobStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

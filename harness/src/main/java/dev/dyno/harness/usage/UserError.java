package dev.dyno.harness.usage;

/**
 * Something that the user can mend. Printed without a stack trace, after {@code error: }. The
 * message names the input, the reason and the fix.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    /**
     * Creates an error.
     *
     * @param exitCode one of {@link ExitCode}
     * @param message for the user
     */
    public UserError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Returns the process's exit code. */
    public int exitCode() {
        return exitCode;
    }
}

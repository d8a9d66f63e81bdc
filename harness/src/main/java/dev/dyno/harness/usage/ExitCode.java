package dev.dyno.harness.usage;

/** The exit codes that every command documents. */
public final class ExitCode {
    /** Everything that was asked for was done, and nothing bad was found. */
    public static final int OK = 0;

    /** A regression, or an implementation that is invalid, crashed or timed out. */
    public static final int BAD_RESULT = 1;

    /** The command line or an input file is wrong. */
    public static final int USAGE = 2;

    /** This machine or its set-up lacks something. */
    public static final int ENVIRONMENT = 3;

    /** Interrupted by the user; what was finished is readable. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}

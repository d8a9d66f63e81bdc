package dev.dyno.results;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A result file or folder that cannot be read or written. The message is for the user: it names the
 * file, the reason and what to do, in that order.
 */
public final class ResultsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, and so which exit code it deserves. */
    public enum Kind {
        /** The file or folder is not what it should be: a usage error. */
        INPUT,
        /** The file system refuses to read or write: an error of the environment. */
        STORAGE
    }

    private final Kind kind;
    private final transient Path file;
    private final String reason;

    /**
     * Creates an error.
     *
     * @param file the file or folder
     * @param reason what is wrong with it, without a full stop
     * @param fix what the user can do, a sentence without a full stop
     */
    public ResultsException(
            Kind kind, Path file, String reason, String fix, @Nullable Throwable cause) {
        super(file + ": " + reason + ". " + fix + ".", cause);
        this.kind = kind;
        this.file = file;
        this.reason = reason;
    }

    /** Returns an error in what a file or folder holds. */
    public static ResultsException input(Path file, String reason, String fix) {
        return new ResultsException(Kind.INPUT, file, reason, fix, null);
    }

    /** Returns an error of the file system. */
    public static ResultsException storage(Path file, String reason, String fix, Throwable cause) {
        return new ResultsException(Kind.STORAGE, file, reason, fix, cause);
    }

    /** Returns whose fault it is. */
    public Kind kind() {
        return kind;
    }

    /** Returns the file or folder that the error is about. */
    public Path file() {
        return file;
    }

    /** Returns what is wrong, without the file's name. */
    public String reason() {
        return reason;
    }
}

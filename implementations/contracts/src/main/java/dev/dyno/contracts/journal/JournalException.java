package dev.dyno.contracts.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A journal that cannot be opened, or that has failed. The message is for a user. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The storage refused or failed: full, read-only, removed, broken. */
        STORAGE,
        /** The files hold something that no crash leaves behind. */
        CORRUPT
    }

    private final Kind kind;

    /** Creates an exception. */
    public JournalException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Says that a file is damaged. */
    public static JournalException corrupt(Path file, long offset, String what) {
        return new JournalException(
                Kind.CORRUPT,
                "%s is damaged at offset %d: %s; restore the file from a copy, the journal does not"
                                .formatted(file, offset, what)
                        + " guess",
                null);
    }

    /** Says that the storage failed. */
    public static JournalException storage(String what, Throwable cause) {
        return new JournalException(Kind.STORAGE, what + ": " + cause.getMessage(), cause);
    }

    /** Returns what went wrong. */
    public Kind kind() {
        return kind;
    }
}

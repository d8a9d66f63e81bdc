package dev.dyno.contracts.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An engine that cannot be opened. The message is for a user. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The storage refused or failed: full, read-only, removed, broken. */
        STORAGE,
        /** The files hold something that no crash leaves behind. */
        CORRUPT,
        /**
         * The files are sound, but were written by an engine with other books or another ledger.
         */
        MISMATCH
    }

    private final Kind kind;

    /** Creates an exception. */
    public EngineException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Says that a file is damaged. */
    public static EngineException corrupt(Path file, String what) {
        return new EngineException(Kind.CORRUPT, file + " is damaged: " + what, null);
    }

    /** Says that the storage failed. */
    public static EngineException storage(String what, Throwable cause) {
        return new EngineException(Kind.STORAGE, what + ": " + cause.getMessage(), cause);
    }

    /** Returns what went wrong. */
    public Kind kind() {
        return kind;
    }
}

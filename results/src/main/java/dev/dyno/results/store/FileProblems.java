package dev.dyno.results.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in a user's words why a file system refused something. */
public final class FileProblems {
    private FileProblems() {}

    /** Returns the reason alone, without the name of the file or of the exception. */
    public static String reason(IOException failure) {
        if (failure instanceof FileSystemException detailed && detailed.getReason() != null) {
            return detailed.getReason();
        }
        return switch (failure) {
            case AccessDeniedException _ -> "access denied";
            case NoSuchFileException _ -> "no such file or folder can be there";
            default -> String.valueOf(failure.getMessage());
        };
    }
}

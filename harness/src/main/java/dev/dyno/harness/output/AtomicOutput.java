package dev.dyno.harness.output;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.store.FileProblems;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name only when it is whole: it is written beside that name and
 * moved at the end. What is no regular file, such as a pipe or a terminal, is written directly.
 */
public final class AtomicOutput implements AutoCloseable {
    private final String option;
    private final Path target;
    private final Path written;
    private final OutputStream stream;

    private AtomicOutput(String option, Path target, Path written, OutputStream stream) {
        this.option = option;
        this.target = target;
        this.written = written;
        this.stream = stream;
    }

    /**
     * Opens the file.
     *
     * @param option what names it on the command line
     * @throws UserError (environment) if it cannot be written
     */
    public static AtomicOutput open(String option, Path target) {
        if (Files.isDirectory(target)) {
            throw unwritable(option, target, "is a folder");
        }
        boolean isSpecial = Files.exists(target) && !Files.isRegularFile(target);
        Path absolute = target.toAbsolutePath();
        Path written =
                isSpecial
                        ? absolute
                        : absolute.resolveSibling(
                                "." + target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            OutputStream stream =
                    isSpecial
                            ? Files.newOutputStream(written, StandardOpenOption.WRITE)
                            : Files.newOutputStream(written);
            if (!isSpecial) {
                // An interrupted replay leaves nothing behind; after the move nothing is there.
                written.toFile().deleteOnExit();
            }
            return new AtomicOutput(option, absolute, written, new BufferedOutputStream(stream));
        } catch (IOException failure) {
            throw unwritable(option, target, failure);
        }
    }

    /** Returns what the file's content is written to. */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Gives the whole file its name.
     *
     * @throws UserError (environment) if that fails
     */
    public void commit() {
        try {
            stream.close();
            if (!written.equals(target)) {
                Files.move(
                        written,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw unwritable(option, target, failure);
        }
    }

    /** Removes what was written unless it was committed. */
    @Override
    public void close() throws IOException {
        stream.close();
        if (!written.equals(target)) {
            Files.deleteIfExists(written);
        }
    }

    /** Returns the error (environment) for a file that cannot be written. */
    public static UserError unwritable(String option, Path target, IOException failure) {
        return unwritable(option, target, FileProblems.reason(failure));
    }

    private static UserError unwritable(String option, Path target, String reason) {
        return new UserError(
                ExitCode.ENVIRONMENT,
                option
                        + " "
                        + target
                        + ": cannot be written: "
                        + reason
                        + "; name a file in an existing folder that you may write to");
    }
}

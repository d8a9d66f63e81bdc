package dev.dyno.harness.replay;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
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
final class AtomicOutput implements AutoCloseable {
    private final Path target;
    private final Path written;
    private final OutputStream stream;

    private AtomicOutput(Path target, Path written, OutputStream stream) {
        this.target = target;
        this.written = written;
        this.stream = stream;
    }

    /**
     * Opens the file.
     *
     * @throws UserError (environment) if it cannot be written
     */
    static AtomicOutput open(Path target) {
        if (Files.isDirectory(target)) {
            throw unwritable(target, "is a folder");
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
            return new AtomicOutput(absolute, written, new BufferedOutputStream(stream));
        } catch (IOException failure) {
            throw unwritable(target, reason(failure));
        }
    }

    OutputStream stream() {
        return stream;
    }

    /**
     * Gives the whole file its name.
     *
     * @throws UserError (environment) if that fails
     */
    void commit() {
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
            throw unwritable(target, reason(failure));
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

    static UserError unwritable(Path target, String reason) {
        return new UserError(
                ExitCode.ENVIRONMENT,
                "--reports "
                        + target
                        + ": cannot be written: "
                        + reason
                        + "; name a file in an existing folder that you may write to");
    }

    static String reason(IOException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}

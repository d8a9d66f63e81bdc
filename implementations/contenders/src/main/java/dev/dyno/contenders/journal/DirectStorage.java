package dev.dyno.contenders.journal;

import dev.dyno.contracts.Availability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A folder whose files are written past the page cache, by {@code O_DIRECT | O_DSYNC}. */
final class DirectStorage {
    private DirectStorage() {}

    /** Returns a folder that takes whole blocks only. */
    static JournalStorage folder(Path folder) {
        return new FolderStorage(folder, DirectFile::open);
    }

    /** Answers whether the file system of temporary files takes direct writes. */
    static Availability availability() {
        try {
            Path file = Files.createTempFile("dyno-direct-", ".probe");
            try {
                return tryWrite(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | UnsupportedOperationException refused) {
            return Availability.unusable(
                    "the file system of "
                            + System.getProperty("java.io.tmpdir")
                            + " refuses O_DIRECT ("
                            + refused.getMessage()
                            + "); name a folder on another one by --results");
        }
    }

    /** Finds the JDK's option by its name, because it is not part of the Java platform. */
    private static OpenOption directOption() throws IOException {
        String type = "com.sun.nio.file.ExtendedOpenOption";
        try {
            Object[] options = Class.forName(type).getEnumConstants();
            for (Object option : options == null ? new Object[0] : options) {
                if (option.toString().equals("DIRECT") && option instanceof OpenOption direct) {
                    return direct;
                }
            }
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IOException(type + " is missing from this JDK", missing);
        }
        throw new IOException(type + " of this JDK has no DIRECT");
    }

    private static Availability tryWrite(Path file) throws IOException {
        long blockBytes = Files.getFileStore(file).getBlockSize();
        if (AlignedStorage.BLOCK_BYTES % blockBytes != 0) {
            return Availability.unusable(
                    "the file system has blocks of %d bytes, which %d is no multiple of"
                            .formatted(blockBytes, AlignedStorage.BLOCK_BYTES));
        }
        try (JournalStorage.File probe = DirectFile.open(file, Set.of())) {
            probe.write(AlignedStorage.alignedBuffer(AlignedStorage.BLOCK_BYTES), 0);
        }
        return Availability.USABLE;
    }

    /** A file whose writes are kept by the disk when they return. */
    private record DirectFile(FileChannel direct, FileChannel cached)
            implements JournalStorage.File {
        static JournalStorage.File open(Path path, Set<? extends OpenOption> more)
                throws IOException {
            FileChannel direct =
                    FolderStorage.channel(
                            path,
                            more,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DSYNC,
                            directOption());
            try {
                // Reading needs no alignment when it goes through the page cache.
                return new DirectFile(direct, FileChannel.open(path, StandardOpenOption.READ));
            } catch (IOException refused) {
                direct.close();
                throw refused;
            }
        }

        @Override
        public void write(ByteBuffer source, long offset) throws IOException {
            FolderStorage.writeFully(direct, source, offset);
        }

        @Override
        public ByteBuffer readAll() throws IOException {
            return FolderStorage.readFully(cached);
        }

        @Override
        public void force() {
            // Nothing is left to be flushed.
        }

        @Override
        public void close() throws IOException {
            try (cached) {
                direct.close();
            }
        }
    }
}

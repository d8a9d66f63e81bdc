package dev.dyno.contenders.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of the file system. */
final class FolderStorage implements JournalStorage {
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);

    private final Path folder;
    private final Access access;

    /** Uses a folder through the page cache. */
    FolderStorage(Path folder) {
        this(folder, ChannelFile::open);
    }

    /** Uses a folder in a way of its own. */
    FolderStorage(Path folder, Access access) {
        this.folder = folder;
        this.access = access;
    }

    /** How the files of a folder are read and written. */
    @FunctionalInterface
    interface Access {
        /**
         * Opens a file for reading and writing.
         *
         * @param more options that make a new file, or none
         */
        File open(Path path, Set<? extends OpenOption> more) throws IOException;
    }

    /** Opens a channel with two sets of options. */
    static FileChannel channel(Path path, Set<? extends OpenOption> some, OpenOption... more)
            throws IOException {
        Set<OpenOption> options = new HashSet<>(some);
        options.addAll(List.of(more));
        return FileChannel.open(path, options);
    }

    /** Writes all that remains in a buffer. */
    static void writeFully(FileChannel channel, ByteBuffer source, long offset) throws IOException {
        long at = offset;
        while (source.hasRemaining()) {
            at += channel.write(source, at);
        }
    }

    /** Returns the whole contents of a file, ready to be read. */
    static ByteBuffer readFully(FileChannel channel) throws IOException {
        ByteBuffer contents = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (contents.hasRemaining()) {
            if (channel.read(contents, contents.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return contents.flip();
    }

    @Override
    public void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            forceEntries(parent);
        }
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public File create(String name) throws IOException {
        return access.open(path(name), NEW);
    }

    @Override
    public File open(String name) throws IOException {
        return access.open(path(name), Set.of());
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    @Override
    public void forceFolder() throws IOException {
        forceEntries(folder);
    }

    private static void forceEntries(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Path path(String name) {
        return folder.resolve(name);
    }

    private record ChannelFile(FileChannel channel) implements File {
        static File open(Path path, Set<? extends OpenOption> more) throws IOException {
            return new ChannelFile(
                    FolderStorage.channel(
                            path, more, StandardOpenOption.WRITE, StandardOpenOption.READ));
        }

        @Override
        public void write(ByteBuffer source, long offset) throws IOException {
            writeFully(channel, source, offset);
        }

        @Override
        public ByteBuffer readAll() throws IOException {
            return readFully(channel);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

package dev.dyno.contenders.journal;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Group commit into mapped files: a frame is copied to its place in memory, and {@code msync} of
 * that place makes it durable. Files have their zeros written by ordinary calls before they are
 * mapped, so that a store never finds the disk full.
 */
@Implementation(
        id = "memory-mapped",
        summary = "Group commit into mapped files: a copy and an msync per frame.",
        hotClasses = {FrameBuffer.class})
final class MemoryMappedJournal extends WriterThreadJournal {
    MemoryMappedJournal(JournalSpec spec, RecordVisitor visitor) {
        super(new FolderStorage(spec.folder(), MappedFile::open), spec, visitor);
    }

    /** A file that grows by writes, and is mapped as soon as one lies inside. One thread. */
    private static final class MappedFile implements JournalStorage.File {
        private final FileChannel channel;
        private Arena arena = Arena.ofShared();
        private MemorySegment mapped = MemorySegment.NULL;
        private long dirtyFrom = Long.MAX_VALUE;
        private long dirtyTo;
        private boolean hasGrown;

        private MappedFile(FileChannel channel) {
            this.channel = channel;
        }

        static JournalStorage.File open(Path path, Set<? extends OpenOption> more)
                throws IOException {
            return new MappedFile(
                    FolderStorage.channel(
                            path, more, StandardOpenOption.WRITE, StandardOpenOption.READ));
        }

        @Override
        public void write(ByteBuffer source, long offset) throws IOException {
            long end = offset + source.remaining();
            if (end > mapped.byteSize() && end > mapWhole()) {
                FolderStorage.writeFully(channel, source, offset);
                hasGrown = true;
                return;
            }
            MemorySegment.copy(
                    MemorySegment.ofBuffer(source), 0, mapped, offset, source.remaining());
            source.position(source.limit());
            dirtyFrom = Math.min(dirtyFrom, offset);
            dirtyTo = Math.max(dirtyTo, end);
        }

        /** Maps the whole file, unless it still grows; returns how much is mapped. */
        @SuppressWarnings("MustBeClosedChecker") // It is the field's, which close() closes.
        private long mapWhole() throws IOException {
            long bytes = channel.size();
            if (bytes > mapped.byteSize() && !hasGrown) {
                Arena wider = Arena.ofShared();
                mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, wider);
                arena.close();
                arena = wider;
            }
            return mapped.byteSize();
        }

        @Override
        public ByteBuffer readAll() throws IOException {
            return FolderStorage.readFully(channel);
        }

        @Override
        public void force() throws IOException {
            if (hasGrown) {
                channel.force(false);
                hasGrown = false;
            }
            if (dirtyFrom < dirtyTo) {
                try {
                    mapped.asSlice(dirtyFrom, dirtyTo - dirtyFrom).force();
                } catch (UncheckedIOException failure) {
                    throw new IOException(failure.getMessage(), failure);
                }
                dirtyFrom = Long.MAX_VALUE;
                dirtyTo = 0;
            }
        }

        @Override
        public void close() throws IOException {
            arena.close();
            channel.close();
        }
    }
}

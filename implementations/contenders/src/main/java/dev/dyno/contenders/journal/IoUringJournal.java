package dev.dyno.contenders.journal;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;

/** Group commit by io_uring: a frame's write and the flush behind it are one submission. */
@Implementation(
        id = "io-uring",
        summary = "Group commit by io_uring: write and flush linked, one system call per frame.",
        hotClasses = {FrameBuffer.class})
final class IoUringJournal extends WriterThreadJournal {
    IoUringJournal(JournalSpec spec, RecordVisitor visitor) {
        super(new FolderStorage(spec.folder(), RingFile::open), spec, visitor);
    }

    /** Answers whether the kernel lets this process have a ring and write through it. */
    static Availability availability() {
        String system = System.getProperty("os.name", "unknown");
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return Availability.unusable(system + " has no io_uring");
        }
        try {
            Path file = Files.createTempFile("dyno-io-uring-", ".probe");
            try (JournalStorage.File probe = RingFile.open(file, Set.of())) {
                probe.write(FrameFormat.buffer(FrameFormat.SECTOR_BYTES), 0);
                probe.force();
                return Availability.USABLE;
            } finally {
                Files.delete(file);
            }
        } catch (IOException refused) {
            return Availability.unusable(
                    "the kernel refuses io_uring ("
                            + refused.getMessage()
                            + "); see kernel.io_uring_disabled and the container's seccomp rules");
        }
    }

    /** A file whose last write waits for the flush that follows it. One thread at a time. */
    private static final class RingFile implements JournalStorage.File {
        private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

        private final IoUring ring;
        private final FileChannel reading;
        private ByteBuffer pending = NOTHING;
        private long pendingAt;

        private RingFile(IoUring ring, FileChannel reading) {
            this.ring = ring;
            this.reading = reading;
        }

        static JournalStorage.File open(Path path, Set<? extends OpenOption> more)
                throws IOException {
            boolean isNew = more.contains(StandardOpenOption.CREATE);
            IoUring ring = new IoUring(path, isNew ? IoUring.Mode.NEW : IoUring.Mode.EXISTING);
            try {
                return new RingFile(ring, FileChannel.open(path, StandardOpenOption.READ));
            } catch (IOException refused) {
                ring.close();
                throw refused;
            }
        }

        @Override
        public void write(ByteBuffer source, long offset) throws IOException {
            writePending();
            pending = source.duplicate();
            pendingAt = offset;
            source.position(source.limit());
        }

        private void writePending() throws IOException {
            ring.write(pending, pendingAt);
            pending = NOTHING;
        }

        @Override
        public void force() throws IOException {
            if (pending.hasRemaining()) {
                ring.writeAndFlush(pending, pendingAt);
                pending = NOTHING;
            } else {
                ring.flush();
            }
        }

        @Override
        public ByteBuffer readAll() throws IOException {
            writePending();
            return FolderStorage.readFully(reading);
        }

        @Override
        public void close() throws IOException {
            try (ring;
                    reading) {
                writePending();
            }
        }
    }
}

package dev.dyno.contenders.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes whole blocks only, as direct input and output demands: from buffers that begin on a block,
 * to offsets that do. The block that a write ends in is kept, and is written again in front of the
 * next one; what it holds already is on the disk and stays as it is there, sector by sector.
 *
 * <p>Made for files that are appended to: what lies behind a write up to the end of its block is
 * taken to be zero.
 */
final class AlignedStorage implements JournalStorage {
    static final int BLOCK_BYTES = 4_096;

    /** So much goes to the disk at once; a frame beyond it takes several writes. */
    private static final int STAGING_BYTES = 1 << 20;

    private final JournalStorage inner;

    AlignedStorage(JournalStorage inner) {
        this.inner = inner;
    }

    /** Returns an empty buffer that begins on a block. */
    static ByteBuffer alignedBuffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes + BLOCK_BYTES)
                .alignedSlice(BLOCK_BYTES)
                .limit(bytes);
    }

    @Override
    public void makeFolder() throws IOException {
        inner.makeFolder();
    }

    @Override
    public List<String> names() throws IOException {
        return inner.names();
    }

    @Override
    public File create(String name) throws IOException {
        return new AlignedFile(inner.create(name));
    }

    @Override
    public File open(String name) throws IOException {
        return new AlignedFile(inner.open(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        inner.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        inner.delete(name);
    }

    @Override
    public void forceFolder() throws IOException {
        inner.forceFolder();
    }

    @Override
    public Path path(String name) {
        return inner.path(name);
    }

    /** One file. One thread at a time. */
    private static final class AlignedFile implements File {
        private static final long NONE = -1;
        private static final byte[] ZEROS = new byte[BLOCK_BYTES];

        private final File file;
        private final ByteBuffer staging = alignedBuffer(STAGING_BYTES);

        /** Where the block lies that the staging begins with, or {@link #NONE}. */
        private long keptAt = NONE;

        AlignedFile(File file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer source, long offset) throws IOException {
            long at = offset;
            while (source.hasRemaining()) {
                at += writePart(source, at);
            }
        }

        private int writePart(ByteBuffer source, long offset) throws IOException {
            int before = (int) (offset % BLOCK_BYTES);
            long block = offset - before;
            if (before > 0 && block != keptAt) {
                readBlock(block);
            }
            int count = Math.min(source.remaining(), STAGING_BYTES - before);
            staging.clear().put(before, source, source.position(), count);
            source.position(source.position() + count);
            int end = before + count;
            int behind = Math.floorMod(-end, BLOCK_BYTES);
            staging.put(end, ZEROS, 0, behind).limit(end + behind);
            file.write(staging, block);
            staging.clear();
            keptAt = NONE;
            if (behind > 0) {
                int last = end + behind - BLOCK_BYTES;
                staging.put(0, staging, last, BLOCK_BYTES);
                keptAt = block + last;
            }
            return count;
        }

        /** Reads the block that a file ended in when it was opened. */
        private void readBlock(long block) throws IOException {
            ByteBuffer contents = file.readAll();
            int known = Math.clamp(contents.limit() - block, 0, BLOCK_BYTES);
            staging.clear().put(0, contents, (int) block, known);
            staging.put(known, ZEROS, 0, BLOCK_BYTES - known);
        }

        @Override
        public ByteBuffer readAll() throws IOException {
            return file.readAll();
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

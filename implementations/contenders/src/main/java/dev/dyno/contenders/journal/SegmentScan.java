package dev.dyno.contenders.journal;

import static dev.dyno.contenders.journal.FrameFormat.FILE_HEADER_BYTES;
import static dev.dyno.contenders.journal.FrameFormat.FRAME_HEADER_BYTES;
import static dev.dyno.contenders.journal.FrameFormat.FRAME_TRAILER_BYTES;
import static dev.dyno.contenders.journal.FrameFormat.SECTOR_BYTES;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.RecordVisitor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Reads one file of a journal from its first frame to its end, and judges how it ends. */
final class SegmentScan {
    private static final int LARGEST_FRAME_AT = 28;

    private final Path path;
    private final ByteBuffer file;
    private final RecordVisitor visitor;
    private final CRC32C crc = new CRC32C();
    private final long[] words = new long[Journal.RECORD_WORDS];
    private int at = FILE_HEADER_BYTES;
    private long nextIndex;
    private int chain;

    /**
     * Prepares a scan.
     *
     * @param nextIndex the index that the file's first record must have
     * @param chain the chain of the last frame before the file
     */
    SegmentScan(Path path, ByteBuffer file, long nextIndex, int chain, RecordVisitor visitor) {
        this.path = path;
        this.file = file.order(ByteOrder.LITTLE_ENDIAN);
        this.nextIndex = nextIndex;
        this.chain = chain;
        this.visitor = visitor;
    }

    /**
     * Returns the chain of the last frame before a file, as its header has it.
     *
     * @throws JournalException if there is no whole header
     */
    static int chainBefore(Path path, ByteBuffer file) {
        if (!FrameFormat.isFileHeader(file.order(ByteOrder.LITTLE_ENDIAN))) {
            throw JournalException.corrupt(path, 0, "this is no header of a journal file");
        }
        return FrameFormat.chainBefore(file);
    }

    /** How a file ends. */
    enum End {
        /** With a whole frame, and zeros behind it. */
        CLEAN,
        /** With a frame of which a part is missing. */
        TORN
    }

    /** Returns where the first byte is that no whole frame has. */
    int offset() {
        return at;
    }

    /** Returns the index of the record that comes next. */
    long nextIndex() {
        return nextIndex;
    }

    /** Returns the chain of the last whole frame. */
    int chain() {
        return chain;
    }

    /**
     * Checks the header block.
     *
     * @return false if it was never written whole, so that the file holds nothing
     */
    boolean checkHeader() {
        if (!FrameFormat.isFileHeader(file)) {
            if (isZero(firstZeroTail(Math.min(FILE_HEADER_BYTES, file.limit())), file.limit())) {
                return false;
            }
            throw JournalException.corrupt(path, 0, "this is no header of a journal file");
        }
        if (file.getInt(8) != FrameFormat.VERSION) {
            throw JournalException.corrupt(
                    path,
                    8,
                    "the version is %d, and this program reads %d"
                            .formatted(file.getInt(8), FrameFormat.VERSION));
        }
        if (file.getInt(12) != FrameFormat.BYTE_ORDER_MARK) {
            throw JournalException.corrupt(path, 12, "the byte order is not little-endian");
        }
        if (file.getLong(16) != nextIndex || file.getInt(24) != chain) {
            throw JournalException.corrupt(
                    path,
                    16,
                    "the file begins with record %d of another row of files, and record %d is next"
                            .formatted(file.getLong(16), nextIndex));
        }
        return true;
    }

    /** A header block that was cut off has data only in its first bytes. */
    private int firstZeroTail(int limit) {
        int end = limit;
        while (end > 0 && file.get(end - 1) == 0) {
            end--;
        }
        return end <= FRAME_HEADER_BYTES + Integer.BYTES ? end : 0;
    }

    /** Visits the records of all whole frames. */
    End scan() {
        while (visitFrame()) {
            // Until the first frame that is not whole.
        }
        return judge();
    }

    private boolean visitFrame() {
        if (!FrameFormat.isFrameHeader(file, at)) {
            return false;
        }
        int bytes = FrameFormat.bytesOf(file, at);
        int records = FrameFormat.recordsOf(file, at);
        if (FrameFormat.firstIndexOf(file, at) != nextIndex) {
            throw JournalException.corrupt(
                    path,
                    at + 8L,
                    "the frame begins with record %d, and record %d is next"
                            .formatted(FrameFormat.firstIndexOf(file, at), nextIndex));
        }
        if (bytes > file.limit() - at
                || file.getLong(at + bytes - FRAME_TRAILER_BYTES) != FrameFormat.END_MARK
                || FrameFormat.chainOf(file, at)
                        != FrameFormat.chain(file, at, records, chain, crc)) {
            return false;
        }
        chain = FrameFormat.chainOf(file, at);
        for (int record = 0; record < records; record++) {
            int first = at + FRAME_HEADER_BYTES + record * Journal.RECORD_BYTES;
            for (int word = 0; word < Journal.RECORD_WORDS; word++) {
                words[word] = file.getLong(first + word * Long.BYTES);
            }
            visitor.record(nextIndex, words);
            nextIndex++;
        }
        at += bytes;
        return true;
    }

    private End judge() {
        if (isZero(at, file.limit())) {
            return End.CLEAN;
        }
        int laterFrame = laterFrame();
        if (laterFrame >= 0) {
            throw JournalException.corrupt(
                    path, at, "the frame does not fit, and one at " + laterFrame + " follows it");
        }
        if (!isTorn()) {
            throw JournalException.corrupt(
                    path, at, "the frame was written whole and does not fit its checksum");
        }
        return End.TORN;
    }

    /** Answers whether a crash can leave what stands behind the last whole frame. */
    private boolean isTorn() {
        boolean hasHeader = FrameFormat.isFrameHeader(file, at);
        int known = hasHeader ? FrameFormat.bytesOf(file, at) : FRAME_HEADER_BYTES;
        if (known > file.limit() - at) {
            return true;
        }
        int end = at + known;
        if (file.get(end - 1) == 0 && isZero(end, file.limit())) {
            return true;
        }
        long writtenTo = hasHeader ? end : (long) at + file.getInt(LARGEST_FRAME_AT);
        return hasZeroSector(at, end)
                && isZero((int) Math.min(writtenTo, file.limit()), file.limit());
    }

    /** Returns where a whole header stands behind the frame that does not fit, or -1. */
    private int laterFrame() {
        for (int offset = at + Long.BYTES; offset < file.limit(); offset += Long.BYTES) {
            if (FrameFormat.isFrameHeader(file, offset)
                    && FrameFormat.firstIndexOf(file, offset) > nextIndex) {
                return offset;
            }
        }
        return -1;
    }

    /** Answers whether of one of the sectors that a frame touches its part is still zero. */
    private boolean hasZeroSector(int from, int to) {
        int sector = from;
        while (sector < to) {
            int next = Math.min(to, (sector / SECTOR_BYTES + 1) * SECTOR_BYTES);
            if (isZero(sector, next)) {
                return true;
            }
            sector = next;
        }
        return false;
    }

    private boolean isZero(int from, int to) {
        for (int offset = from; offset < to; offset++) {
            if (file.get(offset) != 0) {
                return false;
            }
        }
        return true;
    }
}

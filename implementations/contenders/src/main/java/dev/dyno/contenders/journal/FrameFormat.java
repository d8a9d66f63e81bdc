package dev.dyno.contenders.journal;

import dev.dyno.contracts.journal.Journal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What is on the disk. A journal is a row of files of one size, named after the index of their
 * first record. A file is a header block and then frames; a frame is what was written and flushed
 * at once. What no frame has reached is zero, because every file is written full of zeros before it
 * is used: that a write went missing can then be seen, and no flush has to allocate blocks.
 *
 * <pre>
 *  file header, 4,096 bytes           frame
 *    0  u64 magic                       0  u32 magic
 *    8  u32 version                     4  u32 bytes of the frame
 *   12  u32 byte order mark             8  u64 index of the first record
 *   16  u64 index of the first record  16  u32 count of records
 *   24  u32 chain of the last frame    20  u32 CRC32C of bytes 0..19
 *       of the file before             24  u32 chain
 *   28  u32 bytes of the largest frame 28  u32 zero
 *   32  u32 CRC32C of bytes 0..31      32  records of 64 bytes
 *   36  zero                           ..  u64 end mark
 * </pre>
 *
 * All little-endian. The chain of a frame is the CRC32C of the chain of the frame before, of bytes
 * 0..23, and of the records: a frame that was written elsewhere or at another time does not fit.
 *
 * <p>A half-written frame at the end of the last file is told from damage by what a crash can
 * leave: sectors of 512 bytes that are still zero, or zeros from some byte on, or the end of the
 * file; and nothing behind it. A frame that is there from its first to its last sector and does not
 * fit was damaged later, and is refused, also at the end. The one thing that cannot be told apart
 * is damage in a last frame that by its own contents holds a whole sector of zeros.
 */
final class FrameFormat {
    static final int SECTOR_BYTES = 512;
    static final int FILE_HEADER_BYTES = 4_096;
    static final int FRAME_HEADER_BYTES = 32;
    static final int FRAME_TRAILER_BYTES = 8;
    static final int CHAIN_FIRST = 0;
    static final int VERSION = 1;
    static final long FILE_MAGIC = 0x4C4E_524A_4F4E_5944L;
    static final int FRAME_MAGIC = 0x4D52_4644;
    static final int BYTE_ORDER_MARK = 0x0102_0304;
    static final long END_MARK = 0xE7D6_C5B4_A392_8171L;

    private static final int FILE_CRC_AT = 32;
    private static final int FRAME_CRC_AT = 20;
    private static final int CHAINED_HEADER_BYTES = 24;

    private FrameFormat() {}

    /** Returns the bytes of a frame with so many records. */
    static int frameBytes(int records) {
        return FRAME_HEADER_BYTES + records * Journal.RECORD_BYTES + FRAME_TRAILER_BYTES;
    }

    /** Returns how many records the largest frame holds that fits into a file. */
    static int recordsInFile(int segmentBytes) {
        return (segmentBytes - FILE_HEADER_BYTES - FRAME_HEADER_BYTES - FRAME_TRAILER_BYTES)
                / Journal.RECORD_BYTES;
    }

    /** Returns an empty buffer in the byte order of the files. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns a file's header block, ready to be written. */
    static ByteBuffer fileHeader(long firstIndex, int chain, int largestFrameBytes) {
        ByteBuffer header = buffer(FILE_HEADER_BYTES);
        header.putLong(0, FILE_MAGIC)
                .putInt(8, VERSION)
                .putInt(12, BYTE_ORDER_MARK)
                .putLong(16, firstIndex)
                .putInt(24, chain)
                .putInt(28, largestFrameBytes)
                .putInt(FILE_CRC_AT, crc(header, 0, FILE_CRC_AT, new CRC32C()));
        return header;
    }

    /** Answers whether the header block's checksum fits. */
    static boolean isFileHeader(ByteBuffer file) {
        return file.limit() >= FILE_HEADER_BYTES
                && file.getLong(0) == FILE_MAGIC
                && file.getInt(FILE_CRC_AT) == crc(file, 0, FILE_CRC_AT, new CRC32C());
    }

    /** Returns the chain of the last frame before a file, from a header whose checksum fits. */
    static int chainBefore(ByteBuffer file) {
        return file.getInt(24);
    }

    /**
     * Writes header and end mark around the records that are in a buffer, which then is ready to be
     * written to a file.
     *
     * @return the frame's chain
     */
    static int seal(ByteBuffer frame, long firstIndex, int records, int chain, CRC32C crc) {
        int bytes = frameBytes(records);
        frame.clear();
        frame.putInt(0, FRAME_MAGIC)
                .putInt(4, bytes)
                .putLong(8, firstIndex)
                .putInt(16, records)
                .putInt(FRAME_CRC_AT, crc(frame, 0, FRAME_CRC_AT, crc))
                .putInt(28, 0)
                .putLong(bytes - FRAME_TRAILER_BYTES, END_MARK);
        int sealed = chain(frame, 0, records, chain, crc);
        frame.putInt(CHAINED_HEADER_BYTES, sealed);
        frame.limit(bytes);
        return sealed;
    }

    /** Returns the chain that a frame must have. */
    static int chain(ByteBuffer file, int at, int records, int chainBefore, CRC32C crc) {
        crc.reset();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(chainBefore >>> shift);
        }
        update(crc, file, at, CHAINED_HEADER_BYTES);
        update(crc, file, at + FRAME_HEADER_BYTES, records * Journal.RECORD_BYTES);
        return (int) crc.getValue();
    }

    /** Answers whether a frame's header is whole, wherever it belongs. */
    static boolean isFrameHeader(ByteBuffer file, int at) {
        return at + FRAME_HEADER_BYTES <= file.limit()
                && file.getInt(at) == FRAME_MAGIC
                && file.getInt(at + FRAME_CRC_AT) == crc(file, at, FRAME_CRC_AT, new CRC32C())
                && file.getInt(at + 16) > 0
                && file.getInt(at + 16) <= recordsInFile(Integer.MAX_VALUE)
                && file.getInt(at + 4) == frameBytes(file.getInt(at + 16));
    }

    static int bytesOf(ByteBuffer file, int at) {
        return file.getInt(at + 4);
    }

    static long firstIndexOf(ByteBuffer file, int at) {
        return file.getLong(at + 8);
    }

    static int recordsOf(ByteBuffer file, int at) {
        return file.getInt(at + 16);
    }

    static int chainOf(ByteBuffer file, int at) {
        return file.getInt(at + CHAINED_HEADER_BYTES);
    }

    private static int crc(ByteBuffer source, int at, int bytes, CRC32C crc) {
        crc.reset();
        update(crc, source, at, bytes);
        return (int) crc.getValue();
    }

    /** Moves the buffer's position to and fro instead of making a view of it. */
    private static void update(CRC32C crc, ByteBuffer source, int at, int bytes) {
        int limit = source.limit();
        source.limit(at + bytes).position(at);
        crc.update(source);
        source.limit(limit).position(0);
    }
}

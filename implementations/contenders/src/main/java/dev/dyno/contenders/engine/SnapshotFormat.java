package dev.dyno.contenders.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What a snapshot holds: a header, all resting orders, and the ledger.
 *
 * <pre>
 *  header, 64 bytes                       body
 *    0  u64 magic                           books x
 *    8  u32 version                           u64 orders of the book
 *   12  u32 byte order mark                   orders x
 *   16  u64 commands covered                    u64 side | u64 id | i64 price | u64 quantity
 *   24  u64 books                           ledger words x u64
 *   32  u64 orders of all books           trailer, 16 bytes
 *   40  u64 ledger words                    u64 CRC32C of header and body
 *   48  u64 hash of the state               u64 end mark
 *   56  u64 CRC32C of bytes 0..55
 * </pre>
 *
 * All little-endian. Orders stand in the order of {@link
 * dev.dyno.contracts.matching.OrderBook#forEachOrder}: entered one after the other as limit orders
 * they give the same book, because the orders of a price come in the order of their priority and no
 * two of a book's resting orders cross.
 */
final class SnapshotFormat {
    static final int HEADER_BYTES = 64;
    static final int TRAILER_BYTES = 16;
    static final int ORDER_WORDS = 4;
    static final int VERSION = 1;
    static final int BYTE_ORDER_MARK = 0x0102_0304;
    static final long MAGIC = 0x5041_4E53_4F4E_5944L;
    static final long END_MARK = 0xF1E2_D3C4_B5A6_9788L;

    private static final int CRC_AT = 56;

    private SnapshotFormat() {}

    /**
     * What the header says beside what is the same in all.
     *
     * @param commandCount how many commands are covered
     * @param bookCount how many books there are
     * @param orderCount how many orders rest in all of them
     * @param ledgerWords how many words the ledger has
     * @param stateHash the hash of the state
     */
    record Header(
            long commandCount, long bookCount, long orderCount, long ledgerWords, long stateHash) {
        /** Returns the bytes between header and trailer, or -1 if that is more than a file has. */
        long bodyBytes() {
            long limit = Long.MAX_VALUE / (Long.BYTES * ORDER_WORDS * 4);
            boolean isSane = Math.max(bookCount, Math.max(orderCount, ledgerWords)) < limit;
            boolean isPositive = (commandCount | bookCount | orderCount | ledgerWords) >= 0;
            return isSane && isPositive
                    ? (bookCount + orderCount * ORDER_WORDS + ledgerWords) * Long.BYTES
                    : -1;
        }
    }

    /** Returns an empty buffer in the byte order of the files. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns a header, ready to be written. */
    static ByteBuffer encode(Header header) {
        ByteBuffer bytes = buffer(HEADER_BYTES);
        bytes.putLong(MAGIC).putInt(VERSION).putInt(BYTE_ORDER_MARK);
        bytes.putLong(header.commandCount).putLong(header.bookCount).putLong(header.orderCount);
        bytes.putLong(header.ledgerWords).putLong(header.stateHash);
        bytes.putLong(crcOf(bytes));
        return bytes.flip();
    }

    /**
     * Reads a header.
     *
     * @throws DamagedSnapshotException if it is none
     */
    static Header decode(ByteBuffer bytes) {
        if (bytes.getLong(0) != MAGIC) {
            throw new DamagedSnapshotException("it is no snapshot of an engine");
        }
        if (bytes.getLong(CRC_AT) != crcOf(bytes)) {
            throw new DamagedSnapshotException("its header does not fit its checksum");
        }
        if (bytes.getInt(8) != VERSION) {
            throw new DamagedSnapshotException(
                    "its version is %d, and this program reads %d"
                            .formatted(bytes.getInt(8), VERSION));
        }
        if (bytes.getInt(12) != BYTE_ORDER_MARK) {
            throw new DamagedSnapshotException("its byte order is not little-endian");
        }
        Header header =
                new Header(
                        bytes.getLong(16),
                        bytes.getLong(24),
                        bytes.getLong(32),
                        bytes.getLong(40),
                        bytes.getLong(48));
        if (header.bodyBytes() < 0) {
            throw new DamagedSnapshotException("its counts are impossible");
        }
        return header;
    }

    private static long crcOf(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, CRC_AT));
        return crc.getValue();
    }
}

package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Side;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the open interchange format of order flow, plain or gzipped, as commands.
 *
 * <pre>
 *  header, 16 bytes     u64 magic | u32 version | u32 count           little-endian throughout
 *  record, 40 bytes     u8 type (0 new, 1 cancel, 2 modify) | u8 side (0 buy, 1 sell)
 *                       | u8 ioc (1 in a new immediate-or-cancel order) | u8 pad | u32 quantity
 *                       | u64 sequence, dense from 0 | u64 order id | i64 price ticks
 *                       | i64 reserved
 * </pre>
 *
 * A modify becomes a {@link CommandType#REPLACE} with {@link OrderCommand#FLAG_REQUEUE}. Reads one
 * block at a time, so memory does not depend on the file's size. Anything that does not keep the
 * format, and prices and quantities that no book takes, are refused with the offset of the first
 * bad byte, in a gzipped file the offset in the unpacked data. Not safe for use by several threads.
 */
public final class OrderFileReader implements AutoCloseable {
    /** The first 8 bytes, as a little-endian number. */
    public static final long MAGIC = 0x4D45_4257_5F30_3031L;

    /** The only version there is. */
    public static final int VERSION = 1;

    /** The size of the header in bytes. */
    public static final int HEADER_BYTES = 16;

    /** The size of one record in bytes. */
    public static final int RECORD_BYTES = 40;

    /** The offset of the order id in a record. */
    public static final int ORDER_ID_OFFSET = 16;

    private static final int BLOCK_RECORDS = 1024;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int TYPE_NEW = 0;
    private static final int TYPE_CANCEL = 1;
    private static final int TYPE_MODIFY = 2;
    private static final int QUANTITY_OFFSET = 4;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int PRICE_OFFSET = 24;

    private final InputStream data;
    private final ByteBuffer block =
            ByteBuffer.allocate(BLOCK_RECORDS * RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final OrderCommand command = new OrderCommand();
    private long offset;
    private long count;
    private long nextRecord;

    private OrderFileReader(InputStream data) {
        this.data = data;
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws OrderFileException if it is not an order file of version 1
     * @throws IOException if it cannot be read
     */
    public static OrderFileReader open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            OrderFileReader reader = new OrderFileReader(unpack(raw, file));
            reader.readHeader();
            return reader;
        } catch (IOException | RuntimeException failure) {
            raw.close();
            throw failure;
        }
    }

    private static InputStream unpack(InputStream raw, Path file) throws IOException {
        raw.mark(2);
        int firstBytes = raw.read() << 8 | raw.read();
        raw.reset();
        if (firstBytes == GZIP_MAGIC) {
            try {
                return new GZIPInputStream(raw, BUFFER_BYTES);
            } catch (EOFException | ZipException corrupt) {
                throw new OrderFileException("the gzip header is corrupt or cut off", 0, corrupt);
            }
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            throw new OrderFileException("the name ends in .gz but the data is not gzipped", 0);
        }
        return raw;
    }

    private void readHeader() throws IOException {
        int bytes = fill(HEADER_BYTES);
        if (bytes < HEADER_BYTES) {
            throw new OrderFileException(
                    "the file ends inside the 16-byte header, after " + bytes + " bytes", bytes);
        }
        if (block.getLong(0) != MAGIC) {
            throw new OrderFileException(
                    "the magic is 0x%016X, not 0x%016X; this is not an order file"
                            .formatted(block.getLong(0), MAGIC),
                    firstDifferentByte(block.getLong(0) ^ MAGIC));
        }
        if (block.getInt(8) != VERSION) {
            throw new OrderFileException(
                    "the version is "
                            + Integer.toUnsignedString(block.getInt(8))
                            + ", and only version 1 is known",
                    8 + firstDifferentByte(block.getInt(8) ^ VERSION));
        }
        count = Integer.toUnsignedLong(block.getInt(12));
    }

    private static int firstDifferentByte(long difference) {
        return Long.numberOfTrailingZeros(difference) / Byte.SIZE;
    }

    /** Returns how many records the header promises, {@code 0..2^32-1}. */
    public long count() {
        return count;
    }

    /**
     * Decodes the next records into a command buffer, from its beginning.
     *
     * @return how many commands were decoded, as many as fit or fewer; 0 at the end of the file,
     *     and then the file is known to be whole
     * @throws OrderFileException if the data does not keep the format
     * @throws IOException if the file cannot be read
     */
    public int read(long[] commands) throws IOException {
        long fitting = Math.min(commands.length / OrderCommand.WORDS, BLOCK_RECORDS);
        int wanted = (int) Math.min(fitting, count - nextRecord);
        if (wanted == 0) {
            checkEnd();
            return 0;
        }
        long start = offset;
        int bytes = fill(wanted * RECORD_BYTES);
        for (int index = 0; index < bytes / RECORD_BYTES; index++) {
            decode(index, start + (long) index * RECORD_BYTES, command.wrap(commands, index));
        }
        if (bytes < wanted * RECORD_BYTES) {
            throw new OrderFileException(
                    "the header counts %d records, but the data ends after %d%s"
                            .formatted(
                                    count,
                                    nextRecord,
                                    bytes % RECORD_BYTES == 0 ? "" : " and a part of the next"),
                    offset);
        }
        return wanted;
    }

    private void checkEnd() throws IOException {
        if (fill(1) != 0) {
            throw new OrderFileException(
                    "the header counts " + count + " records, but more data follows", offset - 1);
        }
    }

    private void decode(int index, long recordOffset, OrderCommand into) throws OrderFileException {
        int base = index * RECORD_BYTES;
        int type = Byte.toUnsignedInt(block.get(base));
        int side = Byte.toUnsignedInt(block.get(base + 1));
        int ioc = Byte.toUnsignedInt(block.get(base + 2));
        long quantity = Integer.toUnsignedLong(block.getInt(base + QUANTITY_OFFSET));
        long sequence = block.getLong(base + SEQUENCE_OFFSET);
        long orderId = block.getLong(base + ORDER_ID_OFFSET);
        long priceTicks = block.getLong(base + PRICE_OFFSET);
        if (type > TYPE_MODIFY) {
            throw bad("has the unknown type " + type, recordOffset);
        }
        if (side > Side.SELL) {
            throw bad("has the unknown side " + side, recordOffset + 1);
        }
        if (type == TYPE_NEW && ioc > 1) {
            throw bad("has an ioc field of " + ioc + ", neither 0 nor 1", recordOffset + 2);
        }
        if (type != TYPE_CANCEL && !Prices.isQuantity(quantity)) {
            throw bad("has the quantity " + quantity, recordOffset + QUANTITY_OFFSET);
        }
        if (sequence != nextRecord) {
            throw bad(
                    "has the sequence number " + Long.toUnsignedString(sequence),
                    recordOffset + SEQUENCE_OFFSET + firstDifferentByte(sequence ^ nextRecord));
        }
        if (type != TYPE_CANCEL && !Prices.isPrice(priceTicks)) {
            throw bad(
                    "has the price " + priceTicks + ", beyond the ±2^40 ticks that books take",
                    recordOffset + PRICE_OFFSET);
        }
        switch (type) {
            case TYPE_NEW ->
                    into.enter(
                            sequence,
                            side,
                            ioc == 1 ? OrderType.IOC : OrderType.LIMIT,
                            orderId,
                            priceTicks,
                            quantity);
            case TYPE_CANCEL -> into.cancel(sequence, orderId);
            default ->
                    into.replace(
                            sequence, OrderCommand.FLAG_REQUEUE, orderId, priceTicks, quantity);
        }
        nextRecord++;
    }

    private OrderFileException bad(String what, long badOffset) {
        return new OrderFileException("record " + nextRecord + " " + what, badOffset);
    }

    /** Reads bytes into the block until it has as many as wanted or the data ends. */
    private int fill(int wanted) throws IOException {
        try {
            int filled = 0;
            while (filled < wanted) {
                int bytes = data.read(block.array(), filled, wanted - filled);
                if (bytes < 0) {
                    break;
                }
                filled += bytes;
                offset += bytes;
            }
            return filled;
        } catch (EOFException cutOff) {
            throw new OrderFileException("the gzip data is cut off", offset, cutOff);
        } catch (ZipException corrupt) {
            throw new OrderFileException(
                    "the gzip data is corrupt: " + corrupt.getMessage(), offset, corrupt);
        }
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}

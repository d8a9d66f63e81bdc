package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineException;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Reads one snapshot: first whether it is whole and sound, then into books. */
final class SnapshotReader {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final SnapshotFolder folder;
    private final String name;

    SnapshotReader(SnapshotFolder folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Reads the whole file.
     *
     * @return what its header says
     * @throws DamagedSnapshotException if a byte is missing, wrong or too much
     */
    SnapshotFormat.Header verify() throws IOException {
        try (InputStream input = folder.open(name)) {
            ByteBuffer header = read(input, SnapshotFormat.HEADER_BYTES);
            SnapshotFormat.Header decoded = SnapshotFormat.decode(header);
            CRC32C crc = new CRC32C();
            crc.update(header.duplicate());
            long left = decoded.bodyBytes();
            while (left > 0) {
                ByteBuffer part = read(input, (int) Math.min(left, BUFFER_BYTES));
                left -= part.limit();
                crc.update(part);
            }
            ByteBuffer trailer = read(input, SnapshotFormat.TRAILER_BYTES);
            if (trailer.getLong(0) != crc.getValue()) {
                throw new DamagedSnapshotException("its contents do not fit its checksum");
            }
            if (trailer.getLong(Long.BYTES) != SnapshotFormat.END_MARK || input.read() >= 0) {
                throw new DamagedSnapshotException("it does not end where it should");
            }
            return decoded;
        }
    }

    private static ByteBuffer read(InputStream input, int bytes) throws IOException {
        byte[] read = input.readNBytes(bytes);
        if (read.length < bytes) {
            throw new DamagedSnapshotException("it ends too early");
        }
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a file that was verified into a state before its first command.
     *
     * @throws EngineException if the state is another engine's
     */
    void restore(SnapshotFormat.Header header, EngineState state) throws IOException {
        Path path = folder.path(name);
        if (header.bookCount() != state.bookCount()) {
            throw mismatch(
                    "%s has %d books, and this engine has %d"
                            .formatted(path, header.bookCount(), state.bookCount()));
        }
        try (InputStream input = folder.open(name)) {
            input.skipNBytes(SnapshotFormat.HEADER_BYTES);
            Words words = new Words(input);
            for (int index = 0; index < state.bookCount(); index++) {
                enterAll(words, state.book(index), path);
            }
            long[] ledger = new long[Math.toIntExact(header.ledgerWords())];
            for (int word = 0; word < ledger.length; word++) {
                ledger[word] = words.next();
            }
            state.ledger().restore(ledger);
        } catch (IllegalArgumentException other) {
            throw mismatch(path + " has another ledger: " + other.getMessage());
        }
        if (state.hash() != header.stateHash()) {
            throw mismatch(path + " is sound, but these books and this ledger make another state");
        }
    }

    private static void enterAll(Words words, OrderBook book, Path path) throws IOException {
        OrderCommand order = new OrderCommand();
        ReportSink accepted =
                (_, header, orderId, _, _, _) -> {
                    if ((header & 0xFF) != ReportType.ACCEPTED) {
                        throw mismatch(
                                "%s holds order %d, which its book does not take back (reason %d)"
                                        .formatted(path, orderId, header >>> 16 & 0xFF));
                    }
                };
        for (long orders = words.next(); orders > 0; orders--) {
            int side = (int) words.next();
            long orderId = words.next();
            long priceTicks = words.next();
            book.apply(
                    order.enter(0, side, OrderType.LIMIT, orderId, priceTicks, words.next()),
                    accepted);
        }
    }

    private static EngineException mismatch(String what) {
        return new EngineException(EngineException.Kind.MISMATCH, what, null);
    }

    /** The words of a file, one after the other. */
    private static final class Words {
        private final InputStream input;
        private ByteBuffer buffer = SnapshotFormat.buffer(0);

        Words(InputStream input) {
            this.input = input;
        }

        long next() throws IOException {
            if (!buffer.hasRemaining()) {
                buffer =
                        ByteBuffer.wrap(input.readNBytes(BUFFER_BYTES))
                                .order(ByteOrder.LITTLE_ENDIAN);
            }
            return buffer.getLong();
        }
    }
}

package dev.dyno.contenders.engine;

import dev.dyno.contracts.matching.OrderBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Writes one snapshot from its first byte to its last. */
final class SnapshotWriter {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final SnapshotFolder.Output output;
    private final ByteBuffer buffer = SnapshotFormat.buffer(BUFFER_BYTES);
    private final CRC32C crc = new CRC32C();

    private SnapshotWriter(SnapshotFolder.Output output) {
        this.output = output;
    }

    /** Writes a state that follows from so many commands; does not flush. */
    static void write(SnapshotFolder.Output output, EngineState state, long commandCount)
            throws IOException {
        try {
            new SnapshotWriter(output).write(state, commandCount);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void write(EngineState state, long commandCount) {
        long orders = 0;
        for (int index = 0; index < state.bookCount(); index++) {
            orders += state.book(index).orderCount();
        }
        long[] ledgerWords = {0};
        state.ledger().forEachWord(_ -> ledgerWords[0]++);
        buffer.put(
                SnapshotFormat.encode(
                        new SnapshotFormat.Header(
                                commandCount,
                                state.bookCount(),
                                orders,
                                ledgerWords[0],
                                state.hash())));
        for (int index = 0; index < state.bookCount(); index++) {
            OrderBook book = state.book(index);
            put(book.orderCount());
            book.forEachOrder((side, orderId, priceTicks, quantity) -> {
                put(side);
                put(orderId);
                put(priceTicks);
                put(quantity);
            });
        }
        state.ledger().forEachWord(this::put);
        drain();
        put(crc.getValue());
        put(SnapshotFormat.END_MARK);
        drain();
    }

    private void put(long word) {
        if (buffer.remaining() < Long.BYTES) {
            drain();
        }
        buffer.putLong(word);
    }

    private void drain() {
        buffer.flip();
        crc.update(buffer.duplicate());
        try {
            output.write(buffer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        buffer.clear();
    }
}

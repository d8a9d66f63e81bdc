package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineException;
import dev.dyno.contracts.engine.EngineLedger;
import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.matching.BookStateHash;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;

/** The books and the ledger: all that follows from the commands. One thread at a time. */
final class EngineState {
    private final OrderBook[] books;
    private final EngineLedger ledger;
    private final boolean hasLedger;
    private final OrderCommand command = new OrderCommand();
    private final Both both = new Both();

    /** Creates the state before the first command. */
    EngineState(EngineSpec spec, EngineParts parts) {
        books = new OrderBook[spec.books().size()];
        int index = 0;
        for (OrderBookSpec book : spec.books()) {
            if (!book.rules().isEmpty()) {
                throw new EngineException(
                        EngineException.Kind.MISMATCH,
                        "snapshots hold resting orders only, and a book has the rules "
                                + book.rules(),
                        null);
            }
            books[index++] = parts.books().create(book);
        }
        if (!books[0].capabilities().contains(OrderBookCapability.ORDER_TRAVERSAL)) {
            throw new EngineException(
                    EngineException.Kind.MISMATCH,
                    "an engine needs books with the capability "
                            + OrderBookCapability.ORDER_TRAVERSAL.id()
                            + ", or it could take no snapshot",
                    null);
        }
        ledger = parts.ledgers().get();
        hasLedger = !ledger.equals(EngineLedger.NONE);
    }

    int bookCount() {
        return books.length;
    }

    OrderBook book(int instrument) {
        return books[instrument];
    }

    EngineLedger ledger() {
        return ledger;
    }

    /** Applies the command in a slot of an array; the ledger learns of it before the listener. */
    void apply(long[] words, int slot, EngineListener listener) {
        int firstWord = slot * OrderCommand.WORDS;
        command.wrap(words, slot);
        EngineListener target = listener;
        if (hasLedger) {
            both.listener = listener;
            target = both;
        }
        target.applying(words, firstWord);
        books[command.instrument()].apply(command, target);
        target.acknowledged(command.sequence());
    }

    /** Applies a record of the journal, which must be the next command of a book that exists. */
    void replay(long index, long[] words, EngineListener listener) {
        command.wrap(words, 0);
        if (command.sequence() != index || !hasInstrument(command)) {
            throw new EngineException(
                    EngineException.Kind.MISMATCH,
                    "record %d of the journal is the command %s; this engine has %d instruments"
                            .formatted(index, command, books.length),
                    null);
        }
        apply(words, 0, listener);
    }

    boolean hasInstrument(OrderCommand candidate) {
        return Integer.compareUnsigned(candidate.instrument(), books.length) < 0;
    }

    /** Returns a hash of all books and the ledger. */
    long hash() {
        long[] hash = {0};
        for (OrderBook book : books) {
            hash[0] = BookStateHash.fold(hash[0], book.stateHash());
        }
        ledger.forEachWord(word -> hash[0] = BookStateHash.fold(hash[0], word));
        return hash[0];
    }

    /** Tells the ledger, and then whoever listens. */
    private final class Both implements EngineListener {
        private EngineListener listener = EngineListener.NONE;

        @Override
        public void applying(long[] words, int firstWord) {
            ledger.applying(words, firstWord);
            listener.applying(words, firstWord);
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            ledger.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
            listener.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
        }

        @Override
        public void acknowledged(long sequence) {
            ledger.acknowledged(sequence);
            listener.acknowledged(sequence);
        }
    }
}

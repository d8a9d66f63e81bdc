package dev.dyno.contracts.engine;

import java.util.function.LongConsumer;

/**
 * State beside the books that follows from the commands and their reports alone, such as accounts:
 * it is told of each command before anybody else, is snapshotted with the books, and recovered with
 * them.
 */
public interface EngineLedger extends EngineListener {
    /** Keeps nothing. */
    EngineLedger NONE =
            new EngineLedger() {
                @Override
                public void forEachWord(LongConsumer words) {}

                @Override
                public void restore(long[] words) {}

                @Override
                public void report(
                        long sequence,
                        int header,
                        long orderId,
                        long makerOrderId,
                        long priceTicks,
                        long quantity) {}
            };

    /** Gives the whole state as words; equal states give equal words. */
    void forEachWord(LongConsumer words);

    /**
     * Takes the state that another ledger of this kind gave; called on a new ledger only.
     *
     * @throws IllegalArgumentException if the words are not of this kind
     */
    void restore(long[] words);
}

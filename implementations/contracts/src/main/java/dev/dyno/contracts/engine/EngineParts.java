package dev.dyno.contracts.engine;

import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.matching.OrderBookFactory;
import java.util.function.Supplier;

/**
 * What an engine is put together from.
 *
 * @param books makes the books; they must have {@link
 *     dev.dyno.contracts.matching.OrderBookCapability#ORDER_TRAVERSAL}
 * @param journals opens the journal
 * @param ledgers makes ledgers in their first state; all are of one kind
 */
public record EngineParts(
        OrderBookFactory books, JournalFactory journals, Supplier<EngineLedger> ledgers) {
    /** Puts an engine together without a ledger. */
    public EngineParts(OrderBookFactory books, JournalFactory journals) {
        this(books, journals, () -> EngineLedger.NONE);
    }
}

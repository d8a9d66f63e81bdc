package dev.dyno.peers.exchangecore;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.peers.OrderBookFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExchangeCoreInvariantsTest {
    @Test
    void theLibraryFindsItsStructureWholeAfterEveryCommand() {
        OrderBookSpec spec = OrderBookSpec.ofOrders(32);
        List<ExchangeCoreOrderBook> books =
                List.of(
                        new ExchangeCoreDirectOrderBook(spec),
                        new ExchangeCoreNaiveOrderBook(spec));
        for (ExchangeCoreOrderBook book : books) {
            OrderBookFlow flow = new OrderBookFlow(5, book.capabilities());
            OrderCommand command = new OrderCommand();
            for (int index = 0; index < 5000; index++) {
                flow.next(command);
                book.apply(command, (_, _, _, _, _, _) -> {});
                assertThatCode(book::checkInvariants)
                        .as(book.getClass().getSimpleName() + " " + command)
                        .doesNotThrowAnyException();
            }
        }
    }
}

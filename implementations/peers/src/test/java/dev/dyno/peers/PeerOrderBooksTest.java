package dev.dyno.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PeerOrderBooksTest {
    private static final long SEEDS = Long.getLong("dyno.seeds", 40);
    private static final int COMMANDS = 4000;
    private static final int ORDERS_MAX = 32;

    private static List<Entry<OrderBookFactory>> entries() {
        return Catalogues.load(PeerOrderBooksTest.class.getClassLoader())
                .entries(OrderBookFactory.CONTRACT, OrderBookFactory.class);
    }

    static Stream<Entry<OrderBookFactory>> peers() {
        return entries().stream().filter(entry -> entry.kind() == ImplementationKind.PEER);
    }

    private static OrderBook reference() {
        return entries().getFirst().factory().create(OrderBookSpec.ofOrders(ORDERS_MAX));
    }

    @Test
    void allPeersAreThereAndUsable() {
        assertThat(peers())
                .extracting(Entry::id)
                .containsExactly("exchange-core-direct", "exchange-core-naive", "parity-match");
        assertThat(peers())
                .allSatisfy(
                        entry -> assertThat(entry.availability()).isEqualTo(Availability.USABLE));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void agreesWithTheReferenceAfterEveryCommand(Entry<OrderBookFactory> entry) {
        OrderBook peer = entry.factory().create(OrderBookSpec.ofOrders(ORDERS_MAX));
        for (long seed = 1; seed <= SEEDS; seed++) {
            // The same book again and again: clear must leave nothing behind.
            peer.clear();
            compare(peer, reference(), seed);
        }
    }

    private static void compare(OrderBook peer, OrderBook reference, long seed) {
        OrderBookFlow flow = new OrderBookFlow(seed, peer.capabilities());
        OrderCommand command = new OrderCommand();
        for (int index = 0; index < COMMANDS; index++) {
            flow.next(command);
            String where = "seed " + seed + ", " + command;
            assertThat(reports(peer, command)).as(where).isEqualTo(reports(reference, command));
            assertThat(state(peer)).as(where).isEqualTo(state(reference));
        }
    }

    private static List<String> reports(OrderBook book, OrderCommand command) {
        List<String> reports = new ArrayList<>();
        ReportSink sink =
                (sequence, header, orderId, makerOrderId, priceTicks, quantity) -> {
                    long[] words = new long[ExecutionReport.WORDS];
                    ExecutionReport.encode(
                            words,
                            0,
                            sequence,
                            header,
                            orderId,
                            makerOrderId,
                            priceTicks,
                            quantity);
                    reports.add(new ExecutionReport().wrap(words, 0).toString());
                };
        book.apply(command, sink);
        return reports;
    }

    private static List<String> state(OrderBook book) {
        List<String> state = new ArrayList<>();
        state.add(book.bestBidTicks() + " " + book.bestAskTicks() + " " + book.orderCount());
        book.forEachOrder((side, orderId, priceTicks, quantity) ->
                state.add(side + " " + orderId + " " + priceTicks + " " + quantity));
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            int visited =
                    book.depth(side, 3, (price, quantity) -> state.add(price + ":" + quantity));
            state.add("levels " + visited + ", at 1003: " + book.quantityAt(side, 1003));
        }
        return state;
    }

    @ParameterizedTest
    @MethodSource("peers")
    void whatIsNotDeclaredIsRefusedAndChangesNothing(Entry<OrderBookFactory> entry) {
        OrderBook book = entry.factory().create(OrderBookSpec.ofOrders(ORDERS_MAX));
        OrderCommand command = new OrderCommand();
        reports(book, command.enter(1, Side.SELL, OrderType.LIMIT, 7, 100, 5));
        List<String> before = state(book);
        if (!book.capabilities().contains(OrderBookCapability.FOK)) {
            assertRefused(book, command.enter(2, Side.BUY, OrderType.FOK, 8, 100, 5));
        }
        if (!book.capabilities().contains(OrderBookCapability.POST_ONLY)) {
            assertRefused(book, command.enter(2, Side.BUY, OrderType.POST_ONLY, 8, 90, 5));
        }
        if (!book.capabilities().contains(OrderBookCapability.NEGATIVE_PRICES)) {
            assertRefused(book, command.enter(2, Side.BUY, OrderType.LIMIT, 8, -1, 5));
        }
        if (!book.capabilities().contains(OrderBookCapability.ANY_ORDER_ID)) {
            assertRefused(book, command.enter(2, Side.BUY, OrderType.LIMIT, -8, 90, 5));
        }
        assertThat(state(book)).isEqualTo(before);
        assertThat(book.capabilities()).isNotEqualTo(reference().capabilities());
    }

    private static void assertRefused(OrderBook book, OrderCommand command) {
        assertThat(reports(book, command))
                .singleElement()
                .asString()
                .startsWith("type=" + ReportType.REJECTED + " ")
                .contains("reason=" + Reason.NOT_SUPPORTED + " ");
    }
}

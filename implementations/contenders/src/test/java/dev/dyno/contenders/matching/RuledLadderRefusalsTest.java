package dev.dyno.contenders.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.SelfTradeMode;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * New orders with every combination of what can be wrong with their fields: a ladder with rules
 * refuses each for the same reason as the reference with the same rules.
 */
final class RuledLadderRefusalsTest {
    private static final Set<OrderBookCapability> OF_ARRIVAL =
            EnumSet.of(
                    OrderBookCapability.MARKET_PROTECTION,
                    OrderBookCapability.POST_ONLY_SLIDE,
                    OrderBookCapability.HALT);
    private static final int[] SIDES = {Side.BUY, Side.SELL, 2, 255};
    private static final long[] QUANTITIES = {0, 3, 1L << 32};
    private static final long[] PRICES = {-1, 0, 5, Prices.PRICE_TICKS_MAX + 1, Long.MIN_VALUE};
    private static final int[] MODES = {SelfTradeMode.NONE, SelfTradeMode.DECREMENT, 200};
    private static final long[] EXPIRIES = {0, 7, OrderCommand.DAY};
    private static final long RESTING_ID = 1;

    static List<Arguments> ladders() {
        OrderBookFactory heap = LadderOrderBook::create;
        OrderBookFactory offHeap = OffHeapLadderOrderBook::create;
        return List.of(
                Arguments.of("heap, rules of arrival", heap, OF_ARRIVAL),
                Arguments.of("heap, all rules", heap, OrderBookCapability.rules()),
                Arguments.of("native, all rules", offHeap, OrderBookCapability.rules()));
    }

    /** Takes one digit after the other off a number, which so stands for one combination. */
    private static final class Combination {
        private int rest;

        Combination(int number) {
            rest = number;
        }

        int next(int choices) {
            int digit = rest % choices;
            rest /= choices;
            return digit;
        }

        boolean isOver() {
            return rest > 0;
        }
    }

    /** Overwrites the command with one of all combinations; answers whether there was one left. */
    private static boolean enter(OrderCommand command, int number) {
        Combination fields = new Combination(number);
        long orderId = fields.next(2) == 0 ? RESTING_ID : RESTING_ID + 1 + number;
        int side = SIDES[fields.next(SIDES.length)];
        int type = fields.next(OrderType.COUNT + 1);
        long quantity = QUANTITIES[fields.next(QUANTITIES.length)];
        long price = PRICES[fields.next(PRICES.length)];
        command.enter(number, side, type, orderId, price, quantity)
                .selfTradeMode(MODES[fields.next(MODES.length)])
                .expiryTime(EXPIRIES[fields.next(EXPIRIES.length)])
                .account(fields.next(2))
                .displayQuantity(fields.next(2))
                .stopPriceTicks(fields.next(2) == 0 ? 12 : Prices.PRICE_TICKS_MAX + 1);
        return !fields.isOver();
    }

    private static List<String> reports(
            OrderBookFactory factory, Set<OrderBookCapability> rules, int state) {
        OrderBook book = factory.create(OrderBookSpec.ofOrders(1 << 14).withRules(rules));
        List<String> reports = new ArrayList<>();
        OrderCommand command = new OrderCommand();
        apply(book, command.enter(0, Side.SELL, OrderType.LIMIT, RESTING_ID, 9, 1), reports);
        apply(book, command.time(0, 9), reports);
        apply(book, command.setState(0, state), reports);
        for (int number = 0; enter(command, number); number++) {
            apply(book, command, reports);
        }
        return reports;
    }

    private static void apply(OrderBook book, OrderCommand command, List<String> reports) {
        book.apply(
                command,
                (sequence, header, id, maker, price, quantity) ->
                        reports.add(
                                "%s: %d reason %d id %d maker %d price %d quantity %d"
                                        .formatted(
                                                command,
                                                header & 0xFF,
                                                header >>> 16,
                                                id,
                                                maker,
                                                price,
                                                quantity)));
    }

    private static Set<Integer> reasons(List<String> reports) {
        Set<Integer> reasons = new TreeSet<>();
        for (String report : reports) {
            int from = report.indexOf("reason ") + "reason ".length();
            reasons.add(Integer.valueOf(report.substring(from, report.indexOf(' ', from))));
        }
        return reasons;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ladders")
    void namesTheReasonThatTheReferenceNames(
            String name, OrderBookFactory ladder, Set<OrderBookCapability> rules) {
        List<String> expected = reports(TreeMapOrderBook::create, rules, BookState.OPEN);
        assertThat(reasons(expected))
                .contains(
                        Reason.UNKNOWN_SIDE,
                        Reason.UNKNOWN_ORDER_TYPE,
                        Reason.QUANTITY_OUT_OF_RANGE,
                        Reason.PRICE_OUT_OF_RANGE,
                        Reason.DUPLICATE_ORDER_ID);
        if (rules.contains(OrderBookCapability.STOP)) {
            assertThat(reasons(expected))
                    .contains(
                            Reason.DISPLAY_OUT_OF_RANGE,
                            Reason.UNKNOWN_SELF_TRADE_MODE,
                            Reason.ACCOUNT_MISSING,
                            Reason.ALREADY_EXPIRED)
                    .doesNotContain(Reason.NOT_SUPPORTED);
        } else {
            assertThat(reasons(expected)).contains(Reason.NOT_SUPPORTED);
        }
        assertThat(reports(ladder, rules, BookState.OPEN)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ladders")
    void refusesAllWhileTradingIsHalted(
            String name, OrderBookFactory ladder, Set<OrderBookCapability> rules) {
        List<String> expected = reports(TreeMapOrderBook::create, rules, BookState.HALTED);
        assertThat(reasons(expected)).contains(Reason.HALTED);
        assertThat(reports(ladder, rules, BookState.HALTED)).isEqualTo(expected);
    }
}

package dev.dyno.workloads.matching.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.RandomOrderCommands;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.matching.MatchingReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random commands with all rules on: what must hold whatever the rules say. */
final class RulesLedgerTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_265);
    private static final int COMMANDS = 20_000;
    private static final int ORDERS_MAX = 64;

    /** Keeps the account of every order from reports and the commands' own terms. */
    private static final class Ledger implements ReportSink {
        private final Map<Long, Long> open = new HashMap<>();
        private final Map<Long, OrderCommand> entered = new HashMap<>();
        private final Set<Long> waiting = new HashSet<>();
        private final Map<Integer, Integer> met = new TreeMap<>();
        private OrderCommand command = new OrderCommand();
        private long time;

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            int type = header & 0xFF;
            met.merge(type, 1, Integer::sum);
            switch (type) {
                case ReportType.ACCEPTED, ReportType.STOP_ACCEPTED -> {
                    assertThat(open.put(orderId, quantity)).as("seed %d", SEED).isNull();
                    entered.put(orderId, command);
                    if (type == ReportType.STOP_ACCEPTED) {
                        waiting.add(orderId);
                    }
                }
                case ReportType.TRIGGERED -> {
                    assertThat(waiting.remove(orderId)).as("fires once, seed %d", SEED).isTrue();
                    assertThat(open).as("seed %d", SEED).containsEntry(orderId, quantity);
                }
                case ReportType.TRADE -> trade(orderId, makerOrderId, quantity);
                case ReportType.CANCELLED -> {
                    assertThat(open.remove(orderId)).as("seed %d", SEED).isEqualTo(quantity);
                    waiting.remove(orderId);
                }
                case ReportType.REDUCED ->
                        assertThat(open.put(orderId, quantity))
                                .as("seed %d", SEED)
                                .isGreaterThan(quantity);
                case ReportType.REPLACED -> open.put(orderId, quantity);
                case ReportType.DISPLAYED ->
                        assertThat(quantity)
                                .as("seed %d", SEED)
                                .isBetween(1L, openOf(orderId))
                                .isLessThanOrEqualTo(terms(orderId).displayQuantity());
                default -> {
                    // Refusals and summaries move no quantity.
                }
            }
        }

        private OrderCommand terms(long orderId) {
            return Objects.requireNonNull(entered.get(orderId));
        }

        private long openOf(long orderId) {
            return Objects.requireNonNull(open.get(orderId));
        }

        private void trade(long takerId, long makerId, long quantity) {
            OrderCommand taker = terms(takerId);
            OrderCommand maker = terms(makerId);
            boolean isOwn = taker.selfTradeMode() != 0 && taker.account() == maker.account();
            assertThat(isOwn).as("self-trade of %d, seed %d", takerId, SEED).isFalse();
            assertThat(waiting).as("seed %d", SEED).doesNotContain(takerId, makerId);
            for (long id : new long[] {takerId, makerId}) {
                long expiry = terms(id).expiryTime();
                assertThat(expiry <= 0 || expiry > time).as("expired, seed %d", SEED).isTrue();
                long left = openOf(id) - quantity;
                assertThat(left).as("seed %d", SEED).isNotNegative();
                if (left == 0) {
                    open.remove(id);
                } else {
                    open.put(id, left);
                }
            }
        }
    }

    @Test
    void quantityIsConservedAndNoRuleIsBroken() {
        OrderBook book =
                MatchingReference.factory()
                        .create(OrderBookSpec.ofOrders(ORDERS_MAX).withAllRules());
        RandomOrderCommands commands =
                new RandomOrderCommands(
                        SplitMix64.named("rules-ledger", SEED), book.capabilities());
        Ledger ledger = new Ledger();
        for (int index = 0; index < COMMANDS; index++) {
            OrderCommand command = commands.next(book.time());
            ledger.command = command;
            boolean isTime = command.type() == CommandType.TIME;
            ledger.time = isTime ? command.expiryTime() : book.time();
            book.apply(command, ledger);
            check(book, ledger);
        }
        for (int type = ReportType.ACCEPTED; type < ReportType.COUNT; type++) {
            assertThat(ledger.met).as("seed %d", SEED).containsKey(type);
        }
        assertThat(ledger.met.get(ReportType.TRIGGERED)).as("seed %d", SEED).isGreaterThan(100);
    }

    /** What the reports say is open must be what the book shows, tips at least and at most. */
    private static void check(OrderBook book, Ledger ledger) {
        int known = book.orderCount() + book.pendingCount();
        assertThat(ledger.open).as("seed %d", SEED).hasSize(known);
        assertThat(ledger.waiting).as("seed %d", SEED).hasSize(book.pendingCount());
        BookAudit.check(book, book.capabilities());
        Map<Long, Long> hidden = new HashMap<>();
        book.forEachTerms(terms -> {
            assertThat(ledger.open)
                    .as("seed %d", SEED)
                    .containsEntry(terms.orderId(), terms.openQuantity());
            hidden.put(terms.orderId(), terms.displayQuantity());
        });
        book.forEachOrder((side, orderId, _, quantity) -> {
            assertThat(side).isIn(Side.BUY, Side.SELL);
            long open = ledger.openOf(orderId);
            if (hidden.getOrDefault(orderId, 0L) == 0) {
                assertThat(quantity).as("seed %d", SEED).isEqualTo(open);
            } else {
                assertThat(quantity).as("seed %d", SEED).isBetween(1L, open);
            }
        });
    }
}

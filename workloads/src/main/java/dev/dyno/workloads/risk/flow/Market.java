package dev.dyno.workloads.risk.flow;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.RiskSpec;
import dev.dyno.workloads.UsableFactories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reference's books, which answer commands as an engine's core does. Order ids are unique over
 * all books. One thread at a time.
 */
public final class Market {
    private static final int ORDERS_MAX = 1 << 14;

    private final List<OrderBook> books = new ArrayList<>();
    private final Map<Long, Integer> accountByOrder = new HashMap<>();
    private final OrderCommand command = new OrderCommand();
    private long sequence;

    /** Creates empty books. */
    public Market(int instruments) {
        OrderBookFactory factory =
                UsableFactories.reference(OrderBookFactory.CONTRACT, OrderBookFactory.class)
                        .factory();
        for (int index = 0; index < instruments; index++) {
            books.add(factory.create(OrderBookSpec.ofOrders(ORDERS_MAX)));
        }
    }

    /** Applies a command, which gets its sequence, and tells of it as an engine does. */
    public void apply(long[] words, EngineListener listener) {
        command.wrap(words, 0).sequence(sequence);
        accountByOrder.putIfAbsent(command.orderId(), command.account());
        listener.applying(words, 0);
        books.get(command.instrument()).apply(command, listener);
        listener.acknowledged(sequence);
        sequence++;
    }

    /** Returns the open orders. */
    public int orderCount() {
        return books.stream().mapToInt(OrderBook::orderCount).sum();
    }

    /**
     * Returns what is wrong with accounts when no command is under way, or null if what they hold
     * is what the open orders need, all that is free is available, and nothing came or went.
     */
    public @Nullable String difference(RiskSpec spec, PreTradeRisk risk) {
        int instruments = books.size();
        long[][] needed = needed(spec.accounts().size(), instruments);
        long[] totals = new long[1 + instruments];
        for (int account = 1; account <= spec.accounts().size(); account++) {
            for (int asset = 0; asset <= instruments; asset++) {
                Amounts seen = Amounts.of(risk, account, asset);
                if (seen.held != needed[account - 1][asset] || seen.available != seen.free) {
                    return "account %d, %s: expected %d held and all free available, saw %s"
                            .formatted(account, named(asset), needed[account - 1][asset], seen);
                }
                if (seen.free < 0) {
                    return "account %d, %s: expected no debts, saw %s"
                            .formatted(account, named(asset), seen);
                }
                totals[asset] += seen.free + seen.held;
            }
        }
        return totalDifference(spec, totals);
    }

    private static @Nullable String totalDifference(RiskSpec spec, long[] totals) {
        for (int asset = 0; asset < totals.length; asset++) {
            boolean isCash = asset == 0;
            long begun =
                    spec.accounts().stream()
                            .mapToLong(each -> isCash ? each.cash() : each.position())
                            .sum();
            if (totals[asset] != begun) {
                return "%s of all accounts: expected %d as at the beginning, saw %d"
                        .formatted(named(asset), begun, totals[asset]);
            }
        }
        return null;
    }

    private static String named(int asset) {
        return asset == 0 ? "cash" : "instrument " + (asset - 1);
    }

    private long[][] needed(int accounts, int instruments) {
        long[][] needed = new long[accounts][1 + instruments];
        for (int index = 0; index < instruments; index++) {
            int asset = 1 + index;
            books.get(index)
                    .forEachOrder((side, orderId, priceTicks, quantity) -> {
                        long[] row = needed[accountByOrder.getOrDefault(orderId, 0) - 1];
                        row[side == Side.BUY ? 0 : asset] +=
                                side == Side.BUY ? priceTicks * quantity : quantity;
                    });
        }
        return needed;
    }

    private record Amounts(long available, long free, long held) {
        static Amounts of(PreTradeRisk risk, int account, int asset) {
            return asset == 0
                    ? new Amounts(
                            risk.availableCash(account),
                            risk.freeCash(account),
                            risk.heldCash(account))
                    : new Amounts(
                            risk.availablePosition(account, asset - 1),
                            risk.freePosition(account, asset - 1),
                            risk.heldPosition(account, asset - 1));
        }

        @Override
        public String toString() {
            return "%d held, %d free, %d available".formatted(held, free, available);
        }
    }
}

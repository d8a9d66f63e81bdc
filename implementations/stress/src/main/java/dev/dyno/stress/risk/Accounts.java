package dev.dyno.stress.risk;

import dev.dyno.contenders.risk.PreTradeRisks;
import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskAccount;
import dev.dyno.contracts.risk.RiskLimits;
import dev.dyno.contracts.risk.RiskSpec;
import dev.dyno.contracts.risk.RiskVerdict;
import java.util.List;

/** One account of our lock-free risk, which is hidden behind its catalogue. */
final class Accounts {
    /** What one unit costs. */
    static final long PRICE = 10;

    private static final PreTradeRiskFactory ATOMIC = factory();

    private Accounts() {}

    private static PreTradeRiskFactory factory() {
        for (Catalogue<?> catalogue : new PreTradeRisks().catalogues()) {
            for (Entry<?> entry : catalogue.entries()) {
                if (entry.id().equals("atomic-rows")
                        && entry.factory() instanceof PreTradeRiskFactory factory) {
                    return factory;
                }
            }
        }
        throw new IllegalStateException("no risk is called atomic-rows");
    }

    /** Makes the account 1, with cash for so many units and room for so many orders. */
    static PreTradeRisk with(int units, int openOrdersMax, int ordersPerWindowMax) {
        RiskLimits limits = new RiskLimits(10, 1_000, 100, openOrdersMax, ordersPerWindowMax, 1);
        RiskAccount account = new RiskAccount(units * PRICE, 0, limits);
        PreTradeRisk risk = ATOMIC.create(new RiskSpec(List.of(PRICE), List.of(account)));
        risk.start();
        return risk;
    }

    /** Makes the words of an order for one unit. */
    static long[] bid(long orderId) {
        long[] words = new long[OrderCommand.WORDS];
        new OrderCommand()
                .wrap(words, 0)
                .enter(0, Side.BUY, OrderType.LIMIT, orderId, PRICE, 1)
                .account(1);
        return words;
    }

    /** Checks an order for one unit, and returns 1 if it is allowed. */
    static int check(PreTradeRisk risk, long orderId) {
        OrderCommand command = new OrderCommand().wrap(bid(orderId), 0);
        return risk.check(command, 0) == RiskVerdict.ALLOWED ? 1 : 0;
    }

    /** Lets the core put an order that was checked into its book. */
    static void accept(PreTradeRisk risk, long orderId) {
        risk.applying(bid(orderId), 0);
        risk.accepted(0, Side.BUY, orderId, PRICE, 1);
    }

    /** Lets the core take an order out of its book. */
    static void cancel(PreTradeRisk risk, long orderId) {
        long[] words = new long[OrderCommand.WORDS];
        new OrderCommand().wrap(words, 0).cancel(1, orderId).account(1);
        risk.applying(words, 0);
        risk.report(1, ReportType.CANCELLED, orderId, 0, PRICE, 1);
    }
}

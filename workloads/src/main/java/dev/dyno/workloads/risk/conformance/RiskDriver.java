package dev.dyno.workloads.risk.conformance;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskAccount;
import dev.dyno.contracts.risk.RiskLimits;
import dev.dyno.contracts.risk.RiskSpec;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.risk.flow.Market;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Accounts of one implementation with the reference's books behind them. One thread at a time. */
final class RiskDriver {
    static final long REFERENCE_TICKS = 100;
    static final long CASH = 10_000;
    static final long POSITION = 50;
    static final int INSTRUMENTS = 2;

    /** Limits that two accounts have. */
    static final RiskLimits LIMITS = new RiskLimits(40, 3_000, 20, 5, 30, 1_000);

    private final PreTradeRiskFactory factory;
    private final RiskSpec spec;
    private final Market market = new Market(INSTRUMENTS);
    private final long[] words = new long[OrderCommand.WORDS];
    private final OrderCommand command = new OrderCommand().wrap(words, 0);
    private PreTradeRisk risk;
    private long time;
    private long lastId;

    RiskDriver(PreTradeRiskFactory factory) {
        this.factory = factory;
        spec =
                new RiskSpec(
                        Collections.nCopies(INSTRUMENTS, REFERENCE_TICKS),
                        Collections.nCopies(2, new RiskAccount(CASH, POSITION, LIMITS)));
        risk = factory.create(spec);
        risk.start();
    }

    PreTradeRisk risk() {
        return risk;
    }

    Market market() {
        return market;
    }

    void setTime(long newTime) {
        time = newTime;
    }

    long lastId() {
        return lastId;
    }

    /** Prepares a limit order of instrument 0 with a new id, for the case to alter and send. */
    OrderCommand order(int account, int side, long priceTicks, long quantity) {
        return order(account, side, OrderType.LIMIT, priceTicks, quantity);
    }

    OrderCommand order(int account, int side, int orderType, long priceTicks, long quantity) {
        return command.enter(0, side, orderType, ++lastId, priceTicks, quantity).account(account);
    }

    /** Prepares a limit order with an id that another order has. */
    OrderCommand orderAgain(long orderId, int account, int side, long priceTicks, long quantity) {
        return command.enter(0, side, OrderType.LIMIT, orderId, priceTicks, quantity)
                .account(account);
    }

    /** Prepares the cancel of an order of instrument 0. */
    OrderCommand cancel(int account, long orderId) {
        return command.cancel(0, orderId).account(account);
    }

    /** Prepares the reduction of an order of instrument 0. */
    OrderCommand reduce(int account, long orderId, long quantity) {
        return command.reduce(0, orderId, quantity).account(account);
    }

    /** Checks what was prepared, and applies it if it is allowed. */
    int send() {
        int verdict = check();
        if (verdict == RiskVerdict.ALLOWED) {
            apply();
        }
        return verdict;
    }

    int check() {
        return risk.check(command, time);
    }

    void apply() {
        market.apply(words, risk);
    }

    void retract() {
        risk.retract(command);
    }

    /** Sends what was prepared, and fails unless it gets a verdict. */
    void expectVerdict(int expected) {
        String sent = command.toString();
        expect("the verdict on " + sent + " to be", expected, send());
    }

    /** Makes new accounts of the old ones' words, as an engine that recovers does. */
    void restore() {
        long[] state = words(risk);
        risk = factory.create(spec);
        risk.restore(state);
    }

    static long[] words(PreTradeRisk risk) {
        List<Long> words = new ArrayList<>();
        risk.forEachWord(words::add);
        return words.stream().mapToLong(Long::longValue).toArray();
    }

    /** Fails unless accounts hold what the open orders need, and nothing came or went. */
    void checkBalances() {
        String difference = market.difference(spec, risk);
        if (difference != null) {
            throw new ConformanceFailure(difference);
        }
    }

    /** Fails unless two numbers are equal. */
    static void expect(String what, long expected, long seen) {
        if (expected != seen) {
            throw new ConformanceFailure("expected %s %d, saw %d".formatted(what, expected, seen));
        }
    }
}

package dev.dyno.workloads.risk.conformance;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.workloads.UsableFactories;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** The reference, with a fault between it and its caller. */
final class WrongRisk implements PreTradeRisk {
    /** What can be wrong, and the case that is made for it. */
    enum Fault {
        TAKES_ANY_ACCOUNT("unknown-account-is-refused"),
        TAKES_ANY_PRICE("limits-are-checked-in-order"),
        MISTAKES_THE_ORDER("limits-are-checked-in-order"),
        LEAVES_THE_COLLAR_WHERE_IT_WAS("collar-follows-the-last-trade"),
        COUNTS_NO_ORDERS("window-of-time-limits-orders"),
        COUNTS_FOR_EVER("window-of-time-limits-orders"),
        STOPS_NOBODY("stopped-account-may-only-lower-risk"),
        OPENS_ANY_NUMBER("open-orders-are-limited"),
        KEEPS_WHAT_IS_CANCELLED("orders-hold-what-they-need"),
        MISSES_REDUCTIONS("orders-hold-what-they-need"),
        PAYS_TOO_MUCH("trades-settle-at-the-makers-price"),
        KEEPS_WHAT_IS_REJECTED("refused-orders-hold-nothing"),
        RETRACTS_NOTHING("refused-orders-hold-nothing"),
        FORGETS_ORDERS("accounts-come-back"),
        REFUSES_NOW_AND_THEN("verdicts-are-those-of-the-reference"),
        LOOKS_BEFORE_IT_TAKES("concurrent-checks-never-overspend");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private static final int LOOKS = 50;

    private final Fault fault;
    private final PreTradeRisk right;
    private final int words;
    private int checks;

    private WrongRisk(Fault fault, PreTradeRisk right, int words) {
        this.fault = fault;
        this.right = right;
        this.words = words;
    }

    static PreTradeRiskFactory with(Fault fault) {
        PreTradeRiskFactory reference =
                UsableFactories.reference(PreTradeRiskFactory.CONTRACT, PreTradeRiskFactory.class)
                        .factory();
        return spec -> {
            PreTradeRisk right = reference.create(spec);
            return new WrongRisk(fault, right, RiskDriver.words(right).length);
        };
    }

    @Override
    public int check(OrderCommand command, long time) {
        if (fault == Fault.LOOKS_BEFORE_IT_TAKES) {
            return lookThenTake(command);
        }
        long seen =
                switch (fault) {
                    case COUNTS_NO_ORDERS -> time + 1_000L * checks;
                    case COUNTS_FOR_EVER -> 0;
                    default -> time;
                };
        checks++;
        return altered(right.check(command, seen), command);
    }

    private int altered(int verdict, OrderCommand command) {
        return switch (fault) {
            case TAKES_ANY_ACCOUNT ->
                    verdict == RiskVerdict.UNKNOWN_ACCOUNT ? RiskVerdict.ALLOWED : verdict;
            case TAKES_ANY_PRICE ->
                    verdict == RiskVerdict.OUTSIDE_COLLAR ? RiskVerdict.ALLOWED : verdict;
            case MISTAKES_THE_ORDER ->
                    verdict == RiskVerdict.QUANTITY_ABOVE_MAX && command.priceTicks() > 200
                            ? RiskVerdict.NOTIONAL_ABOVE_MAX
                            : verdict;
            case LEAVES_THE_COLLAR_WHERE_IT_WAS ->
                    command.priceTicks() > RiskDriver.REFERENCE_TICKS + 20
                            ? RiskVerdict.OUTSIDE_COLLAR
                            : verdict;
            case OPENS_ANY_NUMBER ->
                    verdict == RiskVerdict.TOO_MANY_OPEN ? RiskVerdict.ALLOWED : verdict;
            case REFUSES_NOW_AND_THEN ->
                    checks % 1_000 == 0 ? RiskVerdict.INSUFFICIENT_CASH : verdict;
            default -> verdict;
        };
    }

    /** Another check may come between the look and the taking, which takes whatever is there. */
    @SuppressWarnings("ThreadPriorityCheck") // It gives the other one time to come.
    private int lookThenTake(OrderCommand command) {
        if (command.type() != 0) {
            return RiskVerdict.ALLOWED;
        }
        boolean buys = command.side() == Side.BUY;
        long there =
                buys
                        ? right.availableCash(command.account())
                        : right.availablePosition(command.account(), 0);
        long need = (buys ? command.priceTicks() : 1) * command.quantity();
        for (int look = 0; look < LOOKS; look++) {
            Thread.yield();
        }
        if (there < need) {
            return RiskVerdict.INSUFFICIENT_CASH;
        }
        // Nobody asks again: what was taken meanwhile is taken twice.
        right.check(command, 0);
        return RiskVerdict.ALLOWED;
    }

    @Override
    public void retract(OrderCommand command) {
        if (fault != Fault.RETRACTS_NOTHING) {
            right.retract(command);
        }
    }

    @Override
    public void stop(int account) {
        if (fault != Fault.STOPS_NOBODY) {
            right.stop(account);
        }
    }

    @Override
    public void resume(int account) {
        right.resume(account);
    }

    @Override
    public void start() {
        right.start();
    }

    @Override
    public void applying(long[] command, int firstWord) {
        right.applying(command, firstWord);
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        boolean isMissed =
                switch (header & 0xFF) {
                    case ReportType.CANCELLED -> fault == Fault.KEEPS_WHAT_IS_CANCELLED;
                    case ReportType.REDUCED -> fault == Fault.MISSES_REDUCTIONS;
                    case ReportType.REJECTED -> fault == Fault.KEEPS_WHAT_IS_REJECTED;
                    default -> false;
                };
        boolean paysTooMuch = fault == Fault.PAYS_TOO_MUCH && (header & 0xFF) == ReportType.TRADE;
        if (!isMissed) {
            right.report(
                    sequence,
                    header,
                    orderId,
                    makerOrderId,
                    priceTicks + (paysTooMuch ? 1 : 0),
                    quantity);
        }
    }

    @Override
    public void forEachWord(LongConsumer consumer) {
        right.forEachWord(consumer);
    }

    @Override
    public void restore(long[] state) {
        right.restore(fault == Fault.FORGETS_ORDERS ? Arrays.copyOf(state, words) : state);
    }

    @Override
    public long availableCash(int account) {
        return right.availableCash(account);
    }

    @Override
    public long availablePosition(int account, int instrument) {
        return right.availablePosition(account, instrument);
    }

    @Override
    public long freeCash(int account) {
        return right.freeCash(account);
    }

    @Override
    public long freePosition(int account, int instrument) {
        return right.freePosition(account, instrument);
    }

    @Override
    public long heldCash(int account) {
        return right.heldCash(account);
    }

    @Override
    public long heldPosition(int account, int instrument) {
        return right.heldPosition(account, instrument);
    }
}

package dev.dyno.workloads.risk.conformance;

import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.RiskVerdict;

/** What is refused whatever an account has. */
final class LimitCases {
    private static final long PRICE = RiskDriver.REFERENCE_TICKS;

    private LimitCases() {}

    static void accounts(RiskDriver driver) {
        for (int account : new int[] {0, 3, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            driver.order(account, Side.BUY, PRICE, 1);
            driver.expectVerdict(RiskVerdict.UNKNOWN_ACCOUNT);
            driver.cancel(account, 1);
            driver.expectVerdict(RiskVerdict.UNKNOWN_ACCOUNT);
        }
        driver.checkBalances();
    }

    static void orders(RiskDriver driver) {
        driver.order(1, Side.BUY, OrderType.STOP, PRICE, 1);
        driver.expectVerdict(RiskVerdict.NOT_COVERED);
        driver.order(1, Side.BUY, PRICE, 1).displayQuantity(1);
        driver.expectVerdict(RiskVerdict.NOT_COVERED);
        driver.order(1, Side.BUY, PRICE, 0).instrument(RiskDriver.INSTRUMENTS);
        driver.expectVerdict(RiskVerdict.UNKNOWN_INSTRUMENT);
        driver.order(1, Side.BUY, PRICE, 0).instrument(-1);
        driver.expectVerdict(RiskVerdict.UNKNOWN_INSTRUMENT);
        driver.order(1, Side.BUY, PRICE, 0);
        driver.expectVerdict(RiskVerdict.MALFORMED);
        driver.order(1, Side.BOTH, PRICE, 41);
        driver.expectVerdict(RiskVerdict.MALFORMED);
        driver.order(1, Side.SELL, 0, 41);
        driver.expectVerdict(RiskVerdict.MALFORMED);
        driver.order(1, Side.BUY, -PRICE, 1);
        driver.expectVerdict(RiskVerdict.MALFORMED);
        driver.order(1, Side.BUY, OrderType.MARKET, 0, 41);
        driver.expectVerdict(RiskVerdict.UNPRICED);
        driver.order(1, Side.SELL, OrderType.MARKET, 0, 41);
        driver.expectVerdict(RiskVerdict.QUANTITY_ABOVE_MAX);
        driver.order(1, Side.BUY, 3 * PRICE, 41);
        driver.expectVerdict(RiskVerdict.QUANTITY_ABOVE_MAX);
        driver.order(1, Side.BUY, 2 * PRICE, 31);
        driver.expectVerdict(RiskVerdict.NOTIONAL_ABOVE_MAX);
        driver.order(1, Side.SELL, 1L << 40, 40);
        driver.expectVerdict(RiskVerdict.NOTIONAL_ABOVE_MAX);
        driver.order(1, Side.BUY, PRICE + 21, 1);
        driver.expectVerdict(RiskVerdict.OUTSIDE_COLLAR);
        driver.order(1, Side.SELL, PRICE - 21, 1);
        driver.expectVerdict(RiskVerdict.OUTSIDE_COLLAR);
        driver.order(1, Side.BUY, PRICE, 30);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.BUY, PRICE - 20, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(2, Side.SELL, PRICE + 20, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.checkBalances();
    }

    static void collar(RiskDriver driver) {
        driver.order(1, Side.BUY, PRICE + 15, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(2, Side.SELL, PRICE + 15, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(2, Side.SELL, PRICE + 35, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(2, Side.SELL, PRICE - 6, 1);
        driver.expectVerdict(RiskVerdict.OUTSIDE_COLLAR);
        driver.order(2, Side.SELL, PRICE - 6, 1).instrument(1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.checkBalances();
    }

    static void window(RiskDriver driver) {
        for (long start : new long[] {0, 1_000, 5_000}) {
            driver.setTime(start);
            for (int order = 0; order < 30; order++) {
                driver.setTime(start + order * 33L);
                driver.order(1, Side.BUY, PRICE, 0);
                driver.expectVerdict(RiskVerdict.MALFORMED);
            }
            driver.order(1, Side.BUY, PRICE, 0);
            driver.expectVerdict(RiskVerdict.TOO_MANY_IN_WINDOW);
            driver.cancel(1, 1);
            driver.expectVerdict(RiskVerdict.ALLOWED);
            driver.order(2, Side.BUY, PRICE, 0);
            driver.expectVerdict(RiskVerdict.MALFORMED);
        }
    }

    static void stopped(RiskDriver driver) {
        driver.order(1, Side.BUY, PRICE, 2);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        long open = driver.lastId();
        driver.risk().stop(1);
        driver.risk().stop(1);
        driver.order(1, Side.SELL, PRICE + 1, 1);
        driver.expectVerdict(RiskVerdict.STOPPED);
        driver.order(2, Side.SELL, PRICE + 1, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.reduce(1, open, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.checkBalances();
        driver.cancel(1, open);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        RiskDriver.expect("cash held to be", 0, driver.risk().heldCash(1));
        driver.risk().resume(1);
        driver.order(1, Side.SELL, PRICE + 1, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.checkBalances();
    }

    static void openOrders(RiskDriver driver) {
        long[] ids = new long[5];
        for (int order = 0; order < ids.length; order++) {
            driver.order(1, Side.BUY, PRICE - order, 2).instrument(0);
            driver.expectVerdict(RiskVerdict.ALLOWED);
            ids[order] = driver.lastId();
        }
        driver.order(1, Side.SELL, PRICE + 9, 1).instrument(1);
        driver.expectVerdict(RiskVerdict.TOO_MANY_OPEN);
        driver.reduce(1, ids[3], 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.SELL, PRICE + 9, 1);
        driver.expectVerdict(RiskVerdict.TOO_MANY_OPEN);
        driver.cancel(1, ids[3]);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.SELL, PRICE + 9, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(2, Side.SELL, PRICE, 3);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.SELL, PRICE + 9, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.SELL, PRICE + 9, 1);
        driver.expectVerdict(RiskVerdict.TOO_MANY_OPEN);
        driver.checkBalances();
    }
}

package dev.dyno.workloads.risk.conformance;

import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.RiskVerdict;
import java.util.Arrays;

/** What is held, released and moved. */
final class HoldCases {
    private static final long PRICE = RiskDriver.REFERENCE_TICKS;

    private HoldCases() {}

    private static void expectCash(RiskDriver driver, int account, long free, long held) {
        PreTradeRisk risk = driver.risk();
        RiskDriver.expect("free cash to be", free, risk.freeCash(account));
        RiskDriver.expect("held cash to be", held, risk.heldCash(account));
        RiskDriver.expect("available cash to be", free, risk.availableCash(account));
    }

    private static void expectPosition(RiskDriver driver, int account, long free, long held) {
        PreTradeRisk risk = driver.risk();
        RiskDriver.expect("free position to be", free, risk.freePosition(account, 0));
        RiskDriver.expect("held position to be", held, risk.heldPosition(account, 0));
        RiskDriver.expect("available position to be", free, risk.availablePosition(account, 0));
    }

    static void holds(RiskDriver driver) {
        driver.order(1, Side.BUY, PRICE, 30);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        long first = driver.lastId();
        driver.order(1, Side.BUY, PRICE, 30);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.BUY, PRICE - 10, 30);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectCash(driver, 1, 1_300, 8_700);
        driver.order(1, Side.BUY, PRICE + 1, 13);
        driver.expectVerdict(RiskVerdict.INSUFFICIENT_CASH);
        driver.order(1, Side.BUY, PRICE, 13);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectCash(driver, 1, 0, 10_000);
        driver.reduce(1, first, 10);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectCash(driver, 1, 1_000, 9_000);
        driver.cancel(1, first);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectCash(driver, 1, 3_000, 7_000);
        driver.order(2, Side.SELL, PRICE + 10, 27);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(2, Side.SELL, PRICE + 10, 24);
        driver.expectVerdict(RiskVerdict.INSUFFICIENT_POSITION);
        driver.order(2, Side.SELL, PRICE + 10, 23);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectPosition(driver, 2, 0, 50);
        driver.reduce(2, driver.lastId(), 23);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectPosition(driver, 2, 23, 27);
        driver.checkBalances();
    }

    static void settles(RiskDriver driver) {
        driver.order(2, Side.SELL, PRICE, 10);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.BUY, PRICE + 10, 15);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectCash(driver, 1, 10_000 - 1_000 - 550, 550);
        expectPosition(driver, 1, 60, 0);
        expectCash(driver, 2, 11_000, 0);
        expectPosition(driver, 2, 40, 0);
        driver.order(2, Side.SELL, OrderType.MARKET, 0, 8);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectCash(driver, 1, 10_000 - 1_000 - 550, 0);
        expectPosition(driver, 2, 35, 0);
        driver.order(1, Side.BUY, PRICE, 5);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.SELL, OrderType.IOC, PRICE, 5);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectPosition(driver, 1, 65, 0);
        driver.checkBalances();
    }

    static void refusals(RiskDriver driver) {
        driver.order(1, Side.BUY, PRICE, 5);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        long resting = driver.lastId();
        driver.order(2, Side.SELL, OrderType.POST_ONLY, PRICE, 5);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectPosition(driver, 2, 50, 0);
        driver.order(2, Side.SELL, OrderType.FOK, PRICE, 6);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectPosition(driver, 2, 50, 0);
        driver.orderAgain(resting, 1, Side.BUY, PRICE - 5, 7);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        expectCash(driver, 1, 9_500, 500);
        driver.order(1, Side.BUY, PRICE, 20);
        RiskDriver.expect("the verdict to be", RiskVerdict.ALLOWED, driver.check());
        RiskDriver.expect("available cash to be", 7_500, driver.risk().availableCash(1));
        RiskDriver.expect("free cash to be", 9_500, driver.risk().freeCash(1));
        driver.retract();
        expectCash(driver, 1, 9_500, 500);
        driver.checkBalances();
    }

    static void recovers(RiskDriver driver) {
        driver.order(2, Side.SELL, PRICE + 5, 10);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.BUY, PRICE + 5, 4);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.BUY, PRICE - 9, 4).instrument(1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        long[] before = RiskDriver.words(driver.risk());
        driver.restore();
        long[] after = RiskDriver.words(driver.risk());
        RiskDriver.expect("words of the state to be", before.length, after.length);
        RiskDriver.expect("the first word that differs to be", -1, Arrays.mismatch(before, after));
        driver.checkBalances();
        // While an engine recovers nobody checks: what is announced is held then.
        driver.order(2, Side.SELL, PRICE + 20, 3);
        driver.apply();
        driver.checkBalances();
        driver.risk().start();
        driver.order(1, Side.BUY, PRICE + 25, 8);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.checkBalances();
        expectPosition(driver, 1, 62, 0);
        for (int order = 0; order < 3; order++) {
            driver.order(1, Side.BUY, PRICE + 5, 1);
            driver.expectVerdict(RiskVerdict.ALLOWED);
        }
        driver.order(1, Side.BUY, PRICE + 5, 1);
        driver.expectVerdict(RiskVerdict.ALLOWED);
        driver.order(1, Side.BUY, PRICE + 5, 1);
        driver.expectVerdict(RiskVerdict.TOO_MANY_OPEN);
    }
}

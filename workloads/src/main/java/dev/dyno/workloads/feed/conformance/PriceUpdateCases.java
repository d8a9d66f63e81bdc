package dev.dyno.workloads.feed.conformance;

import static dev.dyno.contracts.feed.FeedKind.BEST_PRICES;
import static dev.dyno.contracts.feed.FeedKind.LEVELS;
import static dev.dyno.contracts.matching.Side.BUY;
import static dev.dyno.contracts.matching.Side.SELL;

import dev.dyno.contracts.matching.OrderCommand;

/** What feeds of levels and of best prices say. */
final class PriceUpdateCases {
    private PriceUpdateCases() {}

    static void addTo(FeedCases cases) {
        addLevels(cases);
        addBest(cases);
    }

    private static void addLevels(FeedCases cases) {
        cases.add(
                LEVELS,
                "level-is-told-once-a-command",
                "A level that several trades of a command change is told once, as it is then.",
                feed -> {
                    feed.sell(1, 100, 5).level(SELL, 100, 5);
                    feed.sell(2, 100, 6).level(SELL, 100, 11);
                    feed.sell(3, 100, 7).level(SELL, 100, 18);
                    feed.buy(4, 100, 12).level(SELL, 100, 6);
                });
        cases.add(
                LEVELS,
                "levels-come-best-first",
                "The levels that a command changes come buys first and the best price first.",
                feed -> {
                    feed.sell(1, 100, 5).level(SELL, 100, 5);
                    feed.sell(2, 101, 5).level(SELL, 101, 5);
                    feed.sell(3, 102, 5).level(SELL, 102, 5);
                    feed.buy(4, 101, 13).level(BUY, 101, 3).level(SELL, 100, 0).level(SELL, 101, 0);
                });
        cases.add(
                LEVELS,
                "level-that-ends-as-it-was-is-not-told",
                "A level is not told where a command leaves it with the quantity that it had.",
                feed -> {
                    feed.buy(1, 100, 5).level(BUY, 100, 5);
                    feed.buy(2, 100, 5).level(BUY, 100, 10);
                    feed.replace(OrderCommand.FLAG_REQUEUE, 1, 100, 5);
                    feed.replace(0, 1, 99, 5).level(BUY, 100, 5).level(BUY, 99, 5);
                });
        cases.add(
                LEVELS,
                "command-ends-when-the-next-begins",
                "Without a flush the levels of a command are told before the next command's.",
                feed -> {
                    feed.withoutFlush();
                    feed.buy(1, 100, 5);
                    feed.buy(2, 100, 5).level(BUY, 100, 5);
                    feed.cancel(9).level(BUY, 100, 10);
                });
        cases.add(
                LEVELS,
                "snapshot-shows-what-icebergs-show",
                "A snapshot of levels has each once, with what its orders show.",
                feed -> {
                    feed.iceberg(1, 100, 10, 4).level(SELL, 100, 4);
                    feed.sell(2, 100, 5).level(SELL, 100, 9);
                    feed.buy(3, 98, 5).level(BUY, 98, 5);
                    feed.snapshot().level(BUY, 98, 5).level(SELL, 100, 9);
                });
    }

    private static void addBest(FeedCases cases) {
        cases.add(
                BEST_PRICES,
                "best-is-told-with-its-quantity",
                "The best price is told when it or the quantity there changes, and only then.",
                feed -> {
                    feed.buy(1, 100, 5).best(BUY, 100, 5);
                    feed.buy(2, 100, 6).best(BUY, 100, 11);
                    feed.buy(3, 99, 7);
                    feed.sell(4, 100, 2).best(BUY, 100, 9);
                    feed.sell(5, 100, 9).best(BUY, 99, 7);
                });
        cases.add(
                BEST_PRICES,
                "empty-side-has-no-best",
                "A side that loses its last order is told to have no price and no quantity.",
                feed -> {
                    feed.buy(1, 100, 5).best(BUY, 100, 5);
                    feed.sell(2, 100, 8).noBest(BUY).best(SELL, 100, 3);
                    feed.cancel(2).noBest(SELL);
                });
        cases.add(
                BEST_PRICES,
                "snapshot-shows-both-sides",
                "A snapshot of best prices has both sides, a side without orders too.",
                feed -> {
                    feed.sell(1, 100, 5).best(SELL, 100, 5);
                    feed.snapshot().noBest(BUY).best(SELL, 100, 5);
                });
    }
}

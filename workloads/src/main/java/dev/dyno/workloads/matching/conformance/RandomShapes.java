package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.workloads.SplitMix64;
import java.util.List;

/** The random cases: each puts one part of a book under pressure. */
final class RandomShapes {
    private static final OperationMix LIMIT_AND_CANCEL =
            new OperationMix()
                    .with(Operation.LIMIT, 550)
                    .with(Operation.IOC, 50)
                    .with(Operation.CANCEL, 380)
                    .with(Operation.STALE, 20);

    private RandomShapes() {}

    /** Returns all shapes in a fixed order. */
    static List<RandomShape> all() {
        return List.of(
                narrowBand(),
                malformed(),
                replaces(),
                fillOrKill(),
                largestQuantities(),
                fullBook(),
                clears(),
                levelPile(),
                denseIds(),
                negativeIds(),
                anyIds(),
                collidingIds(),
                reusedIds(),
                priceLimits(),
                wordBorders(),
                sparseLevels(),
                farLevels(),
                driftingMarket(),
                jumpingMarket(),
                wideWindow(),
                deepSweeps(),
                arrivalRules(),
                ruled(
                        "random-icebergs",
                        "Tips and what is hidden are as they must after every command.",
                        OrderBookCapability.ICEBERG),
                ruled(
                        "random-stops",
                        "Stops are reached by the trades that they must, in the order they must.",
                        OrderBookCapability.STOP),
                ruled(
                        "random-expiries",
                        "Orders end at their time or with their day, and no others do.",
                        OrderBookCapability.EXPIRY),
                ruled(
                        "random-mass-cancels",
                        "A mass cancel takes the orders of its account and side, oldest first.",
                        OrderBookCapability.MASS_CANCEL),
                ruled(
                        "random-self-trades",
                        "Self-trades are prevented as the incoming order's mode says.",
                        OrderBookCapability.SELF_TRADE_PREVENTION),
                ruled(
                        "random-all-rules",
                        "All rules together, each meeting each other, are as they must.",
                        OrderBookCapability.rules().toArray(OrderBookCapability[]::new)));
    }

    private static RandomShape ruled(String name, String rule, OrderBookCapability... rules) {
        return new RandomShape(name, rule)
                .rules(rules)
                .mix(
                        new OperationMix()
                                .with(Operation.RULED, 1000)
                                .with(Operation.CLEAR, 2)
                                .with(Operation.MALFORMED, 10))
                .commands(1000)
                .hints(100, 4096, 64, 1)
                .orders(40, 40);
    }

    private static RandomShape arrivalRules() {
        return new RandomShape(
                        "random-arrival-rules",
                        "Protection, sliding and halts among all other commands are as they must.")
                .rules(
                        OrderBookCapability.MARKET_PROTECTION,
                        OrderBookCapability.POST_ONLY_SLIDE,
                        OrderBookCapability.HALT)
                .mix(
                        OperationMix.ALL
                                .with(Operation.PROTECTED, 120)
                                .with(Operation.SLIDE, 120)
                                .with(Operation.STATE, 60));
    }

    private static RandomShape narrowBand() {
        return new RandomShape(
                        "random-narrow-band",
                        "Every command on a few crowded prices is answered as by the reference.")
                .passivePerMille(600);
    }

    private static RandomShape malformed() {
        return new RandomShape(
                        "random-malformed-commands",
                        "Refusals among good commands name the right reason and change nothing.")
                .mix(OperationMix.ALL.with(Operation.MALFORMED, 700))
                .orders(24, 20);
    }

    private static RandomShape replaces() {
        return new RandomShape(
                        "random-replaces",
                        "Replaces and reduces of every kind keep and lose priority as they must.")
                .requiring(OrderBookCapability.REPLACE)
                .mix(
                        new OperationMix()
                                .with(Operation.LIMIT, 300)
                                .with(Operation.IOC, 60)
                                .with(Operation.CANCEL, 40)
                                .with(Operation.REDUCE, 150)
                                .with(Operation.REPLACE, 430)
                                .with(Operation.STALE, 20))
                .prices(_ -> PriceSources.band(0, 4))
                .quantities(random -> 1 + random.nextInt(40));
    }

    private static RandomShape fillOrKill() {
        return new RandomShape(
                        "random-fill-or-kill",
                        "An order that must fill whole does so exactly where the book has enough.")
                .requiring(OrderBookCapability.FOK)
                .mix(
                        new OperationMix()
                                .with(Operation.LIMIT, 600)
                                .with(Operation.FOK, 250)
                                .with(Operation.CANCEL, 80)
                                .with(Operation.REDUCE, 70))
                .prices(_ -> PriceSources.band(0, 30))
                .passivePerMille(950)
                .quantities(random -> 1 + random.nextLong(1L << random.nextInt(30)));
    }

    private static RandomShape largestQuantities() {
        return new RandomShape(
                        "random-largest-quantities",
                        "Quantities up to the largest and their sums beyond 32 bits are exact.")
                .mix(OperationMix.ALL.with(Operation.FOK, 200).with(Operation.MARKET, 60))
                .prices(_ -> PriceSources.band(1000, 3))
                .passivePerMille(950)
                .quantities(RandomShapes::nearLargest)
                .orders(64, 60);
    }

    private static long nearLargest(SplitMix64 random) {
        return switch (random.nextInt(4)) {
            case 0 -> Prices.QUANTITY_MAX - random.nextInt(3);
            case 1 -> (1L << 31) + random.nextInt(3) - 1;
            case 2 -> 1L << random.nextInt(32);
            default -> 1 + random.nextLong(Prices.QUANTITY_MAX);
        };
    }

    private static RandomShape fullBook() {
        return new RandomShape(
                        "random-full-book",
                        "A book at its limit refuses new orders, and takes one for each that goes.")
                .orders(5, 6)
                .passivePerMille(900);
    }

    private static RandomShape clears() {
        return new RandomShape(
                        "random-clears",
                        "A cleared book answers as a new one, wherever it was when it was cleared.")
                .mix(OperationMix.ALL.with(Operation.CLEAR, 12))
                .prices(_ -> PriceSources.sparse(0, 20))
                .ids(_ -> IdSources.few(90))
                .orders(40, 41)
                .hints(0, 64);
    }

    private static RandomShape levelPile() {
        return new RandomShape(
                        "random-level-pile",
                        "Hundreds of orders at one price keep their order through all changes.")
                .prices(_ -> PriceSources.band(100, 1))
                .mix(OperationMix.GROWING)
                .passivePerMille(990)
                .bestPerMille(0)
                .commands(3000)
                .orders(700, 600);
    }

    private static RandomShape denseIds() {
        return new RandomShape(
                        "random-dense-ids",
                        "Orders whose ids count up are found, each under its own id.")
                .mix(LIMIT_AND_CANCEL)
                .passivePerMille(950)
                .reusePerMille(20)
                .orders(257, 256)
                .commands(1500);
    }

    private static RandomShape negativeIds() {
        return new RandomShape(
                        "random-negative-ids",
                        "Orders whose ids count down below zero are found, each under its own id.")
                .requiring(OrderBookCapability.ANY_ORDER_ID)
                .mix(LIMIT_AND_CANCEL)
                .ids(_ -> IdSources.negative())
                .passivePerMille(950)
                .orders(63, 63);
    }

    private static RandomShape anyIds() {
        return new RandomShape(
                        "random-wide-ids",
                        "Orders under any 64-bit ids are found, each under its own id.")
                .mix(LIMIT_AND_CANCEL.with(Operation.DUPLICATE, 30))
                .ids(_ -> IdSources.any())
                .passivePerMille(950)
                .orders(128, 127)
                .commands(1000);
    }

    private static RandomShape collidingIds() {
        return new RandomShape(
                        "random-colliding-ids",
                        "Ids that hashes bring together hide and lose no other when one goes.")
                .mix(LIMIT_AND_CANCEL.with(Operation.DUPLICATE, 40))
                .ids(IdSources::colliding)
                .passivePerMille(980)
                .orders(80, 76)
                .commands(2500);
    }

    private static RandomShape reusedIds() {
        return new RandomShape(
                        "random-reused-ids",
                        "An id that comes again at once means the new order and not the old one.")
                .mix(OperationMix.ALL.with(Operation.STALE, 120))
                .ids(_ -> IdSources.few(12))
                .reusePerMille(700)
                .orders(8, 8)
                .commands(1000);
    }

    private static RandomShape priceLimits() {
        return new RandomShape(
                        "random-price-limits",
                        "Orders at both ends of the price range and at powers of two find each"
                                + " other.")
                .prices(_ -> PriceSources.limitsAndLandmarks())
                .bestPerMille(600)
                .hints(0, 4096, 1, 1 << 14);
    }

    private static RandomShape wordBorders() {
        return new RandomShape(
                        "random-word-borders",
                        "The next level is found across every border of a bitmap's words.")
                .prices(_ -> PriceSources.wordBorders(1 << 20))
                .mix(OperationMix.ALL.with(Operation.CANCEL, 400))
                .bestPerMille(800)
                .orders(64, 24)
                .hints(1 << 20, 64, 1 << 18, 4096, Integer.MAX_VALUE, 1 << 12 | 1);
    }

    private static RandomShape sparseLevels() {
        return new RandomShape(
                        "random-sparse-levels",
                        "When the best level empties the next is the best, over any gap.")
                .prices(_ -> PriceSources.sparse(50_000, 30))
                .mix(OperationMix.ALL.with(Operation.CANCEL, 400))
                .passivePerMille(970)
                .bestPerMille(900)
                .orders(64, 30)
                .hints(50_000, 1 << 14, 64, 1 << 17);
    }

    private static RandomShape farLevels() {
        return new RandomShape(
                        "random-far-levels",
                        "Levels far from the middle come and go in any order, and stay sorted.")
                .prices(random -> PriceSources.scattered(random, 150, Prices.PRICE_TICKS_MAX - 5))
                .mix(OperationMix.GROWING)
                .passivePerMille(990)
                .commands(1500)
                .orders(300, 140)
                .hints(0, 64, 4096);
    }

    private static RandomShape driftingMarket() {
        return new RandomShape(
                        "random-drifting-market",
                        "A market that walks far away and leaves orders behind stays right.")
                .prices(_ -> PriceSources.drifting(40, 1, 0, 0))
                .mix(OperationMix.GROWING)
                .passivePerMille(950)
                .bestPerMille(100)
                .commands(4000)
                .orders(300, 250)
                .hints(0, 64, 256);
    }

    private static RandomShape jumpingMarket() {
        return new RandomShape(
                        "random-jumping-market",
                        "A market that jumps over many windows, and back, stays right.")
                .prices(_ -> PriceSources.drifting(200, 2, 20, 100_000))
                .mix(OperationMix.GROWING)
                .passivePerMille(950)
                .bestPerMille(100)
                .commands(4000)
                .orders(200, 180)
                .hints(0, 64, 512);
    }

    private static RandomShape wideWindow() {
        return new RandomShape(
                        "random-wide-window",
                        "Thousands of levels in a wide window, and a market that leaves it.")
                .prices(_ -> PriceSources.drifting(6000, 8, 2, 1 << 20))
                .mix(OperationMix.GROWING.with(Operation.FOK, 1).with(Operation.MARKET, 1))
                .passivePerMille(998)
                .bestPerMille(50)
                .commands(5000)
                .orders(3000, 2500)
                .hints(-5, 1 << 13, 1 << 15);
    }

    private static RandomShape deepSweeps() {
        return new RandomShape(
                        "random-deep-sweeps",
                        "Single orders take hundreds of levels, whose places are used again.")
                .prices(_ -> PriceSources.band(3000, 400))
                .mix(
                        new OperationMix()
                                .with(Operation.LIMIT, 960)
                                .with(Operation.IOC, 8)
                                .with(Operation.MARKET, 4)
                                .with(Operation.FOK, 4)
                                .with(Operation.CANCEL, 20))
                .quantities(random ->
                        random.nextInt(40) == 0 ? 1 + random.nextInt(5000) : 1 + random.nextInt(9))
                .commands(3000)
                .orders(1000, 900)
                .hints(3000, 1024, 64);
    }
}

package dev.dyno.workloads.engine.shards.conformance;

import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedEngineFactory;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The conformance cases of sharded engines. */
public final class ShardCases {
    private static final int COMMANDS = 400;
    private static final int STEP = 40;

    private ShardCases() {}

    /**
     * Returns all cases in a fixed order.
     *
     * @param seed varies the commands
     */
    public static List<ConformanceCase<ShardedEngineFactory>> all(long seed) {
        return List.of(
                one(
                        seed,
                        "instruments-go-round-the-shards",
                        "Instrument i belongs to shard i modulo their number, until it is moved.",
                        ShardCases::routes),
                one(
                        seed,
                        "commands-of-an-instrument-keep-their-order",
                        "Each book is as if it were alone, and each command is told of once.",
                        ShardCases::books),
                one(
                        seed,
                        "books-move-while-orders-flow",
                        "A moved book loses no command and repeats none, wherever it is.",
                        ShardCases::moves),
                one(
                        seed,
                        "moved-book-leaves-nothing-behind",
                        "When a move has ended, the shard that the book left has no order of it.",
                        ShardCases::leaves),
                one(
                        seed,
                        "all-shards-come-back",
                        "Opening the folder again gives all books, and no listener is told.",
                        ShardCases::recovery),
                one(
                        seed,
                        "moves-come-back",
                        "Opening the folder again finds moved instruments where they were.",
                        ShardCases::movesKept),
                one(
                        seed,
                        "unknown-instruments-and-shards-are-refused",
                        "What is not there is refused, and leaves no trace.",
                        ShardCases::unknown),
                one(
                        seed,
                        "failed-journal-fails-the-shards",
                        "Once a journal has failed, the router is told with every call.",
                        ShardCases::failure));
    }

    private static ConformanceCase<ShardedEngineFactory> one(
            long seed, String name, String rule, Consumer<ShardDriver> script) {
        return new ConformanceCase<>(
                name,
                rule,
                Set.of(),
                factory -> {
                    try (ShardDriver driver = new ShardDriver(factory, seed)) {
                        script.accept(driver);
                    }
                });
    }

    private static void routes(ShardDriver driver) {
        try (ShardedEngine shards = driver.open()) {
            driver.offer(shards, COMMANDS);
            driver.settle(shards);
            for (int instrument = 0; instrument < ShardDriver.INSTRUMENTS; instrument++) {
                int shard = instrument % ShardDriver.SHARDS;
                ShardDriver.expect("the shard of an instrument", shard, shards.shardOf(instrument));
                driver.checkTeller(instrument, shard);
            }
        }
    }

    private static void books(ShardDriver driver) {
        try (ShardedEngine shards = driver.open()) {
            driver.offer(shards, COMMANDS);
            driver.checkBooks(shards);
        }
        driver.checkTold();
    }

    private static void moves(ShardDriver driver) {
        try (ShardedEngine shards = driver.open()) {
            for (int end = STEP; end <= COMMANDS; end += STEP) {
                driver.offer(shards, end);
                int instrument = end / STEP % ShardDriver.INSTRUMENTS;
                int shard = (shards.shardOf(instrument) + 1) % ShardDriver.SHARDS;
                driver.move(shards, instrument, shard);
            }
            driver.offer(shards, COMMANDS + STEP);
            driver.checkBooks(shards);
        }
        driver.checkTold();
    }

    private static void leaves(ShardDriver driver) {
        try (ShardedEngine shards = driver.open()) {
            driver.offer(shards, COMMANDS);
            driver.move(shards, 1, 2);
            driver.checkBooks(shards);
            driver.move(shards, 1, 0);
            driver.checkBooks(shards);
            ShardDriver.expect("the shard of a moved instrument", 0, shards.shardOf(1));
        }
    }

    private static void recovery(ShardDriver driver) {
        try (ShardedEngine shards = driver.open()) {
            driver.offer(shards, COMMANDS);
        }
        try (ShardedEngine again = driver.open()) {
            driver.checkBooks(again);
            driver.offer(again, COMMANDS + STEP);
            driver.checkBooks(again);
        }
        driver.checkTold();
    }

    private static void movesKept(ShardDriver driver) {
        try (ShardedEngine shards = driver.open()) {
            driver.offer(shards, COMMANDS);
            driver.move(shards, 0, 1);
        }
        try (ShardedEngine again = driver.open()) {
            ShardDriver.expect("the shard of a moved instrument", 1, again.shardOf(0));
            ShardDriver.expect("the shard of one that was not", 2, again.shardOf(2));
            driver.offer(again, COMMANDS + STEP);
            driver.checkBooks(again);
        }
    }

    private static void unknown(ShardDriver driver) {
        long[] words = new long[OrderCommand.WORDS];
        try (ShardedEngine shards = driver.open()) {
            driver.offer(shards, STEP);
            for (int wrong : new int[] {-1, ShardDriver.INSTRUMENTS, Integer.MIN_VALUE}) {
                new OrderCommand().wrap(words, 0).cancel(0, 1).instrument(wrong);
                ShardDriver.expectRefused(
                        "a command of instrument " + wrong, () -> shards.offer(words, 0));
                ShardDriver.expectRefused(
                        "a move of instrument " + wrong, () -> shards.move(wrong, 0));
            }
            for (int wrong : new int[] {-1, ShardDriver.SHARDS}) {
                ShardDriver.expectRefused("a move to shard " + wrong, () -> shards.move(0, wrong));
            }
            ShardDriver.expectRefused("a move to where it is", () -> shards.move(0, 0));
            driver.offer(shards, 2 * STEP);
            driver.checkBooks(shards);
        }
        driver.checkTold();
    }

    private static void failure(ShardDriver driver) {
        FailingJournals journals = new FailingJournals();
        ShardedEngine shards = driver.open(journals.factory());
        driver.offer(shards, STEP);
        driver.settle(shards);
        journals.fail();
        boolean isTold = false;
        try {
            for (int end = STEP + 1; end < COMMANDS; end++) {
                driver.offer(shards, end);
                driver.settle(shards);
            }
        } catch (IllegalStateException told) {
            isTold = isJournals(told.getCause());
        }
        try {
            shards.isSettled();
            isTold = false;
        } catch (IllegalStateException toldAgain) {
            isTold &= isJournals(toldAgain.getCause());
        }
        try {
            shards.close();
        } catch (IllegalStateException told) {
            isTold &= isJournals(told.getCause());
        }
        if (!isTold) {
            throw new ConformanceFailure(
                    "expected the journal's failure with every call, saw none or another one");
        }
    }

    private static boolean isJournals(@Nullable Throwable cause) {
        return cause instanceof JournalException && cause.getCause() instanceof IOException;
    }
}

package dev.dyno.workloads.feed;

import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.contracts.feed.FeedSpec;
import dev.dyno.contracts.feed.MarketDataFeed;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.RandomOrderCommands;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.UsableFactories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/**
 * What a workload sends through a feed, as a few lines of text: the reports follow from the seed,
 * by the reference among the order books.
 *
 * @param seed of the commands
 * @param commands how many there are
 * @param kind what the feed tells
 */
record FeedInput(long seed, int commands, FeedKind kind) {
    private static final int ORDERS_MAX = 256;

    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        long[] reports = reports();
        MarketDataFeedFactory reference =
                reference(MarketDataFeedFactory.CONTRACT, MarketDataFeedFactory.class);
        UpdateDigest digest = new UpdateDigest();
        apply(reports, reference.create(spec(), digest));
        String text =
                "seed=%d%ncommands=%d%nkind=%s%nanswer=%d%n"
                        .formatted(seed, commands, kind.name(), digest.value());
        return InputLines.write(
                file,
                text,
                reports.length / ExecutionReport.WORDS,
                "%016x".formatted(digest.value()));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static FeedInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new FeedInput(
                Long.parseLong(lines.getProperty("seed")),
                Integer.parseInt(lines.getProperty("commands")),
                FeedKind.valueOf(lines.getProperty("kind")));
    }

    /** Reads the answer of what was written. */
    static long answer(Path file) {
        return Long.parseLong(InputLines.read(file).getProperty("answer"));
    }

    FeedSpec spec() {
        return new FeedSpec(kind, ORDERS_MAX);
    }

    /** Returns the words of all reports. */
    long[] reports() {
        OrderBook book = books().create(OrderBookSpec.ofOrders(ORDERS_MAX).withAllRules());
        RandomOrderCommands source =
                new RandomOrderCommands(
                        SplitMix64.named("feed-workload", seed), book.capabilities());
        ReportWords reports = new ReportWords();
        for (int index = 0; index < commands; index++) {
            book.apply(source.next(book.time()), reports);
        }
        return Arrays.copyOf(reports.words(), reports.size());
    }

    /** Gives a feed all reports, as a reader of a ring would. */
    static void apply(long[] reports, MarketDataFeed feed) {
        for (int word = 0; word < reports.length; word += ExecutionReport.WORDS) {
            long header = reports[word + 1];
            feed.report(
                    reports[word],
                    (int) header,
                    reports[word + 2],
                    reports[word + 3],
                    reports[word + 4],
                    header >>> 32);
        }
        feed.flush();
    }

    /** Returns the reference among the order books. */
    static OrderBookFactory books() {
        return reference(OrderBookFactory.CONTRACT, OrderBookFactory.class);
    }

    private static <F> F reference(String contract, Class<F> type) {
        return UsableFactories.reference(contract, type).factory();
    }
}

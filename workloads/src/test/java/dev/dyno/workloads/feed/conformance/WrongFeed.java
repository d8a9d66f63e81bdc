package dev.dyno.workloads.feed.conformance;

import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.contracts.feed.FeedSpec;
import dev.dyno.contracts.feed.MarketDataFeed;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.contracts.feed.UpdateSink;
import dev.dyno.contracts.feed.UpdateType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A right feed behind somebody who falsifies what it hears or what it says. */
final class WrongFeed implements MarketDataFeed {
    private static final int RARE = 250;

    /** What is falsified, and the case that must notice. */
    enum Fault {
        ADDS_BEFORE_IT_TRADES("order-is-added-when-it-rests"),
        TRADE_OF_THE_OTHER_SIDE("trade-is-of-the-order-that-rested"),
        MISSES_FORCED_CANCELS("cancel-of-any-kind-removes"),
        EVERY_REPLACE_LOSES_ITS_PLACE("smaller-order-keeps-its-place"),
        EVERY_REPLACE_KEEPS_ITS_PLACE("order-that-loses-its-place-is-removed-and-added"),
        MISSES_NEW_TIPS("iceberg-tip-joins-the-end"),
        SHOWS_WHAT_IS_HIDDEN("hidden-quantity-is-in-no-update"),
        DECREMENT_TAKES_WHAT_IS_HIDDEN("prevented-trade-uses-up-what-shows"),
        SHOWS_STOPS_THAT_WAIT("stop-that-waits-is-in-no-update"),
        MISSES_TRIGGERS("triggered-stop-is-an-order-that-comes-in"),
        COUNTS_REFUSALS("refusal-says-nothing"),
        NEEDS_A_FLUSH_TO_ADD("order-rests-when-the-next-command-begins"),
        SNAPSHOT_LACKS_THE_LAST("snapshot-shows-orders-in-priority-order"),
        SNAPSHOT_IS_ONE_AHEAD("snapshot-names-the-last-update"),
        CLEARS_NOTHING("cleared-feed-begins-anew"),
        TAKES_ANY_REPORT("report-on-an-unknown-order-throws"),
        TELLS_EACH_TRADE("level-is-told-once-a-command"),
        WORST_FIRST("levels-come-best-first"),
        TELLS_UNCHANGED_LEVELS("level-that-ends-as-it-was-is-not-told"),
        NEEDS_A_FLUSH("command-ends-when-the-next-begins"),
        SNAPSHOT_LACKS_A_LEVEL("snapshot-shows-what-icebergs-show"),
        FORGETS_THE_QUANTITY("best-is-told-with-its-quantity"),
        MISSES_AN_EMPTY_SIDE("empty-side-has-no-best"),
        SNAPSHOT_LACKS_A_SIDE("snapshot-shows-both-sides"),
        RARELY_MORE_AT_THE_BEST("random-best-prices"),
        RARELY_MORE_AT_A_LEVEL("random-levels"),
        RARELY_A_LOST_NUMBER("random-orders");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }

        MarketDataFeedFactory in(MarketDataFeedFactory right) {
            return (spec, updates) -> new WrongFeed(right, spec, updates, this);
        }
    }

    private final Fault fault;
    private final FeedKind kind;
    private final MarketDataFeed feed;
    private final UpdateSink updates;
    private final List<Update> ofCommand = new ArrayList<>();
    private final long[] bestTicks = {Prices.NO_PRICE, Prices.NO_PRICE};
    private long number;
    private int lastReport;

    private WrongFeed(MarketDataFeedFactory right, FeedSpec spec, UpdateSink updates, Fault fault) {
        this.fault = fault;
        this.kind = spec.kind();
        this.updates = updates;
        this.feed = right.create(spec, this::told);
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        int type = header & 0xFF;
        boolean isRefusal = type == ReportType.REJECTED || type == ReportType.CANCEL_REJECTED;
        number += fault == Fault.COUNTS_REFUSALS && isRefusal ? 1 : 0;
        int before = lastReport;
        lastReport = type;
        if (isMissed(header, before)) {
            return;
        }
        boolean isOneLong = fault == Fault.NEEDS_A_FLUSH || fault == Fault.NEEDS_A_FLUSH_TO_ADD;
        try {
            feed.report(
                    isOneLong ? 0 : sequence,
                    falsified(header),
                    orderId,
                    makerOrderId,
                    priceTicks,
                    quantity);
        } catch (IllegalStateException unknown) {
            if (fault != Fault.TAKES_ANY_REPORT) {
                throw unknown;
            }
        }
        if (fault == Fault.TELLS_EACH_TRADE
                || (fault == Fault.ADDS_BEFORE_IT_TRADES && type == ReportType.ACCEPTED)) {
            feed.flush();
        }
    }

    private boolean isMissed(int header, int before) {
        int type = header & 0xFF;
        return switch (fault) {
            case MISSES_FORCED_CANCELS ->
                    type == ReportType.CANCELLED && header >>> 16 != Reason.NONE;
            case MISSES_NEW_TIPS -> type == ReportType.DISPLAYED && before == ReportType.TRADE;
            case SHOWS_WHAT_IS_HIDDEN ->
                    type == ReportType.DISPLAYED && before == ReportType.ACCEPTED;
            case MISSES_TRIGGERS -> type == ReportType.TRIGGERED;
            default -> false;
        };
    }

    private int falsified(int header) {
        int type = header & 0xFF;
        int plain = header & 0xFFFF;
        return switch (fault) {
            case EVERY_REPLACE_LOSES_ITS_PLACE ->
                    type == ReportType.REPLACED ? plain | Reason.REQUEUED << 16 : header;
            case EVERY_REPLACE_KEEPS_ITS_PLACE -> type == ReportType.REPLACED ? plain : header;
            case DECREMENT_TAKES_WHAT_IS_HIDDEN -> type == ReportType.REDUCED ? plain : header;
            case SHOWS_STOPS_THAT_WAIT ->
                    type == ReportType.STOP_ACCEPTED
                            ? ReportType.ACCEPTED | (header & 0xFF00)
                            : header;
            default -> header;
        };
    }

    private void told(
            long right, long sequence, int header, long orderId, long priceTicks, long quantity) {
        Update update = new Update(right, sequence, header, orderId, priceTicks, quantity);
        if (fault == Fault.WORST_FIRST) {
            ofCommand.add(update);
        } else {
            tell(update);
        }
    }

    private void tell(Update update) {
        int side = update.side();
        boolean isKnown = bestTicks[side] == update.priceTicks();
        bestTicks[side] = update.priceTicks();
        boolean isEmpty = update.priceTicks() == Prices.NO_PRICE;
        if ((fault == Fault.FORGETS_THE_QUANTITY && isKnown)
                || (fault == Fault.MISSES_AN_EMPTY_SIDE && isEmpty)) {
            return;
        }
        number++;
        boolean isRare = number % RARE == 0;
        if (fault == Fault.RARELY_A_LOST_NUMBER && isRare) {
            number++;
        }
        int flipped = fault == Fault.TRADE_OF_THE_OTHER_SIDE ? 1 << 8 : 0;
        boolean isMore =
                (fault == Fault.RARELY_MORE_AT_THE_BEST || fault == Fault.RARELY_MORE_AT_A_LEVEL)
                        && isRare;
        updates.update(
                number,
                update.sequence(),
                update.type() == UpdateType.ORDER_TRADED
                        ? update.header() ^ flipped
                        : update.header(),
                update.orderId(),
                update.priceTicks(),
                update.quantity() + (isMore ? 1 : 0));
    }

    @Override
    public void flush() {
        long before = number;
        feed.flush();
        Collections.reverse(ofCommand);
        ofCommand.forEach(this::tell);
        ofCommand.clear();
        if (fault == Fault.TELLS_UNCHANGED_LEVELS
                && kind == FeedKind.LEVELS
                && before == number
                && lastReport == ReportType.REPLACED) {
            number++;
            updates.update(number, 0, UpdateType.LEVEL | Side.BUY << 8, 0, 100, 10);
        }
    }

    @Override
    public long snapshot(UpdateSink to) {
        List<Update> all = new ArrayList<>();
        feed.snapshot((each, cause, header, orderId, priceTicks, quantity) ->
                all.add(new Update(number, cause, header, orderId, priceTicks, quantity)));
        boolean isShort =
                fault == Fault.SNAPSHOT_LACKS_THE_LAST
                        || fault == Fault.SNAPSHOT_LACKS_A_LEVEL
                        || fault == Fault.SNAPSHOT_LACKS_A_SIDE;
        for (Update each : all.subList(0, Math.max(0, all.size() - (isShort ? 1 : 0)))) {
            to.update(
                    each.number(),
                    each.sequence(),
                    each.header(),
                    each.orderId(),
                    each.priceTicks(),
                    each.quantity());
        }
        return number + (fault == Fault.SNAPSHOT_IS_ONE_AHEAD ? 1 : 0);
    }

    @Override
    public void clear() {
        if (fault != Fault.CLEARS_NOTHING) {
            feed.clear();
            number = 0;
            Arrays.fill(bestTicks, Prices.NO_PRICE);
        }
    }
}

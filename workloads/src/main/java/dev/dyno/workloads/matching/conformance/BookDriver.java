package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderTerms;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Drives one book with a script of commands and expected reports:
 *
 * <pre>{@code
 * book.sell(1, 100, 5).accepted();
 * book.buy(2, 101, 7).accepted().traded(1, 100, 5);
 * book.best(101, NONE).orders(1);
 * }</pre>
 *
 * Each expectation takes the next report of the last command and compares all of its fields. A
 * report that no expectation took fails at the next command or query, or at the end.
 */
final class BookDriver {
    /** The best price of a side without orders. */
    static final long NONE = Prices.NO_PRICE;

    private static final int AUDITED_ORDERS_MAX = 64;
    private static final int FIRST_SEQUENCE = 1000;
    private static final int SEQUENCE_STEP = 10;

    private final OrderBookFactory factory;
    private final OrderBookSpec spec;
    private final Queries queries;
    private final OrderBook book;
    private final Set<OrderBookCapability> capabilities;
    private final OrderCommand command = new OrderCommand();
    private final ReportLog reports = new ReportLog();
    private final CommandHistory history = new CommandHistory();
    private final List<BookDriver> others = new ArrayList<>();
    private long nextSequence = FIRST_SEQUENCE;
    private int expectedReports;
    private int side;
    private int account;
    private int selfTradeMode;
    private long expiryTime;
    private long displayQuantity;
    private long stopPriceTicks;

    /** Creates a driver of a new book. */
    BookDriver(OrderBookFactory factory, OrderBookSpec spec, Queries queries) {
        this.factory = factory;
        this.spec = spec;
        this.queries = queries;
        this.book = factory.create(spec);
        this.capabilities = book.capabilities();
    }

    static ConformanceFailure failure(String message) {
        return new ConformanceFailure(message);
    }

    /** Returns a driver of a second new book of the same kind. */
    BookDriver another() {
        BookDriver other = new BookDriver(factory, spec, queries);
        others.add(other);
        return other;
    }

    /** Checks that every report was expected; called after the script. */
    void finish() {
        finishStep();
        others.forEach(BookDriver::finish);
    }

    /** Gives the next command this sequence, and the ones after it larger ones. */
    BookDriver sequence(long sequence) {
        nextSequence = sequence;
        return this;
    }

    // Commands.

    BookDriver buy(long orderId, long priceTicks, long quantity) {
        return enter(Side.BUY, OrderType.LIMIT, orderId, priceTicks, quantity);
    }

    BookDriver sell(long orderId, long priceTicks, long quantity) {
        return enter(Side.SELL, OrderType.LIMIT, orderId, priceTicks, quantity);
    }

    BookDriver market(int takerSide, long orderId, long quantity) {
        return enter(takerSide, OrderType.MARKET, orderId, 0, quantity);
    }

    BookDriver ioc(int takerSide, long orderId, long priceTicks, long quantity) {
        return enter(takerSide, OrderType.IOC, orderId, priceTicks, quantity);
    }

    BookDriver fok(int takerSide, long orderId, long priceTicks, long quantity) {
        return enter(takerSide, OrderType.FOK, orderId, priceTicks, quantity);
    }

    BookDriver postOnly(int makerSide, long orderId, long priceTicks, long quantity) {
        return enter(makerSide, OrderType.POST_ONLY, orderId, priceTicks, quantity);
    }

    /** Lets the next order belong to an account. */
    BookDriver account(int owner) {
        account = owner;
        return this;
    }

    /** Lets the next order belong to an account and keep it from trading with itself. */
    BookDriver account(int owner, int mode) {
        selfTradeMode = mode;
        return account(owner);
    }

    /** Lets the next order end at a time. */
    BookDriver until(long time) {
        expiryTime = time;
        return this;
    }

    /** Enters an iceberg. */
    BookDriver iceberg(
            int orderSide, long orderId, long priceTicks, long quantity, long displayed) {
        displayQuantity = displayed;
        return enter(orderSide, OrderType.ICEBERG, orderId, priceTicks, quantity);
    }

    /** Enters a stop to market. */
    BookDriver stop(int orderSide, long orderId, long stopTicks, long quantity) {
        stopPriceTicks = stopTicks;
        return enter(orderSide, OrderType.STOP, orderId, 0, quantity);
    }

    /** Enters a stop to limit. */
    BookDriver stopLimit(
            int orderSide, long orderId, long stopTicks, long priceTicks, long quantity) {
        stopPriceTicks = stopTicks;
        return enter(orderSide, OrderType.STOP_LIMIT, orderId, priceTicks, quantity);
    }

    BookDriver massCancel(int cancelledSide, int owner) {
        return account(owner).raw(CommandType.MASS_CANCEL | cancelledSide << 8, 0, 0, 0);
    }

    BookDriver time(long time) {
        return until(time).raw(CommandType.TIME, 0, 0, 0);
    }

    BookDriver endOfDay() {
        return raw(CommandType.END_OF_DAY, 0, 0, 0);
    }

    BookDriver setState(int state) {
        return raw(CommandType.SET_STATE, 0, 0, state);
    }

    BookDriver enter(int orderSide, int orderType, long orderId, long priceTicks, long quantity) {
        return raw(
                CommandType.NEW | orderSide << 8 | orderType << 16, orderId, priceTicks, quantity);
    }

    BookDriver cancel(long orderId) {
        return raw(CommandType.CANCEL, orderId, 0, 0);
    }

    BookDriver reduce(long orderId, long quantity) {
        return raw(CommandType.REDUCE, orderId, 0, quantity);
    }

    BookDriver replace(long orderId, long priceTicks, long quantity) {
        return raw(CommandType.REPLACE, orderId, priceTicks, quantity);
    }

    /** Replaces an order with {@link OrderCommand#FLAG_REQUEUE}. */
    BookDriver requeue(long orderId, long priceTicks, long quantity) {
        return raw(
                CommandType.REPLACE | OrderCommand.FLAG_REQUEUE << 24,
                orderId,
                priceTicks,
                quantity);
    }

    /** Applies a command whose header is given as it is. */
    BookDriver raw(int header, long orderId, long priceTicks, long quantity) {
        return raw(header, 0, orderId, priceTicks, quantity);
    }

    /** Applies a command for any instrument. */
    BookDriver raw(int header, int instrument, long orderId, long priceTicks, long quantity) {
        finishStep();
        reports.clear();
        expectedReports = 0;
        command.put(nextSequence, header, orderId, priceTicks, quantity).instrument(instrument);
        command.account(account).selfTradeMode(selfTradeMode).expiryTime(expiryTime);
        command.displayQuantity(displayQuantity).stopPriceTicks(stopPriceTicks);
        account = 0;
        selfTradeMode = 0;
        expiryTime = 0;
        displayQuantity = 0;
        stopPriceTicks = 0;
        nextSequence += SEQUENCE_STEP;
        side = command.side();
        history.add(command);
        book.apply(command, reports);
        return this;
    }

    /** Removes all orders; there are no reports. */
    BookDriver clear() {
        finishStep();
        book.clear();
        return this;
    }

    // Expected reports of the last command, in their order.

    BookDriver accepted() {
        return expect(
                ReportType.ACCEPTED | side << 8,
                command.orderId(),
                0,
                limitTicks(),
                command.quantity());
    }

    BookDriver traded(long makerOrderId, long priceTicks, long quantity) {
        return expect(
                ReportType.TRADE | side << 8,
                command.orderId(),
                makerOrderId,
                priceTicks,
                quantity);
    }

    /** Expects the rest of the last command's order to be cancelled. */
    BookDriver restCancelled(int reason, long quantity) {
        return expect(
                ReportType.CANCELLED | side << 8 | reason << 16,
                command.orderId(),
                0,
                limitTicks(),
                quantity);
    }

    /** Expects the resting order that the last command names to be cancelled. */
    BookDriver cancelled(int orderSide, long priceTicks, long quantity) {
        return expect(
                ReportType.CANCELLED | orderSide << 8 | Reason.NONE << 16,
                command.orderId(),
                0,
                priceTicks,
                quantity);
    }

    /** Expects the order of this side to have the last command's quantity, and its old place. */
    BookDriver replaced(int orderSide) {
        return replaced(orderSide, Reason.NONE);
    }

    /** Expects the order of this side to enter again with the last command's terms. */
    BookDriver requeued(int orderSide) {
        return replaced(orderSide, Reason.REQUEUED);
    }

    private BookDriver replaced(int orderSide, int reason) {
        side = orderSide;
        return expect(
                ReportType.REPLACED | side << 8 | reason << 16,
                command.orderId(),
                0,
                command.priceTicks(),
                command.quantity());
    }

    BookDriver reduced(int orderSide, long priceTicks, long quantityLeft) {
        return expect(
                ReportType.REDUCED | orderSide << 8,
                command.orderId(),
                0,
                priceTicks,
                quantityLeft);
    }

    BookDriver rejected(int reason) {
        int type =
                switch (command.type()) {
                    case CommandType.CANCEL -> ReportType.CANCEL_REJECTED;
                    case CommandType.REPLACE -> ReportType.REPLACE_REJECTED;
                    case CommandType.REDUCE -> ReportType.REDUCE_REJECTED;
                    default -> ReportType.REJECTED;
                };
        return expect(type | reason << 16, command.orderId(), 0, 0, 0);
    }

    /** Expects the last command's stop order to wait. */
    BookDriver stopAccepted() {
        return report(
                ReportType.STOP_ACCEPTED,
                side,
                Reason.NONE,
                command.orderId(),
                limitTicks(),
                command.quantity());
    }

    /** Expects a waiting order, with its limit or 0, to become one that trades. */
    BookDriver triggered(int orderSide, long orderId, long priceTicks, long quantity) {
        return report(ReportType.TRIGGERED, orderSide, Reason.NONE, orderId, priceTicks, quantity);
    }

    /** Expects a trade of an order that is not the last command's. */
    BookDriver tradedBy(
            int takerSide, long takerId, long makerOrderId, long priceTicks, long quantity) {
        return expect(
                ReportType.TRADE | takerSide << 8, takerId, makerOrderId, priceTicks, quantity);
    }

    /** Expects an iceberg to show a quantity. */
    BookDriver displayed(int orderSide, long orderId, long priceTicks, long quantity) {
        return report(ReportType.DISPLAYED, orderSide, Reason.NONE, orderId, priceTicks, quantity);
    }

    /** Expects an order that the last command does not name to be cancelled. */
    BookDriver cancelled(int orderSide, int reason, long orderId, long priceTicks, long quantity) {
        return report(ReportType.CANCELLED, orderSide, reason, orderId, priceTicks, quantity);
    }

    /** Expects an order to have become smaller in place of a trade with its own account. */
    BookDriver decremented(int orderSide, long orderId, long priceTicks, long quantityLeft) {
        return report(
                ReportType.REDUCED,
                orderSide,
                Reason.SELF_TRADE,
                orderId,
                priceTicks,
                quantityLeft);
    }

    BookDriver massCancelled(int cancelledSide, int owner, int count) {
        return report(ReportType.MASS_CANCELLED, cancelledSide, Reason.NONE, owner, 0, count);
    }

    BookDriver timeAdvanced(long time, int count) {
        return report(ReportType.TIME_ADVANCED, 0, Reason.NONE, time, 0, count);
    }

    BookDriver stateChanged(int state) {
        return report(ReportType.STATE_CHANGED, 0, Reason.NONE, 0, 0, state);
    }

    /** Expects a report that is no trade. */
    BookDriver report(
            int type, int reportedSide, int reason, long orderId, long priceTicks, long quantity) {
        return expect(type | reportedSide << 8 | reason << 16, orderId, 0, priceTicks, quantity);
    }

    private long limitTicks() {
        boolean isPriced =
                command.orderType() != OrderType.MARKET && command.orderType() != OrderType.STOP;
        return isPriced ? command.priceTicks() : 0;
    }

    private BookDriver expect(
            int header, long orderId, long makerOrderId, long priceTicks, long quantity) {
        int index = expectedReports++;
        if (index >= reports.count()
                || !reports.matches(
                        index,
                        command.sequence(),
                        header,
                        orderId,
                        makerOrderId,
                        priceTicks,
                        quantity)) {
            String expected =
                    Wording.report(
                            command.sequence(),
                            header,
                            orderId,
                            makerOrderId,
                            priceTicks,
                            quantity);
            throw failure(
                    "report %d of the last command: expected\n    %s\n  but saw\n    %s%s"
                            .formatted(
                                    index, expected, reports.describe(index), history.describe()));
        }
        return this;
    }

    private void finishStep() {
        if (expectedReports < reports.count()) {
            throw failure(
                    "the last command caused a report too many:\n    "
                            + reports.describe(expectedReports)
                            + history.describe());
        }
        if (queries == Queries.AFTER_EACH_COMMAND && book.orderCount() <= AUDITED_ORDERS_MAX) {
            try {
                BookAudit.check(book, capabilities);
            } catch (ConformanceFailure disagreement) {
                throw failure(disagreement.getMessage() + history.describe());
            }
        }
    }

    // Expected answers to queries.

    /** Expects these best prices. */
    BookDriver best(long bidTicks, long askTicks) {
        finishStep();
        equal("best bid", Wording.price(bidTicks), Wording.price(book.bestBidTicks()));
        return equal("best ask", Wording.price(askTicks), Wording.price(book.bestAskTicks()));
    }

    /** Expects this many resting orders. */
    BookDriver orders(int count) {
        finishStep();
        return equal("order count", count, book.orderCount());
    }

    /** Expects no orders. */
    BookDriver empty() {
        best(NONE, NONE).orders(0);
        if (capabilities.contains(OrderBookCapability.ORDER_TRAVERSAL)) {
            resting();
        }
        return this;
    }

    /** Expects the sum of open quantities at a price; needs the capability DEPTH. */
    BookDriver quantityAt(int levelSide, long priceTicks, long quantity) {
        finishStep();
        return equal(
                "quantity at " + priceTicks + " of side " + levelSide,
                quantity,
                book.quantityAt(levelSide, priceTicks));
    }

    /** Expects exactly these levels of a side, best first; needs the capability DEPTH. */
    BookDriver levels(int levelSide, PriceLevel... levels) {
        return topLevels(levelSide, Integer.MAX_VALUE, levels);
    }

    /** Expects these best levels of a side; needs the capability DEPTH. */
    BookDriver topLevels(int levelSide, int levelsMax, PriceLevel... levels) {
        finishStep();
        return equal(
                "the best " + levelsMax + " levels of side " + levelSide,
                List.of(levels),
                PriceLevel.of(book, levelSide, levelsMax));
    }

    /** Expects exactly these orders in this order; needs the capability ORDER_TRAVERSAL. */
    BookDriver resting(RestingOrder... orders) {
        finishStep();
        List<RestingOrder> expected = List.of(orders);
        equal("resting orders", expected, RestingOrder.of(book));
        return equal("state hash", RestingOrder.stateHash(expected), book.stateHash());
    }

    /** Expects exactly these orders to have terms. */
    BookDriver terms(OrderTerms... expected) {
        finishStep();
        List<OrderTerms> seen = new ArrayList<>();
        book.forEachTerms(seen::add);
        return equal("orders with terms", List.of(expected), seen);
    }

    /** Expects so many stops to wait. */
    BookDriver pending(int count) {
        finishStep();
        return equal("pending stops", count, book.pendingCount());
    }

    /** Returns the state hash; needs the capability ORDER_TRAVERSAL. */
    long stateHash() {
        finishStep();
        return book.stateHash();
    }

    /** Expects another book to be in the same state; needs the capability ORDER_TRAVERSAL. */
    BookDriver sameStateAs(BookDriver other) {
        finishStep();
        other.finishStep();
        equal("resting orders", RestingOrder.of(other.book), RestingOrder.of(book));
        return equal("state hash", other.book.stateHash(), book.stateHash());
    }

    private BookDriver equal(String what, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            throw failure(
                    "%s: expected %s but saw %s%s"
                            .formatted(what, expected, seen, history.describe()));
        }
        return this;
    }
}

package dev.dyno.peers.parity;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;
import java.util.Set;

/**
 * Drives Parity's book; the package describes the mapping. Each resting order has a slot; the
 * number under which Parity knows it is unique for ever and carries the slot in its low bits, so
 * that a match event leads to its maker without a lookup.
 *
 * <p>Threading: one thread at a time.
 */
@Implementation(
        id = "parity-match",
        summary =
                "parity-match 0.7.0: red-black trees of levels, an array list of orders per level,"
                        + " a hash map of ids.",
        requiresClasses = {
            "com.paritytrading.parity.match.OrderBook",
            "com.paritytrading.parity.match.PriceLevel",
            "com.paritytrading.parity.match.Order",
            "it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap"
        },
        artifact = "com.paritytrading.parity:parity-match:0.7.0")
final class ParityMatchOrderBook implements dev.dyno.contracts.matching.OrderBook {
    private static final int SLOT_BITS = 27;
    private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;
    private static final int NO_SLOT = -1;

    /** The words of a slot's record. */
    private static final int WORDS = 4;

    private static final int ORDER_ID = 0;
    private static final int NUMBER = 1;
    private static final int PRICE = 2;
    private static final int OPEN_AND_SIDE = 3;
    private static final int SIDE_BIT = 32;

    private static final ReportSink NOWHERE = (_, _, _, _, _, _) -> {};

    private final int ordersMax;
    private final Listener listener = new Listener();
    private final Long2IntOpenHashMap slotByOrderId;
    private final long[] records;
    private final int[] freeSlots;
    private int freeCount;
    private OrderBook book = new OrderBook(listener);
    private long lastGeneration;

    // The command being applied.
    private ReportSink reports = NOWHERE;
    private long sequence;
    private long takerId;
    private int takerSide;
    private long takerRest;

    ParityMatchOrderBook(OrderBookSpec spec) {
        ordersMax = spec.ordersMax();
        slotByOrderId = new Long2IntOpenHashMap(ordersMax);
        slotByOrderId.defaultReturnValue(NO_SLOT);
        records = new long[Math.multiplyExact(ordersMax, WORDS)];
        freeSlots = new int[ordersMax];
        freeAllSlots();
    }

    /** Receives the book's events during a command. */
    private final class Listener implements OrderBookListener {
        @Override
        public void match(
                long restingNumber,
                long incomingNumber,
                com.paritytrading.parity.match.Side incomingSide,
                long price,
                long executedQuantity,
                long remainingQuantity) {
            int slot = slot(restingNumber);
            long makerId = records[slot * WORDS + ORDER_ID];
            reports.traded(sequence, takerSide, takerId, makerId, price, executedQuantity);
            if (remainingQuantity == 0) {
                slotByOrderId.remove(makerId);
                freeSlots[freeCount++] = slot;
            } else {
                setOpen(slot, remainingQuantity);
            }
        }

        @Override
        public void add(
                long number, com.paritytrading.parity.match.Side side, long price, long size) {
            takerRest = size;
        }

        @Override
        public void cancel(long number, long cancelledQuantity, long remainingQuantity) {
            // The adapter asked for it and knows.
        }
    }

    @Override
    public void apply(OrderCommand command, ReportSink sink) {
        reports = sink;
        sequence = command.sequence();
        switch (command.type()) {
            case CommandType.NEW -> enter(command);
            case CommandType.CANCEL -> cancel(command);
            case CommandType.REPLACE -> replace(command);
            case CommandType.REDUCE -> reduce(command);
            default ->
                    sink.rejected(
                            sequence,
                            ReportType.REJECTED,
                            Reason.UNKNOWN_COMMAND,
                            command.orderId());
        }
    }

    private void enter(OrderCommand command) {
        long orderId = command.orderId();
        int refusal = reasonToRefuse(command);
        if (refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REJECTED, refusal, orderId);
            return;
        }
        int side = command.side();
        boolean isMarket = command.orderType() == OrderType.MARKET;
        long reportedPrice = isMarket ? 0 : command.priceTicks();
        long limit = isMarket ? worstPrice(side) : reportedPrice;
        int slot = freeSlots[--freeCount];
        long number = nextNumber(slot);

        reports.accepted(sequence, side, orderId, reportedPrice, command.quantity());
        long rest = match(number, side, orderId, limit, command.quantity());
        if (rest != 0 && command.orderType() == OrderType.LIMIT) {
            slotByOrderId.put(orderId, slot);
            record(slot, orderId, number, limit, side, rest);
            return;
        }
        freeSlots[freeCount++] = slot;
        if (rest != 0) {
            book.cancel(number, 0);
            reports.cancelled(sequence, side, Reason.UNFILLED_REST, orderId, reportedPrice, rest);
        }
    }

    /** Enters an order, reporting its trades; returns how much of it came to rest. */
    private long match(long number, int side, long orderId, long limit, long quantity) {
        takerId = orderId;
        takerSide = side;
        takerRest = 0;
        book.enter(
                number,
                side == Side.BUY
                        ? com.paritytrading.parity.match.Side.BUY
                        : com.paritytrading.parity.match.Side.SELL,
                limit,
                quantity);
        return takerRest;
    }

    /** Returns the first failing check of a new order in the order given by {@link Reason}. */
    private int reasonToRefuse(OrderCommand command) {
        int side = command.side();
        int type = command.orderType();
        if (side != Side.BUY && side != Side.SELL) {
            return Reason.UNKNOWN_SIDE;
        }
        if (type > OrderType.POST_ONLY) {
            return Reason.UNKNOWN_ORDER_TYPE;
        }
        if (type == OrderType.FOK || type == OrderType.POST_ONLY) {
            return Reason.NOT_SUPPORTED;
        }
        if (!Prices.isQuantity(command.quantity())) {
            return Reason.QUANTITY_OUT_OF_RANGE;
        }
        if (type != OrderType.MARKET && !Prices.isPrice(command.priceTicks())) {
            return Reason.PRICE_OUT_OF_RANGE;
        }
        if (slotByOrderId.get(command.orderId()) != NO_SLOT) {
            return Reason.DUPLICATE_ORDER_ID;
        }
        return freeCount == 0 ? Reason.BOOK_FULL : Reason.NONE;
    }

    private void cancel(OrderCommand command) {
        long orderId = command.orderId();
        int slot = slotByOrderId.get(orderId);
        if (slot == NO_SLOT) {
            reports.rejected(sequence, ReportType.CANCEL_REJECTED, Reason.UNKNOWN_ORDER, orderId);
            return;
        }
        remove(slot, orderId);
    }

    private void remove(int slot, long orderId) {
        book.cancel(number(slot), 0);
        slotByOrderId.remove(orderId);
        freeSlots[freeCount++] = slot;
        reports.cancelled(sequence, side(slot), Reason.NONE, orderId, price(slot), open(slot));
    }

    private void reduce(OrderCommand command) {
        long orderId = command.orderId();
        int slot = slotByOrderId.get(orderId);
        int refusal = Reason.NONE;
        if (!Prices.isQuantity(command.quantity())) {
            refusal = Reason.QUANTITY_OUT_OF_RANGE;
        } else if (slot == NO_SLOT) {
            refusal = Reason.UNKNOWN_ORDER;
        }
        if (refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REDUCE_REJECTED, refusal, orderId);
            return;
        }
        long left = open(slot) - command.quantity();
        if (left <= 0) {
            remove(slot, orderId);
            return;
        }
        book.cancel(number(slot), left);
        setOpen(slot, left);
        reports.reduced(sequence, side(slot), orderId, price(slot), left);
    }

    private void replace(OrderCommand command) {
        long orderId = command.orderId();
        long priceTicks = command.priceTicks();
        long quantity = command.quantity();
        int slot = slotByOrderId.get(orderId);
        int refusal = Reason.NONE;
        if (!Prices.isQuantity(quantity)) {
            refusal = Reason.QUANTITY_OUT_OF_RANGE;
        } else if (!Prices.isPrice(priceTicks)) {
            refusal = Reason.PRICE_OUT_OF_RANGE;
        } else if (slot == NO_SLOT) {
            refusal = Reason.UNKNOWN_ORDER;
        }
        if (refusal != Reason.NONE) {
            reports.rejected(sequence, ReportType.REPLACE_REJECTED, refusal, orderId);
            return;
        }
        int side = side(slot);
        boolean requeue = (command.flags() & OrderCommand.FLAG_REQUEUE) != 0;
        if (priceTicks == price(slot) && quantity <= open(slot) && !requeue) {
            reports.replaced(sequence, side, orderId, priceTicks, quantity);
            if (quantity < open(slot)) {
                book.cancel(number(slot), quantity);
                setOpen(slot, quantity);
            }
            return;
        }
        reports.requeued(sequence, side, orderId, priceTicks, quantity);
        book.cancel(number(slot), 0);
        long number = nextNumber(slot);
        long rest = match(number, side, orderId, priceTicks, quantity);
        if (rest == 0) {
            slotByOrderId.remove(orderId);
            freeSlots[freeCount++] = slot;
        } else {
            record(slot, orderId, number, priceTicks, side, rest);
        }
    }

    private long nextNumber(int slot) {
        return ++lastGeneration << SLOT_BITS | slot;
    }

    private static int slot(long number) {
        return (int) (number & SLOT_MASK);
    }

    private void record(int slot, long orderId, long number, long price, int side, long open) {
        int base = slot * WORDS;
        records[base + ORDER_ID] = orderId;
        records[base + NUMBER] = number;
        records[base + PRICE] = price;
        records[base + OPEN_AND_SIDE] = open | (long) side << SIDE_BIT;
    }

    private long number(int slot) {
        return records[slot * WORDS + NUMBER];
    }

    private long price(int slot) {
        return records[slot * WORDS + PRICE];
    }

    private long open(int slot) {
        return records[slot * WORDS + OPEN_AND_SIDE] & Prices.QUANTITY_MAX;
    }

    private int side(int slot) {
        return (int) (records[slot * WORDS + OPEN_AND_SIDE] >>> SIDE_BIT);
    }

    private void setOpen(int slot, long open) {
        records[slot * WORDS + OPEN_AND_SIDE] = open | (long) side(slot) << SIDE_BIT;
    }

    private static long worstPrice(int side) {
        return side == Side.BUY ? Prices.PRICE_TICKS_MAX : -Prices.PRICE_TICKS_MAX;
    }

    private void freeAllSlots() {
        for (int index = 0; index < ordersMax; index++) {
            freeSlots[index] = ordersMax - 1 - index;
        }
        freeCount = ordersMax;
    }

    @Override
    public long bestBidTicks() {
        return bestTicks(Side.BUY);
    }

    @Override
    public long bestAskTicks() {
        return bestTicks(Side.SELL);
    }

    private long bestTicks(int side) {
        Long2ObjectRBTreeMap<?> levels = ParityFields.levels(book, side);
        return levels.isEmpty() ? Prices.NO_PRICE : levels.firstLongKey();
    }

    @Override
    public int orderCount() {
        return ordersMax - freeCount;
    }

    @Override
    public long quantityAt(int side, long priceTicks) {
        Object level = ParityFields.levels(book, side).get(priceTicks);
        return level == null ? 0 : quantity(level);
    }

    private static long quantity(Object level) {
        long sum = 0;
        for (Object order : ParityFields.orders(level)) {
            sum += ParityFields.open(order);
        }
        return sum;
    }

    @Override
    public int depth(int side, int levelsMax, LevelVisitor visitor) {
        int visited = 0;
        for (Long2ObjectMap.Entry<?> level :
                ParityFields.levels(book, side).long2ObjectEntrySet()) {
            if (visited >= levelsMax) {
                break;
            }
            visitor.level(level.getLongKey(), quantity(level.getValue()));
            visited++;
        }
        return visited;
    }

    @Override
    public void forEachOrder(OrderVisitor visitor) {
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (Long2ObjectMap.Entry<?> level :
                    ParityFields.levels(book, side).long2ObjectEntrySet()) {
                for (Object order : ParityFields.orders(level.getValue())) {
                    long orderId = records[slot(ParityFields.number(order)) * WORDS + ORDER_ID];
                    visitor.order(side, orderId, level.getLongKey(), ParityFields.open(order));
                }
            }
        }
    }

    /** Starts a new book: Parity's has no other way to forget the numbers of filled orders. */
    @Override
    public void clear() {
        book = new OrderBook(listener);
        slotByOrderId.clear();
        freeAllSlots();
    }

    @Override
    public Set<OrderBookCapability> capabilities() {
        return OrderBookCapability.plainBut(OrderBookCapability.FOK, OrderBookCapability.POST_ONLY);
    }
}

package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.RandomOrderCommands;
import dev.dyno.workloads.SplitMix64;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Draws the steps of one round of a {@link RandomShape}, within what a book can be asked for. Looks
 * at the reference, so that most commands meet an order.
 */
final class RandomSteps {
    private static final int PER_MILLE = 1000;
    private static final int ODD_SEQUENCE_PER_MILLE = 10;
    private static final int PRICE_DRAWS_MAX = 8;

    private final RandomShape shape;
    private final Set<OrderBookCapability> capabilities;
    private final OrderBook reference;
    private final OpenOrders open;
    private final SplitMix64 random;
    private final Function<SplitMix64, Operation> operations;
    private final PriceSource prices;
    private final ToLongFunction<SplitMix64> ids;
    private final MalformedSteps malformed;
    private final RandomOrderCommands ruled;
    private long sequence;

    /**
     * Creates a generator.
     *
     * @param reference the book that the steps are applied to before the next is drawn
     * @param open hears what the reference reports
     */
    RandomSteps(
            RandomShape shape,
            Set<OrderBookCapability> capabilities,
            OrderBook reference,
            OpenOrders open,
            SplitMix64 random) {
        this.shape = shape;
        this.capabilities = capabilities;
        this.reference = reference;
        this.open = open;
        this.random = random;
        this.operations = shape.mix().allowedBy(capabilities);
        this.prices = shape.prices(random);
        this.ids = shape.ids(random);
        this.malformed = new MalformedSteps(capabilities, random);
        this.ruled = new RandomOrderCommands(random, capabilities);
    }

    /** Draws the next step. */
    Step next() {
        return switch (towardsTarget(operations.apply(random))) {
            case LIMIT -> enter(OrderType.LIMIT, newId());
            case MARKET -> enter(OrderType.MARKET, newId());
            case IOC -> enter(OrderType.IOC, newId());
            case FOK -> enter(OrderType.FOK, newId());
            case POST_ONLY -> enter(OrderType.POST_ONLY, newId());
            case CANCEL -> cancel(target());
            case REDUCE -> reduce(target());
            case REPLACE -> replace(target());
            case DUPLICATE -> enter(anyOrderType(), anyId(open.any(random)));
            case STALE -> stale();
            case MALFORMED ->
                    malformed.next(nextSequence(), anyId(open.any(random)), newId(), price());
            case CLEAR -> Step.CLEAR;
            case PROTECTED -> enterProtected();
            case SLIDE -> enter(OrderType.POST_ONLY_SLIDE, newId());
            case STATE -> command(CommandType.SET_STATE, newId(), 0, state());
            case RULED -> new Step.Ruled(ruled.next(reference.time()));
        };
    }

    private Step enterProtected() {
        long price = price();
        int side = side(OrderType.MARKET_PROTECTED, price);
        long quantity = shape.quantities().applyAsLong(random);
        long range =
                switch (random.nextInt(16)) {
                    case 0 -> -1;
                    case 1 -> Prices.PRICE_TICKS_MAX + random.nextInt(2);
                    default -> random.nextInt(4);
                };
        return command(
                CommandType.NEW | side << 8 | OrderType.MARKET_PROTECTED << 16,
                newId(),
                range,
                quantity);
    }

    /** Draws open mostly, so that a halt does not last. */
    private long state() {
        return switch (random.nextInt(8)) {
            case 0 -> BookState.HALTED;
            case 1 -> random.nextLong();
            default -> BookState.OPEN;
        };
    }

    /** Lets a book grow until it is about as large as the shape says, and keeps it there. */
    private Operation towardsTarget(Operation operation) {
        boolean enters = operation == Operation.LIMIT || operation == Operation.POST_ONLY;
        if (enters && open.count() >= shape.ordersTarget()) {
            return Operation.CANCEL;
        }
        boolean shrinks = operation == Operation.CANCEL || operation == Operation.MARKET;
        boolean isSmall = open.count() < shape.ordersTarget() / 2;
        return shrinks && isSmall && random.nextInt(4) > 0 ? Operation.LIMIT : operation;
    }

    private OpenOrders.@Nullable Entry target() {
        return chance(shape.bestPerMille()) ? open.nearBest(random) : open.any(random);
    }

    private Step enter(int orderType, long orderId) {
        long price = price();
        int side = side(orderType, price);
        long quantity = shape.quantities().applyAsLong(random);
        if (orderType == OrderType.FOK && random.nextInt(2) == 0) {
            long fillable = fillable(side, price) + random.nextInt(3) - 1;
            quantity = Prices.isQuantity(fillable) ? fillable : quantity;
        }
        return command(CommandType.NEW | side << 8 | orderType << 16, orderId, price, quantity);
    }

    /** Orders that rest are passive as often as the shape says, the others are aggressive. */
    private int side(int orderType, long price) {
        int passive = price < prices.middleTicks() ? Side.BUY : Side.SELL;
        boolean rests = orderType == OrderType.LIMIT || orderType == OrderType.POST_ONLY;
        return chance(shape.passivePerMille()) == rests ? passive : Side.opposite(passive);
    }

    /** Returns the sum that an order could trade with at its limit, or one beyond any quantity. */
    private long fillable(int side, long limit) {
        long[] sum = new long[1];
        reference.depth(
                Side.opposite(side),
                Integer.MAX_VALUE,
                (priceTicks, quantity) -> {
                    if (side == Side.BUY ? priceTicks <= limit : priceTicks >= limit) {
                        sum[0] += quantity;
                    }
                });
        return sum[0];
    }

    private Step cancel(OpenOrders.@Nullable Entry target) {
        return command(CommandType.CANCEL, anyId(target), 0, 0);
    }

    private Step reduce(OpenOrders.@Nullable Entry target) {
        long quantity = target == null ? 1 : near(target.quantity());
        return command(CommandType.REDUCE, anyId(target), 0, quantity);
    }

    private Step replace(OpenOrders.@Nullable Entry target) {
        if (target == null) {
            return command(CommandType.REPLACE, anyId(null), price(), 1);
        }
        long price =
                switch (random.nextInt(4)) {
                    case 0, 1 -> target.priceTicks();
                    case 2 -> inRange(target.priceTicks() + random.nextInt(3) - 1);
                    default -> priceFor(target.side());
                };
        long quantity =
                random.nextInt(4) == 0
                        ? shape.quantities().applyAsLong(random)
                        : near(target.quantity());
        int flags = random.nextInt(4) == 0 ? OrderCommand.FLAG_REQUEUE : 0;
        return command(CommandType.REPLACE | flags << 24, target.orderId(), price, quantity);
    }

    /** Draws the quantity itself, one less or more, a half, or any smaller one. */
    private long near(long quantity) {
        long drawn =
                switch (random.nextInt(5)) {
                    case 0 -> quantity;
                    case 1 -> quantity - 1;
                    case 2 -> quantity + 1;
                    case 3 -> quantity / 2;
                    default -> 1 + random.nextLong(quantity);
                };
        return Math.clamp(drawn, 1, Prices.QUANTITY_MAX);
    }

    private Step stale() {
        long orderId = random.nextInt(3) == 0 ? newId() : open.anyGone(random);
        int choice = random.nextInt(3);
        if (choice == 0 && capabilities.contains(OrderBookCapability.REDUCE)) {
            return command(CommandType.REDUCE, orderId, 0, 1);
        }
        if (choice == 1 && capabilities.contains(OrderBookCapability.REPLACE)) {
            return command(CommandType.REPLACE, orderId, price(), 1);
        }
        return command(CommandType.CANCEL, orderId, 0, 0);
    }

    private Step command(int header, long orderId, long priceTicks, long quantity) {
        return new Step.Command(nextSequence(), header, 0, orderId, priceTicks, quantity);
    }

    private long nextSequence() {
        sequence = chance(ODD_SEQUENCE_PER_MILLE) ? random.nextLong() : sequence + 1;
        return sequence;
    }

    private int anyOrderType() {
        return MalformedSteps.anyOrderType(capabilities, random);
    }

    /** Returns the id of a target; where there is none, one that rests nowhere. */
    private long anyId(OpenOrders.@Nullable Entry target) {
        return target == null ? open.anyGone(random) : target.orderId();
    }

    private long newId() {
        if (chance(shape.reusePerMille())) {
            return random.nextInt(2) == 0 ? open.lastGone() : open.anyGone(random);
        }
        long id = ids.applyAsLong(random);
        if (capabilities.contains(OrderBookCapability.ANY_ORDER_ID)) {
            return id;
        }
        return Math.max(1, id & Long.MAX_VALUE);
    }

    /** Draws a price at which an order of this side is passive, as often as the shape says. */
    private long priceFor(int side) {
        long price = price();
        for (int draw = 1; draw < PRICE_DRAWS_MAX; draw++) {
            boolean isPassive = (price < prices.middleTicks()) == (side == Side.BUY);
            if (isPassive || !chance(shape.passivePerMille())) {
                break;
            }
            price = price();
        }
        return price;
    }

    private long price() {
        return inRange(prices.next(random));
    }

    private long inRange(long price) {
        if (capabilities.contains(OrderBookCapability.NEGATIVE_PRICES)) {
            return Math.clamp(price, -Prices.PRICE_TICKS_MAX, Prices.PRICE_TICKS_MAX);
        }
        return Math.clamp(Math.abs(price), 1, Prices.PRICE_TICKS_MAX);
    }

    private boolean chance(int perMille) {
        return random.nextInt(PER_MILLE) < perMille;
    }
}

package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.workloads.SplitMix64;
import java.util.Set;

/**
 * Draws commands with one or more fields out of range, and good commands whose other fields hold
 * junk. Never asks for what a book does not declare: which of two refusals comes first is then not
 * said by the contract.
 */
final class MalformedSteps {
    private static final long[] BAD_QUANTITIES = {
        0, -1, Prices.QUANTITY_MAX + 1, 1L << 33, Long.MIN_VALUE, Long.MAX_VALUE
    };
    private static final long[] BAD_PRICES = {
        Prices.PRICE_TICKS_MAX + 1,
        Prices.PRICE_TICKS_MAX << 1,
        Long.MAX_VALUE,
        -Prices.PRICE_TICKS_MAX - 1,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };
    private static final int POSITIVE_BAD_PRICES = 3;

    private final Set<OrderBookCapability> capabilities;
    private final SplitMix64 random;

    MalformedSteps(Set<OrderBookCapability> capabilities, SplitMix64 random) {
        this.capabilities = capabilities;
        this.random = random;
    }

    /** Draws an order type that a book knows. */
    static int anyOrderType(Set<OrderBookCapability> capabilities, SplitMix64 random) {
        return switch (random.nextInt(5)) {
            case 1 -> only(OrderBookCapability.MARKET, OrderType.MARKET, capabilities);
            case 2 -> only(OrderBookCapability.IOC, OrderType.IOC, capabilities);
            case 3 -> only(OrderBookCapability.FOK, OrderType.FOK, capabilities);
            case 4 -> only(OrderBookCapability.POST_ONLY, OrderType.POST_ONLY, capabilities);
            default -> OrderType.LIMIT;
        };
    }

    private static int only(
            OrderBookCapability needed, int orderType, Set<OrderBookCapability> capabilities) {
        return capabilities.contains(needed) ? orderType : OrderType.LIMIT;
    }

    /**
     * Draws a command.
     *
     * @param restingId the id of an order that rests, if any does
     * @param newId an id for a new order
     * @param priceTicks a price in range
     */
    Step next(long sequence, long restingId, long newId, long priceTicks) {
        return switch (random.nextInt(6)) {
            case 0 ->
                    command(
                            sequence,
                            unknown(CommandType.COUNT) | anyHeader(),
                            newId,
                            anyWord(),
                            anyWord());
            case 1 -> cancelWithJunk(sequence, restingId);
            case 2 -> change(sequence, restingId, priceTicks);
            default -> enter(sequence, restingId, newId, priceTicks);
        };
    }

    private Step enter(long sequence, long restingId, long newId, long priceTicks) {
        int side = oneIn(4) ? unknown(2) : random.nextInt(2);
        int orderType = oneIn(4) ? unknown(OrderType.COUNT) : anyOrderType(capabilities, random);
        boolean isPriceIgnored = orderType == OrderType.MARKET && oneIn(2);
        return command(
                sequence,
                CommandType.NEW | side << 8 | orderType << 16 | random.nextInt(256) << 24,
                oneIn(4) ? restingId : newId,
                isPriceIgnored ? anyWord() : priceOrBad(priceTicks),
                quantityOrBad());
    }

    private Step cancelWithJunk(long sequence, long restingId) {
        return command(sequence, CommandType.CANCEL | anyHeader(), restingId, anyWord(), anyWord());
    }

    /** Draws a replace or a reduce; without these capabilities, a cancel. */
    private Step change(long sequence, long restingId, long priceTicks) {
        boolean replaces = random.nextInt(2) == 0;
        if (replaces && capabilities.contains(OrderBookCapability.REPLACE)) {
            return command(
                    sequence,
                    CommandType.REPLACE | anyHeader(),
                    restingId,
                    priceOrBad(priceTicks),
                    quantityOrBad());
        }
        if (!replaces && capabilities.contains(OrderBookCapability.REDUCE)) {
            return command(
                    sequence,
                    CommandType.REDUCE | anyHeader(),
                    restingId,
                    anyWord(),
                    quantityOrBad());
        }
        return cancelWithJunk(sequence, restingId);
    }

    private Step command(long sequence, int header, long orderId, long priceTicks, long quantity) {
        return new Step.Command(
                sequence, header, (int) random.nextLong(), orderId, priceTicks, quantity);
    }

    private boolean oneIn(int bound) {
        return random.nextInt(bound) == 0;
    }

    /** Draws a byte that is no less than this. */
    private int unknown(int first) {
        return first + random.nextInt(256 - first);
    }

    /** Draws all of a header but the type. */
    private int anyHeader() {
        return random.nextInt(1 << 24) << 8;
    }

    private long anyWord() {
        return random.nextLong();
    }

    private long quantityOrBad() {
        return oneIn(3)
                ? BAD_QUANTITIES[random.nextInt(BAD_QUANTITIES.length)]
                : 1 + random.nextInt(9);
    }

    private long priceOrBad(long priceTicks) {
        boolean takesAll = capabilities.contains(OrderBookCapability.NEGATIVE_PRICES);
        int among = takesAll ? BAD_PRICES.length : POSITIVE_BAD_PRICES;
        return oneIn(3) ? BAD_PRICES[random.nextInt(among)] : priceTicks;
    }
}

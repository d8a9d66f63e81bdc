package dev.dyno.workloads;

import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Seeded commands of every kind that a book can do, on few prices, ids and accounts, so that most
 * of them meet an order and every rule meets every other. Endless; not safe for use by several
 * threads.
 */
public final class RandomOrderCommands {
    private static final int IDS = 400;
    private static final int PRICES = 11;
    private static final long PRICE_LOWEST = 95;
    private static final int ACCOUNTS = 4;
    private static final int MODES = 5;

    private final SplitMix64 random;
    private final Set<OrderBookCapability> capabilities;
    private final int[] orderTypes;
    private long sequence;

    /**
     * Creates a source.
     *
     * @param capabilities what the books can do
     */
    public RandomOrderCommands(SplitMix64 random, Set<OrderBookCapability> capabilities) {
        this.random = random;
        this.capabilities = Set.copyOf(capabilities);
        this.orderTypes = IntStream.range(0, OrderType.COUNT).filter(this::isKnown).toArray();
    }

    private boolean isKnown(int orderType) {
        return switch (orderType) {
            case OrderType.MARKET -> can(OrderBookCapability.MARKET);
            case OrderType.IOC -> can(OrderBookCapability.IOC);
            case OrderType.FOK -> can(OrderBookCapability.FOK);
            case OrderType.POST_ONLY -> can(OrderBookCapability.POST_ONLY);
            case OrderType.MARKET_PROTECTED -> can(OrderBookCapability.MARKET_PROTECTION);
            case OrderType.POST_ONLY_SLIDE -> can(OrderBookCapability.POST_ONLY_SLIDE);
            case OrderType.ICEBERG -> can(OrderBookCapability.ICEBERG);
            case OrderType.STOP, OrderType.STOP_LIMIT -> can(OrderBookCapability.STOP);
            default -> true;
        };
    }

    private boolean can(OrderBookCapability capability) {
        return capabilities.contains(capability);
    }

    /**
     * Draws a command, with a sequence that is one more each time.
     *
     * @param time the logical time of the book
     */
    public OrderCommand next(long time) {
        OrderCommand command = new OrderCommand();
        int choice = random.nextInt(1000);
        long id = 1L + random.nextInt(IDS);
        sequence++;
        if (choice < 700) {
            return enter(command, id, time);
        } else if (choice < 800 && can(OrderBookCapability.REPLACE)) {
            return command.replace(
                    sequence, random.nextInt(2), id, price(), 1 + random.nextInt(20));
        } else if (choice < 860 && can(OrderBookCapability.REDUCE)) {
            return command.reduce(sequence, id, 1 + random.nextInt(5));
        } else if (choice < 940) {
            return command.cancel(sequence, id);
        } else if (choice < 980 && can(OrderBookCapability.EXPIRY)) {
            return command.time(sequence, time + random.nextInt(3));
        } else if (choice < 985 && can(OrderBookCapability.EXPIRY)) {
            return command.endOfDay(sequence);
        } else if (choice < 990 && can(OrderBookCapability.MASS_CANCEL)) {
            return command.massCancel(sequence, random.nextInt(3), random.nextInt(ACCOUNTS));
        } else if (can(OrderBookCapability.HALT)) {
            return command.setState(
                    sequence, random.nextInt(4) == 0 ? BookState.HALTED : BookState.OPEN);
        }
        return enter(command, id, time);
    }

    private OrderCommand enter(OrderCommand command, long id, long time) {
        int type = orderTypes[random.nextInt(orderTypes.length)];
        long price = type == OrderType.MARKET_PROTECTED ? random.nextInt(3) : price();
        command.enter(sequence, random.nextInt(2), type, id, price, 1 + random.nextInt(20));
        int account = random.nextInt(ACCOUNTS);
        command.account(account);
        if (can(OrderBookCapability.SELF_TRADE_PREVENTION)) {
            command.selfTradeMode(account == 0 ? 0 : random.nextInt(MODES));
        }
        if (can(OrderBookCapability.ICEBERG)) {
            command.displayQuantity(1 + random.nextInt(5));
        }
        if (can(OrderBookCapability.STOP)) {
            command.stopPriceTicks(price());
        }
        if (can(OrderBookCapability.EXPIRY)) {
            long ahead = random.nextInt(4) == 0 ? time + 1L + random.nextInt(20) : 0;
            command.expiryTime(random.nextInt(8) == 0 ? OrderCommand.DAY : ahead);
        }
        return command;
    }

    private long price() {
        return PRICE_LOWEST + random.nextInt(PRICES);
    }
}

package dev.dyno.peers;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A seeded stream of commands that collide as often as possible: few prices, few ids, used again
 * and again. Only commands that the given capabilities allow. The numbers come from xorshift64*
 * (Vigna, 2014), so a seed means the same for ever.
 */
public final class OrderBookFlow {
    private static final int IDS = 60;
    private static final int PRICES = 12;
    private static final int QUANTITIES = 9;

    private final Set<OrderBookCapability> capabilities;
    private final List<Integer> types = new ArrayList<>();
    private final long lowestPrice;
    private final long lowestId;
    private long state;
    private long sequence;

    /** Creates a stream. */
    public OrderBookFlow(long seed, Set<OrderBookCapability> capabilities) {
        this.capabilities = capabilities;
        state = seed * 0x9E37_79B9_7F4A_7C15L + 1;
        lowestPrice = has(OrderBookCapability.NEGATIVE_PRICES) ? -PRICES / 2 : 1000;
        lowestId = has(OrderBookCapability.ANY_ORDER_ID) ? -IDS / 2 : 1;
        types.addAll(List.of(OrderType.LIMIT, OrderType.LIMIT, OrderType.LIMIT));
        addType(OrderBookCapability.MARKET, OrderType.MARKET);
        addType(OrderBookCapability.IOC, OrderType.IOC);
        addType(OrderBookCapability.FOK, OrderType.FOK);
        addType(OrderBookCapability.POST_ONLY, OrderType.POST_ONLY);
    }

    private boolean has(OrderBookCapability capability) {
        return capabilities.contains(capability);
    }

    private void addType(OrderBookCapability capability, int type) {
        if (has(capability)) {
            types.add(type);
        }
    }

    private int below(int bound) {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return (int) (((state * 0x2545_F491_4F6C_DD1DL) >>> 33) % bound);
    }

    /** Writes the next command. */
    public void next(OrderCommand command) {
        long orderId = lowestId + below(IDS);
        long price = lowestPrice + below(PRICES);
        // One in fifty quantities is out of range.
        long quantity = below(50) == 0 ? 0 : 1 + below(QUANTITIES);
        int choice = below(10);
        if (choice >= 8 && has(OrderBookCapability.REPLACE)) {
            int flags = below(3) == 0 ? OrderCommand.FLAG_REQUEUE : 0;
            command.replace(sequence++, flags, orderId, price, quantity);
        } else if (choice == 7 && has(OrderBookCapability.REDUCE)) {
            command.reduce(sequence++, orderId, quantity);
        } else if (choice >= 5) {
            command.cancel(sequence++, orderId);
        } else if (below(100) == 0) {
            int header = CommandType.NEW | below(4) << 8 | (below(2) * 200) << 16;
            command.put(sequence++, header | below(2) * 99, orderId, price, quantity);
        } else {
            command.enter(
                    sequence++, below(2), types.get(below(types.size())), orderId, price, quantity);
        }
    }
}

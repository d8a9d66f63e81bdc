package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.SplitMix64;

/**
 * One kind of operation again and again on a book of moderate size, for its cost alone. An
 * operation is a pair of commands that leaves the book as it was, so a short block of pairs can be
 * repeated for as long as one likes while everything stays in the nearest caches.
 */
public final class SingleOperationFlow implements OrderFlow {
    /** What a pair of commands does. */
    public enum Operation {
        /** Joins the end of the queue at the best price, then cancels. */
        ADD_CANCEL_BEST,
        /** Joins a queue far from the best price, then cancels. */
        ADD_CANCEL_DEEP,
        /** Enters a better price than any, then takes just that order. */
        ADD_TAKE
    }

    static final int LEVELS = 100;
    static final int ORDERS_PER_LEVEL = 10;
    private static final int PAIRS = 256;
    private static final int MIDDLE_TICKS = 100_000;
    private static final int QUANTITY_MAX = 100;
    private static final int DEEP_FROM = LEVELS / 2;

    private final SplitMix64 random;
    private final Operation operation;
    private final int rounds;
    private long newestOrderId;

    /**
     * Creates a flow.
     *
     * @param rounds how often the block of pairs is repeated
     */
    public SingleOperationFlow(Operation operation, int rounds, long seed) {
        this.random = SplitMix64.named("single-operation-" + operation.name(), seed);
        this.operation = operation;
        this.rounds = rounds;
    }

    @Override
    public int instruments() {
        return 1;
    }

    @Override
    public OrderBookSpec spec(int instrument) {
        return new OrderBookSpec(2 * LEVELS * ORDERS_PER_LEVEL + 2, MIDDLE_TICKS, 2 * LEVELS + 4);
    }

    @Override
    public int rounds() {
        return rounds;
    }

    @Override
    public int commandsPerOperation() {
        return 2;
    }

    @Override
    public boolean appendPrefill(CommandBuffer commands) {
        if (commands.count() == 2 * LEVELS * ORDERS_PER_LEVEL) {
            return false;
        }
        int index = commands.count() / 2;
        enter(commands, commands.count() % 2, 2 + index % LEVELS, randomQuantity());
        return true;
    }

    @Override
    public boolean append(CommandBuffer commands) {
        if (commands.count() == 2 * PAIRS) {
            return false;
        }
        int side = random.nextInt(2);
        int quantity = randomQuantity();
        switch (operation) {
            case ADD_CANCEL_BEST -> {
                enter(commands, side, 2, quantity);
                commands.cancel(0, newestOrderId);
            }
            case ADD_CANCEL_DEEP -> {
                enter(commands, side, DEEP_FROM + random.nextInt(LEVELS - DEEP_FROM), quantity);
                commands.cancel(0, newestOrderId);
            }
            case ADD_TAKE -> {
                enter(commands, side, 1, quantity);
                commands.enter(
                        0,
                        Side.opposite(side),
                        OrderType.IOC,
                        ++newestOrderId,
                        priceAt(side, 1),
                        quantity);
            }
        }
        return true;
    }

    private void enter(CommandBuffer commands, int side, int distance, int quantity) {
        commands.enter(
                0, side, OrderType.LIMIT, ++newestOrderId, priceAt(side, distance), quantity);
    }

    private int randomQuantity() {
        return 1 + random.nextInt(QUANTITY_MAX);
    }

    private static int priceAt(int side, int distance) {
        return side == Side.BUY ? MIDDLE_TICKS - distance : MIDDLE_TICKS + distance;
    }
}

package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an order file holds, found by reading all of it.
 *
 * @param messages how many records it has
 * @param newOrders how many of them are new orders: no more can ever rest
 * @param lowestPriceTicks the lowest price of a new or modified order, 0 without any
 * @param highestPriceTicks the highest one, 0 without any
 * @param requires what a book must be able to do to replay it
 */
public record OrderFileSummary(
        long messages,
        long newOrders,
        long lowestPriceTicks,
        long highestPriceTicks,
        Set<OrderBookCapability> requires) {
    private static final int BLOCK_COMMANDS = 1024;

    /** Makes the set immutable. */
    public OrderFileSummary {
        requires = Set.copyOf(requires);
    }

    /**
     * Reads and checks a whole file.
     *
     * @param messagesMax a file that promises more is refused before its records are read
     * @throws OrderFileException if it does not keep the format or promises too many messages
     * @throws IOException if it cannot be read
     */
    public static OrderFileSummary of(Path file, long messagesMax) throws IOException {
        try (OrderFileReader reader = OrderFileReader.open(file)) {
            if (reader.count() > messagesMax) {
                throw new OrderFileException(
                        "the header counts "
                                + reader.count()
                                + " messages, more than the limit of "
                                + messagesMax,
                        12);
            }
            return of(reader);
        }
    }

    private static OrderFileSummary of(OrderFileReader reader) throws IOException {
        EnumSet<OrderBookCapability> requires = EnumSet.noneOf(OrderBookCapability.class);
        long[] commands = new long[BLOCK_COMMANDS * OrderCommand.WORDS];
        OrderCommand command = new OrderCommand();
        long newOrders = 0;
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int read = reader.read(commands); read > 0; read = reader.read(commands)) {
            for (int index = 0; index < read; index++) {
                command.wrap(commands, index);
                addRequired(requires, command);
                if (command.type() == CommandType.NEW) {
                    newOrders++;
                }
                if (command.type() != CommandType.CANCEL) {
                    lowest = Math.min(lowest, command.priceTicks());
                    highest = Math.max(highest, command.priceTicks());
                }
            }
        }
        boolean hasPrices = lowest <= highest;
        return new OrderFileSummary(
                reader.count(),
                newOrders,
                hasPrices ? lowest : 0,
                hasPrices ? highest : 0,
                requires);
    }

    private static void addRequired(Set<OrderBookCapability> requires, OrderCommand command) {
        if (command.orderId() <= 0) {
            requires.add(OrderBookCapability.ANY_ORDER_ID);
        }
        if (command.type() == CommandType.CANCEL) {
            return;
        }
        if (command.priceTicks() <= 0) {
            requires.add(OrderBookCapability.NEGATIVE_PRICES);
        }
        if (command.type() == CommandType.REPLACE) {
            requires.add(OrderBookCapability.REPLACE);
        } else if (command.orderType() == OrderType.IOC) {
            requires.add(OrderBookCapability.IOC);
        }
    }

    /** Returns a spec for a book that holds all orders that may rest, up to a limit. */
    public OrderBookSpec spec(int ordersMax) {
        long width = highestPriceTicks - lowestPriceTicks + 1;
        return new OrderBookSpec(
                Math.clamp(newOrders, 1, ordersMax),
                lowestPriceTicks + width / 2,
                (int) Math.min(width, Integer.MAX_VALUE));
    }
}

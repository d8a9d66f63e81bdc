package dev.dyno.peers.parity;

import com.paritytrading.parity.match.OrderBook;
import dev.dyno.contracts.matching.Side;
import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;
import java.lang.reflect.Field;
import java.util.List;

/** Reads the private fields of Parity's book, level and order, which have no queries. */
final class ParityFields {
    private static final Field BIDS = field("OrderBook", "bids");
    private static final Field ASKS = field("OrderBook", "asks");
    private static final Field LEVEL_ORDERS = field("PriceLevel", "orders");
    private static final Field ORDER_NUMBER = field("Order", "id");
    private static final Field ORDER_OPEN = field("Order", "remainingQuantity");

    private ParityFields() {}

    private static Field field(String type, String name) {
        try {
            Field field =
                    Class.forName(OrderBook.class.getPackageName() + "." + type)
                            .getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(
                    "this is not parity-match 0.7.0: no field " + type + "." + name, failure);
        }
    }

    private static Object value(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException("cannot read " + field, failure);
        }
    }

    /** Returns the levels of a side by price, best first. */
    static Long2ObjectRBTreeMap<?> levels(OrderBook book, int side) {
        return (Long2ObjectRBTreeMap<?>) value(side == Side.BUY ? BIDS : ASKS, book);
    }

    /** Returns the orders of a level, longest rest first. */
    static List<?> orders(Object level) {
        return (List<?>) value(LEVEL_ORDERS, level);
    }

    /** Returns an order's number. */
    static long number(Object order) {
        return (long) value(ORDER_NUMBER, order);
    }

    /** Returns an order's open quantity. */
    static long open(Object order) {
        return (long) value(ORDER_OPEN, order);
    }
}

package dev.dyno.contenders.engine;

import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import java.util.stream.LongStream;

/**
 * One book on its way from one shard to another.
 *
 * <pre>
 *  router        source's core          target's core
 *  GIVING  ----&gt; takes a copy
 *                GIVEN
 *  TAKING  --------------------------&gt;  enters the orders, writes the routes
 *                                       TAKEN
 *  CLEARING ---&gt; cancels its own
 *                IDLE
 * </pre>
 *
 * <p>The routes say whose the book is, so that a crash before they are written leaves it with the
 * source, and one after with the target.
 *
 * <p>Fields: {@code phase} is volatile and hands all others, which are plain, to whoever's turn it
 * is.
 */
final class Move {
    /**
     * The instrument of the commands by which the router tells a core that it is its turn; nobody
     * else's have it, since no such instrument can be offered.
     */
    static final int TURN = -1;

    /** Whose turn it is. */
    enum Phase {
        IDLE,
        GIVING,
        GIVEN,
        TAKING,
        TAKEN,
        CLEARING
    }

    private static final int ORDER_WORDS = 4;

    private volatile Phase phase = Phase.IDLE;
    private int instrument;
    private int source;
    private int target;
    private int[] routesAfter = {};
    private long[] orders = {};
    private int filled;
    private long hash;

    Phase phase() {
        return phase;
    }

    void turn(Phase next) {
        phase = next;
    }

    /**
     * Begins a move.
     *
     * @param routes the shard of each instrument before it
     */
    void begin(int[] routes, int ofInstrument, int to) {
        instrument = ofInstrument;
        source = routes[ofInstrument];
        target = to;
        routesAfter = routes.clone();
        routesAfter[ofInstrument] = to;
    }

    /** Returns the shard of each instrument after the move. */
    int[] routes() {
        return routesAfter;
    }

    int instrument() {
        return instrument;
    }

    int source() {
        return source;
    }

    int target() {
        return target;
    }

    /** Copies a book: its orders as they have priority. */
    void copy(OrderBook book) {
        filled = 0;
        orders = new long[book.orderCount() * ORDER_WORDS];
        hash = book.stateHash();
        book.forEachOrder((side, orderId, priceTicks, quantity) -> {
            orders[filled] = side;
            orders[filled + 1] = orderId;
            orders[filled + 2] = priceTicks;
            orders[filled + 3] = quantity;
            filled += ORDER_WORDS;
        });
    }

    long hash() {
        return hash;
    }

    int orderCount() {
        return filled / ORDER_WORDS;
    }

    /** Writes the command that enters an order again as it rests. */
    void enter(int order, OrderCommand command) {
        int at = order * ORDER_WORDS;
        command.enter(
                        0,
                        (int) orders[at],
                        OrderType.LIMIT,
                        orders[at + 1],
                        orders[at + 2],
                        orders[at + 3])
                .instrument(instrument);
    }

    /** Returns the ids of a book's orders. */
    static long[] idsOf(OrderBook book) {
        LongStream.Builder ids = LongStream.builder();
        book.forEachOrder((_, orderId, _, _) -> ids.add(orderId));
        return ids.build().toArray();
    }
}

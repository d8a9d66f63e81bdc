package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One shard: its engine, and its part in moves.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th></tr>
 * <tr><td>answered</td><td>core</td><td>core, router</td><td>release, acquire</td></tr>
 * <tr><td>all others</td><td>core</td><td>core</td><td>plain</td></tr>
 * </table>
 */
final class ShardCore implements CommandHandler {
    private static final int ACKNOWLEDGED_MAX = 256;

    /** After how many looks in vain the journal is asked whether it has failed. */
    private static final int LOOKS_PER_COMMIT = 1 << 10;

    private static final VarHandle ANSWERED;

    static {
        try {
            ANSWERED =
                    MethodHandles.lookup().findVarHandle(ShardCore.class, "answered", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Hears of what a move needs, which nobody has offered. */
    private static final EngineListener UNHEARD = (_, _, _, _, _, _) -> {};

    private final MatchingEngine engine;
    private final EngineListener listener;
    private final Move move;
    private final RoutesFile routes;
    private final OrderCommand command = new OrderCommand();
    private final long[] own = new long[OrderCommand.WORDS];
    private boolean isUncommitted;
    private int looksInVain;
    private long answered;

    ShardCore(MatchingEngine engine, EngineListener listener, Move move, RoutesFile routes) {
        this.engine = engine;
        this.listener = listener;
        this.move = move;
        this.routes = routes;
    }

    MatchingEngine engine() {
        return engine;
    }

    /** Returns how many offered commands are acknowledged; whoever sees it sees the books. */
    long answeredCount() {
        return (long) ANSWERED.getAcquire(this);
    }

    @Override
    public void command(long[] words, int firstWord, ReportWriter reports) {
        if (OrderCommand.instrumentAt(words, firstWord) == Move.TURN) {
            takeTurn();
        } else {
            submit(words, firstWord, listener);
        }
    }

    @Override
    public boolean batchEnd(ReportWriter reports) {
        if (isUncommitted) {
            engine.commit();
            isUncommitted = false;
        }
        acknowledge(listener);
        return engine.acknowledgedCount() < engine.submittedCount();
    }

    /** Submits a command and waits until it is acknowledged. */
    void submitAndSettle(long[] words, int firstWord) {
        submit(words, firstWord, listener);
        settle(listener);
    }

    private void submit(long[] words, int firstWord, EngineListener told) {
        while (engine.submit(words, firstWord) == MatchingEngine.NO_ROOM) {
            engine.commit();
            acknowledge(told);
        }
        isUncommitted = true;
    }

    private void acknowledge(EngineListener told) {
        int count = engine.acknowledge(told, ACKNOWLEDGED_MAX);
        if (count > 0) {
            looksInVain = 0;
            if (!told.equals(UNHEARD)) {
                ANSWERED.setRelease(this, answered + count);
            }
        } else if (++looksInVain == LOOKS_PER_COMMIT) {
            looksInVain = 0;
            // It throws if the storage failed since the last one.
            engine.commit();
        }
    }

    private void settle(EngineListener told) {
        engine.commit();
        isUncommitted = false;
        while (engine.acknowledgedCount() < engine.submittedCount()) {
            acknowledge(told);
            Thread.onSpinWait();
        }
    }

    private void takeTurn() {
        settle(listener);
        switch (move.phase()) {
            case GIVING -> {
                give();
                move.turn(Move.Phase.GIVEN);
            }
            case TAKING -> {
                take();
                move.turn(Move.Phase.TAKEN);
            }
            case CLEARING -> {
                clear(move.instrument());
                move.turn(Move.Phase.IDLE);
            }
            case IDLE, GIVEN, TAKEN ->
                    throw new IllegalStateException("a core was called in " + move.phase());
        }
    }

    /** Copies the book that is moved; all that was offered is acknowledged. */
    void give() {
        move.copy(engine.book(move.instrument()));
    }

    /** Enters the orders of the book that is moved, durably, and then makes it this shard's. */
    void take() {
        for (int order = 0; order < move.orderCount(); order++) {
            move.enter(order, command.wrap(own, 0));
            submit(own, 0, UNHEARD);
        }
        settle(UNHEARD);
        long seen = engine.book(move.instrument()).stateHash();
        if (seen != move.hash()) {
            throw new IllegalStateException(
                    "instrument %d had the hash %016x in shard %d, and has %016x in shard %d"
                            .formatted(
                                    move.instrument(),
                                    move.hash(),
                                    move.source(),
                                    seen,
                                    move.target()));
        }
        try {
            routes.write(move.routes());
        } catch (IOException failure) {
            throw new IllegalStateException("the routes cannot be written", failure);
        }
    }

    /** Removes all orders of an instrument, durably; before the core begins, or by the core. */
    void clear(int instrument) {
        OrderBook book = engine.book(instrument);
        for (long orderId : Move.idsOf(book)) {
            command.wrap(own, 0).cancel(0, orderId).instrument(instrument);
            submit(own, 0, UNHEARD);
        }
        settle(UNHEARD);
    }
}

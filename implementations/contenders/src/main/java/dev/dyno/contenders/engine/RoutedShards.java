package dev.dyno.contenders.engine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.engine.EngineRecovery;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedParts;
import dev.dyno.contracts.engine.ShardedSpec;
import dev.dyno.contracts.loop.CommandProducer;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each engine behind a loop of its own, and a table in front that says which.
 *
 * <p><b>Idea.</b> The router finds the shard in a table and hands the command to its loop, so that
 * shards share nothing while no book is moved. A move is three turns, each of which a command in
 * the loop of a core gives to it; between them the router holds back what is for that book. Orders
 * that were offered before are in front of the turn, and orders after it go to the other core.
 *
 * <pre>
 *  router ... o o o | GIVING | held back | TAKING | held back | o o o ...
 *                       |                    |                 |
 *                   source's loop       target's loop      target's loop, and CLEARING to the
 *                                                          source's
 * </pre>
 *
 * <p>All fields but {@code failure}, which is volatile, belong to the router; {@link Move} and
 * {@link ShardCore} say how the rest is shared.
 */
@Implementation(
        id = "routed",
        summary = "An engine, a loop and a thread for each shard, and a table of routes in front.",
        hotClasses = {ShardCores.class, ShardCore.class})
final class RoutedShards implements ShardedEngine {
    private static final int NOTHING = -1;

    private final ShardCores cores;
    private final Move move;
    private final List<MatchingLoop> loops = new ArrayList<>();
    private final List<CommandProducer> producers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long[] offered;
    private final long[] turn = new long[OrderCommand.WORDS];
    private int heldBack = NOTHING;
    private volatile @Nullable Throwable failure;

    private RoutedShards(ShardCores cores) {
        this.cores = cores;
        move = cores.move();
        offered = new long[cores.count()];
        new OrderCommand().wrap(turn, 0).instrument(Move.TURN);
    }

    static ShardedEngine open(ShardedSpec spec, ShardedParts parts) {
        ShardCores cores = ShardCores.open(spec, parts);
        RoutedShards shards = new RoutedShards(cores);
        try {
            for (int shard = 0; shard < cores.count(); shard++) {
                shards.add(shard, spec, parts);
            }
        } catch (RuntimeException | Error refused) {
            cores.close(refused);
            throw refused;
        }
        shards.threads.forEach(Thread::start);
        return shards;
    }

    private void add(int shard, ShardedSpec spec, ShardedParts parts) {
        LoopSpec loopSpec =
                new LoopSpec(
                        1,
                        1,
                        spec.queueCapacity(),
                        LoopSpec.CAPACITY_MIN,
                        spec.waitStrategy(),
                        spec.cpuCount());
        MatchingLoop loop = parts.loops().create(loopSpec, cores.core(shard));
        loops.add(loop);
        producers.add(loop.producer(0));
        threads.add(
                Thread.ofPlatform()
                        .daemon()
                        .name("dyno-shard-" + shard)
                        .unstarted(() -> run(shard, spec, loop)));
    }

    private void run(int shard, ShardedSpec spec, MatchingLoop loop) {
        try {
            spec.placement().accept(shard);
            loop.run();
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    private void failOnFailure() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("a shard's core has failed", thrown);
        }
    }

    @Override
    public boolean offer(long[] words, int firstWord) {
        advance();
        int instrument = OrderCommand.instrumentAt(words, firstWord);
        int shard = cores.shardOf(instrument);
        if (instrument == heldBack || !producers.get(shard).offer(words, firstWord)) {
            return false;
        }
        offered[shard]++;
        return true;
    }

    /** Gives the next core its turn, if one has had it. */
    private void advance() {
        failOnFailure();
        switch (move.phase()) {
            case GIVEN -> call(move.target(), Move.Phase.GIVEN, Move.Phase.TAKING);
            case TAKEN -> {
                cores.adopt();
                heldBack = NOTHING;
                call(move.source(), Move.Phase.TAKEN, Move.Phase.CLEARING);
            }
            case IDLE, GIVING, TAKING, CLEARING -> {}
        }
    }

    private boolean call(int shard, Move.Phase now, Move.Phase next) {
        move.turn(next);
        if (producers.get(shard).offer(turn, 0)) {
            return true;
        }
        // The core looks at the phase when it is called, and it was not.
        move.turn(now);
        return false;
    }

    @Override
    public int shardOf(int instrument) {
        advance();
        return cores.shardOf(instrument);
    }

    @Override
    public boolean move(int instrument, int shard) {
        advance();
        if (move.phase() != Move.Phase.IDLE) {
            return false;
        }
        cores.begin(instrument, shard);
        boolean hasBegun = call(move.source(), Move.Phase.IDLE, Move.Phase.GIVING);
        // The table and this are changed together: the phase alone may have moved on in between.
        heldBack = hasBegun ? instrument : NOTHING;
        return hasBegun;
    }

    @Override
    public boolean isMoving() {
        advance();
        return move.phase() != Move.Phase.IDLE;
    }

    @Override
    public boolean isSettled() {
        if (isMoving()) {
            return false;
        }
        for (int shard = 0; shard < offered.length; shard++) {
            if (cores.core(shard).answeredCount() != offered[shard]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public OrderBook book(int shard, int instrument) {
        if (!isSettled()) {
            throw new IllegalStateException("commands or a move are under way");
        }
        return cores.book(shard, instrument);
    }

    @Override
    public EngineRecovery recovery(int shard) {
        failOnFailure();
        return cores.core(shard).engine().recovery();
    }

    @Override
    public void close() {
        while (failure == null && !isQuiet()) {
            Thread.onSpinWait();
        }
        for (MatchingLoop loop : loops) {
            if (failure == null) {
                loop.close();
            } else {
                loop.abort();
            }
        }
        threads.forEach(RoutedShards::join);
        cores.close(failure);
        failOnFailure();
    }

    /** Like {@link #isSettled}, and true when a core has failed in between. */
    private boolean isQuiet() {
        try {
            return isSettled();
        } catch (IllegalStateException failed) {
            return true;
        }
    }

    private static void join(Thread thread) {
        boolean wasInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

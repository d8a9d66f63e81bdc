package dev.dyno.workloads.engine.shards.conformance;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineRecovery;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.engine.ShardedEngineFactory;
import dev.dyno.contracts.engine.ShardedParts;
import dev.dyno.contracts.engine.ShardedSpec;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.UsableFactories;
import java.util.function.IntFunction;

/** The reference, with a fault between it and its caller or its parts. */
final class WrongShards implements ShardedEngine {
    /** What can be wrong, and the case that is made for it. */
    enum Fault {
        TELLS_THE_NEXT_LISTENER("instruments-go-round-the-shards"),
        TURNS_COMMANDS_AROUND("commands-of-an-instrument-keep-their-order"),
        TELLS_TWICE("commands-of-an-instrument-keep-their-order"),
        LOSES_THE_FIRST_COMMAND_AFTER_A_MOVE("books-move-while-orders-flow"),
        OFFERS_TWICE_AFTER_A_MOVE("books-move-while-orders-flow"),
        TELLS_OF_MOVES("books-move-while-orders-flow"),
        KEEPS_WHAT_IT_GAVE("moved-book-leaves-nothing-behind"),
        NEVER_MOVES("moved-book-leaves-nothing-behind"),
        FORGETS_ON_OPENING("all-shards-come-back"),
        FORGETS_MOVES("moves-come-back"),
        TAKES_ANY_INSTRUMENT("unknown-instruments-and-shards-are-refused"),
        TAKES_ANY_SHARD("unknown-instruments-and-shards-are-refused"),
        HIDES_THE_FAILURE("failed-journal-fails-the-shards");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private final Fault fault;
    private final ShardedEngine right;
    private final int shards;
    private final IntFunction<EngineListener> listeners;
    private final OrderCommand command = new OrderCommand();
    private final long[] held = new long[OrderCommand.WORDS];
    private boolean isHolding;
    private int movedInstrument = -1;
    private int movedFrom = -1;

    private WrongShards(
            Fault fault, ShardedEngine right, int shards, IntFunction<EngineListener> listeners) {
        this.fault = fault;
        this.right = right;
        this.shards = shards;
        this.listeners = listeners;
    }

    static ShardedEngineFactory with(Fault fault) {
        ShardedEngineFactory reference =
                UsableFactories.reference(ShardedEngineFactory.CONTRACT, ShardedEngineFactory.class)
                        .factory();
        int[] lives = {0};
        return (spec, parts) -> {
            ShardedSpec chosen =
                    fault == Fault.FORGETS_ON_OPENING ? elsewhere(spec, lives[0]++) : spec;
            return new WrongShards(
                    fault,
                    reference.open(chosen, partsOf(fault, spec, parts)),
                    spec.shards(),
                    parts.listeners());
        };
    }

    private static ShardedSpec elsewhere(ShardedSpec spec, int life) {
        EngineSpec engines = spec.engines();
        return new ShardedSpec(
                new EngineSpec(
                        engines.folder().resolve("life-" + life),
                        engines.books(),
                        engines.segmentBytes(),
                        engines.commandsInFlightMax(),
                        engines.commandsPerSnapshot()),
                spec.shards(),
                spec.queueCapacity(),
                spec.waitStrategy(),
                spec.cpuCount(),
                spec.placement());
    }

    private static ShardedParts partsOf(Fault fault, ShardedSpec spec, ShardedParts parts) {
        IntFunction<EngineListener> told =
                switch (fault) {
                    case TELLS_THE_NEXT_LISTENER ->
                            shard -> parts.listeners().apply((shard + 1) % spec.shards());
                    case TELLS_TWICE -> shard -> new Twice(parts.listeners().apply(shard));
                    default -> parts.listeners();
                };
        return new ShardedParts(parts.engines(), parts.loops(), parts.parts(), told);
    }

    /** Acknowledges everything twice. */
    private record Twice(EngineListener listener) implements EngineListener {
        @Override
        public void applying(long[] words, int firstWord) {
            listener.applying(words, firstWord);
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            listener.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
        }

        @Override
        public void acknowledged(long sequence) {
            listener.acknowledged(sequence);
            listener.acknowledged(sequence);
        }
    }

    @Override
    public boolean offer(long[] words, int firstWord) {
        try {
            return offerWrongly(words, firstWord);
        } catch (IllegalArgumentException told) {
            if (fault == Fault.TAKES_ANY_INSTRUMENT) {
                return true;
            }
            throw told;
        } catch (IllegalStateException told) {
            if (fault == Fault.HIDES_THE_FAILURE) {
                return true;
            }
            throw told;
        }
    }

    private boolean offerWrongly(long[] words, int firstWord) {
        int instrument = command.wrap(words, firstWord / OrderCommand.WORDS).instrument();
        if (instrument == movedInstrument && fault == Fault.LOSES_THE_FIRST_COMMAND_AFTER_A_MOVE) {
            movedInstrument = -1;
            return true;
        }
        if (instrument == movedInstrument && fault == Fault.OFFERS_TWICE_AFTER_A_MOVE) {
            movedInstrument = -1;
            right.offer(words, firstWord);
        }
        if (fault == Fault.TURNS_COMMANDS_AROUND) {
            return offerTurned(words, firstWord);
        }
        return right.offer(words, firstWord);
    }

    /** Holds each first command of two back until the second is offered. */
    private boolean offerTurned(long[] words, int firstWord) {
        if (!isHolding) {
            System.arraycopy(words, firstWord, held, 0, OrderCommand.WORDS);
            isHolding = true;
            return true;
        }
        isHolding = false;
        right.offer(words, firstWord);
        return right.offer(held, 0);
    }

    @Override
    public int shardOf(int instrument) {
        int shard = right.shardOf(instrument);
        return fault == Fault.FORGETS_MOVES && movedInstrument < 0 ? instrument % shards : shard;
    }

    @Override
    public boolean move(int instrument, int shard) {
        if (fault == Fault.NEVER_MOVES) {
            return true;
        }
        if (fault == Fault.TAKES_ANY_SHARD && shard >= shards) {
            return true;
        }
        int from = instrument < 0 ? -1 : right.shardOf(instrument);
        boolean isTaken = right.move(instrument, shard);
        if (isTaken) {
            movedInstrument = instrument;
            movedFrom = from;
        }
        if (isTaken && fault == Fault.TELLS_OF_MOVES) {
            new OrderCommand().wrap(held, 0).cancel(0, 1).instrument(instrument);
            EngineListener listener = listeners.apply(shard);
            listener.applying(held, 0);
            listener.acknowledged(0);
        }
        return isTaken;
    }

    @Override
    public boolean isMoving() {
        return right.isMoving();
    }

    @Override
    public boolean isSettled() {
        try {
            return right.isSettled();
        } catch (IllegalStateException told) {
            if (fault == Fault.HIDES_THE_FAILURE) {
                return true;
            }
            throw told;
        }
    }

    @Override
    public OrderBook book(int shard, int instrument) {
        boolean isLeft = instrument == movedInstrument && shard == movedFrom;
        return fault == Fault.KEEPS_WHAT_IT_GAVE && isLeft
                ? right.book(right.shardOf(instrument), instrument)
                : right.book(shard, instrument);
    }

    @Override
    public EngineRecovery recovery(int shard) {
        return right.recovery(shard);
    }

    @Override
    public void close() {
        right.close();
    }
}

package dev.dyno.workloads.engine.shards.conformance;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What listeners were told of each instrument: a word for each command, folded from it and its
 * reports but for the sequences, and the shard that told of it. Each listener by one thread.
 */
final class ShardLog {
    /**
     * One command.
     *
     * @param shard who told of it
     * @param folded what was told
     */
    record Told(int shard, long folded) {}

    private final List<List<Told>> told;

    ShardLog(int instruments) {
        told =
                IntStream.range(0, instruments)
                        .mapToObj(_ -> Collections.synchronizedList(new ArrayList<Told>()))
                        .toList();
    }

    /** Returns what was told of an instrument, in the order in which it was told. */
    List<Told> of(int instrument) {
        return List.copyOf(told.get(instrument));
    }

    /** Returns the listener of one shard. */
    EngineListener listener(int shard) {
        return new Listener(shard);
    }

    private final class Listener implements EngineListener {
        private final int shard;
        private final OrderCommand command = new OrderCommand();
        private int instrument;
        private long folded;

        Listener(int shard) {
            this.shard = shard;
        }

        private void fold(long word) {
            folded = SplitMix64.mix(folded ^ word) + 1;
        }

        @Override
        public void applying(long[] words, int firstWord) {
            instrument = command.wrap(words, firstWord / OrderCommand.WORDS).instrument();
            folded = 0;
            for (int word = 1; word < OrderCommand.WORDS; word++) {
                fold(words[firstWord + word]);
            }
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            fold(header);
            fold(orderId);
            fold(makerOrderId);
            fold(priceTicks);
            fold(quantity);
        }

        @Override
        public void acknowledged(long sequence) {
            told.get(instrument).add(new Told(shard, folded));
        }
    }
}

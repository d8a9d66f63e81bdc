package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.ShardedEngine;
import dev.dyno.contracts.matching.OrderCommand;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Feeds a sharded engine for ever, one command of each instrument in turn, and moves books. Says on
 * its standard output how many rounds are acknowledged whole.
 */
final class ShardsKillChild {
    private static final int ROUNDS_PER_MOVE = 4;

    private ShardsKillChild() {}

    /** Counts what is acknowledged of each instrument, whichever shard it is in. */
    private record Counter(List<AtomicLong> counts) implements EngineListener {
        @Override
        public void applying(long[] words, int firstWord) {
            counts.get(OrderCommand.instrumentAt(words, firstWord)).incrementAndGet();
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {}
    }

    /**
     * Runs until it is killed; the arguments are the folder, the engine's id, and for each
     * instrument how many commands are there already.
     */
    public static void main(String[] arguments) throws IOException {
        DataOutputStream acknowledgements = new DataOutputStream(System.out);
        List<ShardLab.Flow> flows = ShardLab.flows(ShardsKillTest.SEED);
        List<AtomicLong> counts =
                IntStream.range(0, flows.size())
                        .mapToObj(instrument ->
                                new AtomicLong(Long.parseLong(arguments[2 + instrument])))
                        .toList();
        long[] next = counts.stream().mapToLong(AtomicLong::get).toArray();
        long[] words = new long[OrderCommand.WORDS];
        long told = 0;
        try (ShardedEngine shards =
                ShardLab.open(Path.of(arguments[0]), arguments[1], _ -> new Counter(counts))) {
            for (int round = 0; true; round++) {
                for (int instrument = 0; instrument < flows.size(); instrument++) {
                    flows.get(instrument).copyTo(next[instrument]++, words);
                    while (!shards.offer(words, 0)) {
                        Thread.onSpinWait();
                    }
                }
                if (round % ROUNDS_PER_MOVE == 0 && !shards.isMoving()) {
                    int instrument = round / ROUNDS_PER_MOVE % flows.size();
                    shards.move(instrument, (shards.shardOf(instrument) + 1) % ShardLab.SHARDS);
                }
                long whole = counts.stream().mapToLong(AtomicLong::get).min().orElseThrow();
                if (whole > told) {
                    told = whole;
                    acknowledgements.writeLong(told);
                    acknowledgements.flush();
                }
            }
        }
    }
}

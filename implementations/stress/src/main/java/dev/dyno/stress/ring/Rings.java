package dev.dyno.stress.ring;

import dev.dyno.contenders.loop.MatchingLoops;
import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import java.util.Arrays;

/** Makes the smallest loops of our rings, which are hidden behind their catalogue. */
final class Rings {
    /** Makes loops of the padded rings. */
    static final MatchingLoopFactory PADDED = factory("padded-ring");

    /** Makes loops of the unpadded rings. */
    static final MatchingLoopFactory UNPADDED = factory("unpadded-ring");

    /** The room of each. */
    static final int CAPACITY = LoopSpec.CAPACITY_MIN;

    private static final int CPUS = Runtime.getRuntime().availableProcessors();

    private Rings() {}

    private static MatchingLoopFactory factory(String id) {
        for (Catalogue<?> catalogue : new MatchingLoops().catalogues()) {
            for (Entry<?> entry : catalogue.entries()) {
                if (entry.id().equals(id)
                        && entry.factory() instanceof MatchingLoopFactory factory) {
                    return factory;
                }
            }
        }
        throw new IllegalStateException("no ring is called " + id);
    }

    /** Makes a loop with one consumer. */
    static MatchingLoop loop(MatchingLoopFactory factory, int producers, CommandHandler handler) {
        return factory.create(
                new LoopSpec(producers, 1, CAPACITY, CAPACITY, WaitStrategy.YIELD, CPUS), handler);
    }

    /** Offers a command whose words all are its key. */
    static boolean offer(MatchingLoop loop, int producer, long key) {
        long[] words = new long[MatchingLoop.COMMAND_WORDS];
        Arrays.fill(words, key);
        return loop.producer(producer).offer(words, 0);
    }

    /** Returns the key of a command, or 1000 if it is torn. */
    static long key(long[] words, int firstWord) {
        for (int word = 1; word < MatchingLoop.COMMAND_WORDS; word++) {
            if (words[firstWord + word] != words[firstWord]) {
                return 1_000;
            }
        }
        return words[firstWord];
    }
}

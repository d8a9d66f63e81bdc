package dev.dyno.workloads.loop.stream;

import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.workloads.SplitMix64;

/**
 * The commands of each producer, which follow from a seed. The first word is the command's index
 * among its producer's, the second is the producer. Immutable.
 */
public final class Commands {
    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;

    /** Creates the commands of a seed. */
    public Commands(long seed) {
        this.seed = seed;
    }

    /** Writes one command. */
    public void copyTo(int producer, long index, long[] words, int firstWord) {
        long key = SplitMix64.mix(seed + producer + index * ODD);
        words[firstWord] = index;
        words[firstWord + 1] = producer;
        words[firstWord + 2] = key;
        words[firstWord + 3] = ~key;
        words[firstWord + 4] = key + index;
        words[firstWord + 5] = key - producer;
        words[firstWord + 6] = key >>> 7;
        words[firstWord + 7] = key << 9;
    }

    /** Adds a command to a digest, which then depends on all commands so far and their order. */
    public static long fold(long digest, long[] words, int firstWord) {
        long sum = 0;
        for (int word = 0; word < MatchingLoop.COMMAND_WORDS; word++) {
            sum += words[firstWord + word] * (2L * word + 1);
        }
        return (digest + sum) * ODD;
    }

    /** Returns the digest of a producer's first commands. */
    public long digest(int producer, long count) {
        long[] words = new long[MatchingLoop.COMMAND_WORDS];
        long digest = 0;
        for (long index = 0; index < count; index++) {
            copyTo(producer, index, words, 0);
            digest = fold(digest, words, 0);
        }
        return digest;
    }
}

package dev.dyno.workloads.gateway;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.workloads.SplitMix64;

/** Commands that follow from a seed, and the digest of their answers: reports of equal words. */
final class Echo {
    private Echo() {}

    /** Writes the words of the command with this index. */
    static void copyTo(long seed, long index, long[] words) {
        for (int word = 0; word < words.length; word++) {
            words[word] = SplitMix64.mix(seed + index * words.length + word);
        }
    }

    /** Folds the words of one answer into a digest. */
    static long fold(long digest, long[] words) {
        long folded = digest;
        for (int word = 0; word < Frame.words(Frame.REPORT); word++) {
            folded = SplitMix64.mix(folded ^ words[word]) + 1;
        }
        return folded;
    }

    /** Returns the digest of the right answers to so many commands. */
    static long digest(long seed, int commands) {
        long[] words = new long[Frame.WORDS_MAX];
        long digest = 0;
        for (int index = 0; index < commands; index++) {
            copyTo(seed, index, words);
            digest = fold(digest, words);
        }
        return digest;
    }
}

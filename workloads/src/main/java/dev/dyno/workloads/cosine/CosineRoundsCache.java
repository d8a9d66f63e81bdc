package dev.dyno.workloads.cosine;

import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.workloads.UsableFactories;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the kernel and the vectors that were asked for last: the rounds of a trial are JMH runs of
 * their own, and making tens of millions of elements takes longer than a round. Safe for use by
 * several threads.
 */
final class CosineRoundsCache {
    private static @Nullable Opened last;

    private record Opened(Path file, String implementation, CosineRounds rounds) {}

    private CosineRoundsCache() {}

    /**
     * Returns a kernel with the vectors of an input, and closes the one before if it was another.
     *
     * @throws java.io.UncheckedIOException if the input cannot be read
     */
    static synchronized CosineRounds open(Path file, String implementation) {
        Opened known = last;
        if (known != null
                && known.file.equals(file)
                && known.implementation.equals(implementation)) {
            return known.rounds;
        }
        if (known != null) {
            last = null;
            known.rounds.close();
        }
        CosineKernelFactory factory =
                UsableFactories.named(
                        CosineKernelFactory.CONTRACT, CosineKernelFactory.class, implementation);
        CosineRounds rounds = CosineRounds.of(CosineInput.read(file), factory);
        last = new Opened(file, implementation, rounds);
        return rounds;
    }
}

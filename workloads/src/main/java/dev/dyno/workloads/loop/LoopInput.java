package dev.dyno.workloads.loop;

import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.loop.stream.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a workload sends through a loop, as a few lines of text: the commands follow from the seed.
 *
 * @param seed of {@link Commands}
 * @param producers how many send
 * @param commandsEach how many each sends in one pass, or at most in an open loop
 * @param waitStrategy what the loop's threads do while they wait
 */
record LoopInput(long seed, int producers, long commandsEach, WaitStrategy waitStrategy) {
    /** Room for a thread that is held up for a moment, and little enough to stay in a cache. */
    private static final int CAPACITY = 1 << 11;

    /** Writes the input so that a reader finds all of it, and returns what describes it. */
    Input write(Path file) throws IOException {
        String text =
                "seed=%d%nproducers=%d%ncommands_each=%d%nwait_strategy=%s%n"
                        .formatted(seed, producers, commandsEach, waitStrategy.name());
        // A loop's one answer is what was sent, which needs no reference to be known.
        Commands commands = new Commands(seed);
        long answer = 0;
        for (int producer = 0; producer < producers; producer++) {
            answer = SplitMix64.mix(answer + commands.digest(producer, commandsEach));
        }
        return InputLines.write(file, text, producers * commandsEach, "%016x".formatted(answer));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static LoopInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new LoopInput(
                Long.parseLong(lines.getProperty("seed")),
                Integer.parseInt(lines.getProperty("producers")),
                Long.parseLong(lines.getProperty("commands_each")),
                WaitStrategy.valueOf(lines.getProperty("wait_strategy")));
    }

    /** Returns the spec of a loop with one consumer for these commands, on this machine. */
    LoopSpec spec() {
        return spec(Spin.cpuCount());
    }

    /** Returns the same for a loop whose producer and consumer are one thread. */
    LoopSpec specWithLoadThread() {
        // One thread fewer is one CPU more: with two, neither has to make way.
        return spec(Spin.cpuCount() + 1);
    }

    private LoopSpec spec(int cpuCount) {
        return new LoopSpec(producers, 1, CAPACITY, CAPACITY, waitStrategy, cpuCount);
    }
}

package dev.dyno.workloads.loop.conformance;

import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.PatientThreads.Task;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** Loops of random shapes with random numbers of commands, some closed while producers put. */
final class RandomTraffic {
    private static final long COMMANDS_MAX = 600;

    private RandomTraffic() {}

    static void addTo(LoopCases cases, Profile profile, long seed) {
        int rounds =
                switch (profile) {
                    case SMOKE, QUICK -> 32;
                    case STANDARD -> 200;
                    case RIGOROUS -> 2_000;
                };
        cases.add(
                "random-traffic",
                "Whatever its shape and strategy, a loop loses, repeats and reorders nothing.",
                driver -> {
                    SplitMix64 random = SplitMix64.named("loop-traffic", seed);
                    for (int round = 0; round < rounds; round++) {
                        try {
                            round(driver, random);
                        } catch (ConformanceFailure failure) {
                            throw failure(
                                    "in round %d of seed %d: %s",
                                    round, seed, String.valueOf(failure.getMessage()));
                        }
                    }
                });
    }

    private static void round(LoopDriver driver, SplitMix64 random) {
        WaitStrategy[] strategies = WaitStrategy.values();
        LoopSpec spec =
                new LoopSpec(
                        1 + random.nextInt(4),
                        1 + random.nextInt(3),
                        16 << random.nextInt(3),
                        16 << random.nextInt(3),
                        strategies[random.nextInt(strategies.length)],
                        1 + random.nextInt(2));
        MatchingLoop loop = driver.loop(spec, new Hesitant(random.nextInt(4)));
        List<Task<ReportLog>> readers = new ArrayList<>();
        for (int consumer = 0; consumer < spec.consumers(); consumer++) {
            readers.add(driver.startConsumer(loop, consumer, new ReportLog()));
        }
        List<Task<Long>> producers = new ArrayList<>();
        for (int producer = 0; producer < spec.producers(); producer++) {
            producers.add(driver.startProducer(loop, producer, random.nextLong(COMMANDS_MAX)));
        }
        Task<Boolean> matcher = driver.startMatcher(loop);
        if (random.nextChance(300)) {
            loop.close();
        }
        long[] accepted = producers.stream().mapToLong(Task::result).toArray();
        loop.close();
        matcher.result();
        ReportLog first = readers.getFirst().result();
        for (Task<ReportLog> reader : readers) {
            first.expectSame(reader.result());
        }
        first.expectFirst(driver.commands(), accepted);
    }

    /** Echoes, and says at some batch ends that it waits, though it does not. */
    private static final class Hesitant implements CommandHandler {
        private final int waitsMax;
        private int waits;

        Hesitant(int waitsMax) {
            this.waitsMax = waitsMax;
        }

        @Override
        public void command(long[] words, int firstWord, ReportWriter reports) {
            waits = 0;
            ReportLog.echo(words, firstWord, reports);
        }

        @Override
        public boolean batchEnd(ReportWriter reports) {
            waits++;
            return waits <= waitsMax;
        }
    }
}

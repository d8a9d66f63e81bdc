package dev.dyno.workloads.journal.conformance;

import static dev.dyno.contracts.journal.JournalCapability.PROCESS_KILL;
import static dev.dyno.contracts.journal.JournalCapability.RECOVERY;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SplitMix64;

/** Lives of random length that end in random ways, one after the other in one folder. */
final class RandomLives {
    private static final int BATCHES_MAX = 12;
    private static final int BATCH_RECORDS_MAX = 90;

    private RandomLives() {}

    static void addTo(JournalCases cases, Profile profile, long seed) {
        int lives =
                switch (profile) {
                    case SMOKE, QUICK -> 20;
                    case STANDARD -> 100;
                    case RIGOROUS -> 500;
                };
        cases.add(
                "random-lives",
                "However lives end, the next one begins with every durable record.",
                driver -> {
                    SplitMix64 random = SplitMix64.named("random-lives", seed);
                    long appended = 0;
                    for (int life = 0; life < lives; life++) {
                        try {
                            appended = live(driver, random, appended);
                        } catch (RuntimeException failure) {
                            throw new ConformanceFailure(
                                    "seed %d, life %d: %s"
                                            .formatted(seed, life, failure.getMessage()));
                        }
                    }
                },
                RECOVERY,
                PROCESS_KILL);
    }

    /** Returns how many records the folder holds afterwards. */
    private static long live(JournalDriver driver, SplitMix64 random, long recovered) {
        long appended = recovered;
        try (Journal journal = driver.open("journal", recovered)) {
            for (int batches = random.nextInt(BATCHES_MAX); batches > 0; batches--) {
                long records = random.nextBetween(1, BATCH_RECORDS_MAX);
                driver.append(journal, appended, appended + records);
                appended += records;
                if (random.nextChance(500)) {
                    journal.commit();
                }
            }
            if (random.nextChance(500)) {
                return appended;
            }
            driver.settle(journal);
            FolderImage.of(driver.folder("journal")).writeTo(driver.folder("killed"));
        }
        // The kill: what was copied is what the next life finds.
        FolderImage.of(driver.folder("killed")).writeTo(driver.folder("journal"));
        return appended;
    }
}

package dev.dyno.workloads.journal.conformance;

import static dev.dyno.workloads.journal.conformance.JournalDriver.expect;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.Threads;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is said of records while they are appended. */
final class AppendCases {
    private static final int RECORDS = 700;

    private AppendCases() {}

    static void addTo(JournalCases cases) {
        cases.add(
                "new-journal-is-empty",
                "A journal in a new folder has no records, and a commit changes nothing.",
                AppendCases::newJournal);
        cases.add(
                "commit-makes-all-durable",
                "After a commit durableCount grows to appendedCount, and never above it.",
                AppendCases::commits);
        cases.add(
                "full-journal-makes-room",
                "A journal with room for one record takes the next when that one is durable.",
                1,
                driver -> {
                    try (Journal journal = driver.open("journal", 0)) {
                        driver.append(journal, 0, RECORDS);
                        driver.settle(journal);
                    }
                });
        cases.add(
                "durable-count-is-seen-by-others",
                "Another thread sees durableCount grow to the end, and never fall.",
                AppendCases::watched);
    }

    private static void newJournal(JournalDriver driver) {
        try (Journal journal = driver.open("journal", 0)) {
            journal.commit();
            driver.settle(journal);
            expect("appendedCount", 0, journal.appendedCount());
            expect("durableCount", 0, journal.durableCount());
        }
        driver.recover("journal", 0, 0);
    }

    private static void commits(JournalDriver driver) {
        try (Journal journal = driver.open("journal", 0)) {
            int first = 0;
            for (int records = 1; first < RECORDS; records = records * 2 % 61) {
                driver.append(journal, first, first + records);
                driver.settle(journal);
                first += records;
                expect("durableCount", first, journal.durableCount());
            }
        }
    }

    private static void watched(JournalDriver driver) {
        AtomicReference<@Nullable String> fault = new AtomicReference<>();
        try (Journal journal = driver.open("journal", 0)) {
            Thread watcher =
                    Thread.ofPlatform().daemon().start(() -> fault.set(watch(journal, RECORDS)));
            for (int first = 0; first < RECORDS; first += 7) {
                driver.append(journal, first, first + 7);
                journal.commit();
            }
            driver.settle(journal);
            Threads.join(watcher);
        }
        String seen = fault.get();
        if (seen != null) {
            throw new ConformanceFailure(seen);
        }
    }

    private static @Nullable String watch(Journal journal, long end) {
        long before = 0;
        while (before < end) {
            long durable = journal.durableCount();
            if (durable < before || durable > end) {
                return "expected durableCount from %d to %d, saw %d"
                        .formatted(before, end, durable);
            }
            before = durable;
            Thread.onSpinWait();
        }
        return null;
    }
}

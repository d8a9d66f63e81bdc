package dev.dyno.workloads.journal.conformance;

import static dev.dyno.contracts.journal.JournalCapability.COMPACTION;
import static dev.dyno.contracts.journal.JournalCapability.RECOVERY;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;

/** What a journal whose caller has snapshots reads, gives up and refuses. */
final class CompactionCases {
    private static final int RECORDS = 900;
    private static final int LATER = 100;

    private CompactionCases() {}

    static void addTo(JournalCases cases) {
        cases.add(
                "closed-files-are-read-beside-the-writing",
                "Closed files give their records from any index on, and only durable ones.",
                CompactionCases::reads,
                RECOVERY,
                COMPACTION);
        cases.add(
                "nothing-needed-is-given-up",
                "What is discarded are records below the index, never that one or a later one.",
                CompactionCases::discards,
                RECOVERY,
                COMPACTION);
        cases.add(
                "missing-needed-records-are-refused",
                "A journal that begins later or ends earlier than it is needed is refused.",
                CompactionCases::refusals,
                RECOVERY,
                COMPACTION);
    }

    private static void reads(JournalDriver driver) {
        try (Journal journal = driver.open("journal", 0)) {
            driver.append(journal, 0, RECORDS);
            driver.settle(journal);
            long end = driver.visitClosed(journal, 0);
            if (end == 0) {
                throw new ConformanceFailure("expected closed files, saw no record in one");
            }
            driver.append(journal, RECORDS, RECORDS + LATER);
            driver.visitClosed(journal, end / 2);
            driver.visitClosed(journal, end);
        }
        driver.recover("journal", RECORDS + LATER, RECORDS + LATER);
    }

    private static void discards(JournalDriver driver) {
        long end;
        try (Journal journal = driver.open("journal", 0)) {
            driver.append(journal, 0, RECORDS);
            driver.settle(journal);
            end = driver.visitClosed(journal, 0);
            journal.discardBefore(end / 2);
            driver.append(journal, RECORDS, RECORDS + LATER);
            driver.visitClosed(journal, end / 2);
        }
        long all = RECORDS + LATER;
        try (Journal journal = driver.open("journal", end / 2, all, all)) {
            driver.append(journal, all, all + LATER);
            journal.discardBefore(end);
        }
        driver.open("journal", end, all + LATER, all + LATER).close();
    }

    private static void refusals(JournalDriver driver) {
        try (Journal journal = driver.open("journal", 0)) {
            driver.append(journal, 0, RECORDS);
            driver.settle(journal);
            journal.discardBefore(driver.visitClosed(journal, 0));
        }
        driver.refusal("journal", 0);
        driver.refusal("journal", RECORDS + 1);
        driver.refusal("absent", 1);
    }
}

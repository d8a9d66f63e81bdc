package dev.dyno.workloads.journal.conformance;

import static dev.dyno.contracts.journal.JournalCapability.RECOVERY;

import dev.dyno.contracts.journal.Journal;

/** What is there when a journal that was closed is opened again. */
final class RecoveryCases {
    private static final int RECORDS = 1_500;
    private static final int LIVES = 9;
    private static final int RECORDS_PER_LIFE = 137;

    private RecoveryCases() {}

    static void addTo(JournalCases cases) {
        cases.add(
                "records-come-back-in-order",
                "Opening a folder again gives every record once, in order, as it was appended.",
                driver -> {
                    try (Journal journal = driver.open("journal", 0)) {
                        driver.append(journal, 0, RECORDS);
                        driver.settle(journal);
                    }
                    driver.recover("journal", RECORDS, RECORDS);
                },
                RECOVERY);
        cases.add(
                "close-makes-all-durable",
                "What was appended and never committed is there after a close.",
                driver -> {
                    try (Journal journal = driver.open("journal", 0)) {
                        driver.append(journal, 0, JournalCases.IN_FLIGHT_MAX / 4);
                    }
                    long all = JournalCases.IN_FLIGHT_MAX / 4;
                    driver.recover("journal", all, all);
                },
                RECOVERY);
        cases.add(
                "journal-goes-on-after-reopening",
                "What is appended after an opening follows what was there before.",
                RecoveryCases::lives,
                RECOVERY);
        cases.add(
                "reopening-changes-no-records",
                "Opening and closing again and again neither loses nor adds a record.",
                driver -> {
                    try (Journal journal = driver.open("journal", 0)) {
                        driver.append(journal, 0, RECORDS_PER_LIFE);
                        driver.settle(journal);
                    }
                    for (int life = 0; life < LIVES; life++) {
                        driver.recover("journal", RECORDS_PER_LIFE, RECORDS_PER_LIFE);
                    }
                },
                RECOVERY);
        cases.add(
                "folders-are-apart",
                "Two journals in two folders at the same time do not touch each other.",
                RecoveryCases::twoFolders,
                RECOVERY);
    }

    private static void lives(JournalDriver driver) {
        for (int life = 0; life < LIVES; life++) {
            long first = (long) life * RECORDS_PER_LIFE;
            try (Journal journal = driver.open("journal", first)) {
                driver.append(journal, first, first + RECORDS_PER_LIFE);
            }
        }
        driver.recover("journal", LIVES * RECORDS_PER_LIFE, LIVES * RECORDS_PER_LIFE);
    }

    private static void twoFolders(JournalDriver driver) {
        try (Journal one = driver.open("one", 0);
                Journal other = driver.open("other", 0)) {
            driver.append(one, 0, 30);
            driver.append(other, 0, 50);
            driver.settle(one);
            driver.append(one, 30, 60);
            driver.settle(other);
            driver.settle(one);
        }
        driver.recover("one", 60, 60);
        driver.recover("other", 50, 50);
    }
}

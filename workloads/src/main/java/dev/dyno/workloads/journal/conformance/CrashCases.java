package dev.dyno.workloads.journal.conformance;

import static dev.dyno.contracts.journal.JournalCapability.PROCESS_KILL;
import static dev.dyno.contracts.journal.JournalCapability.RECOVERY;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.journal.conformance.FolderImage.Place;
import java.util.List;

/** What is there after the process ended without a close. */
final class CrashCases {
    private static final int RECORDS = 300;
    private static final int WHOLE = 20;
    private static final int CUT = 6;

    private CrashCases() {}

    static void addTo(JournalCases cases) {
        cases.add(
                "durable-records-outlive-a-kill",
                "Whatever was durable when the process ended comes back, and the journal goes on.",
                CrashCases::kills,
                RECOVERY,
                PROCESS_KILL);
        cases.add(
                "half-written-end-is-dropped",
                "A write that was cut off at any byte costs only records that were not durable.",
                CrashCases::tornEnds,
                RECOVERY,
                PROCESS_KILL);
    }

    private static void kills(JournalDriver driver) {
        try (Journal journal = driver.open("journal", 0)) {
            for (int first = 0; first < RECORDS; first += 30) {
                driver.append(journal, first, first + 30);
                driver.settle(journal);
                FolderImage.of(driver.folder("journal")).writeTo(driver.folder("killed"));
                long durable = first + 30L;
                try (Journal survivor = driver.open("killed", durable)) {
                    driver.append(survivor, durable, durable + 10);
                }
                driver.recover("killed", durable + 10, durable + 10);
            }
        }
    }

    private static void tornEnds(JournalDriver driver) {
        FolderImage before;
        FolderImage after;
        try (Journal journal = driver.open("journal", 0)) {
            driver.append(journal, 0, WHOLE);
            driver.settle(journal);
            before = FolderImage.of(driver.folder("journal"));
            driver.append(journal, WHOLE, WHOLE + CUT);
            driver.settle(journal);
            after = FolderImage.of(driver.folder("journal"));
        }
        List<Place> written = before.changesTo(after);
        if (written.isEmpty()) {
            throw new ConformanceFailure("expected durable records in the files, saw no change");
        }
        for (int bytes = 0; bytes <= written.size(); bytes++) {
            before.with(written.subList(0, bytes), after).writeTo(driver.folder("torn"));
            boolean isWhole = bytes == written.size();
            try {
                tornEnd(driver, isWhole ? WHOLE + CUT : WHOLE, bytes % 16 == 0);
            } catch (RuntimeException failure) {
                throw new ConformanceFailure(
                        "expected the durable records after a cut at %d of %d bytes, saw: %s"
                                .formatted(bytes, written.size(), failure.getMessage()));
            }
        }
    }

    private static void tornEnd(JournalDriver driver, long fewest, boolean goOn) {
        long recovered = driver.recover("torn", fewest, WHOLE + CUT);
        if (goOn) {
            try (Journal journal = driver.open("torn", recovered)) {
                driver.append(journal, recovered, recovered + 5);
            }
            driver.recover("torn", recovered + 5, recovered + 5);
        }
    }
}

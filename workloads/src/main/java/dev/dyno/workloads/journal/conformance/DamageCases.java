package dev.dyno.workloads.journal.conformance;

import static dev.dyno.contracts.journal.JournalCapability.CORRUPTION_DETECTION;
import static dev.dyno.contracts.journal.JournalCapability.RECOVERY;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.journal.conformance.FolderImage.Place;
import dev.dyno.workloads.journal.conformance.JournalDriver.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a journal makes of files that no crash leaves behind. */
final class DamageCases {
    private static final int BATCHES = 4;
    private static final int BATCH_RECORDS = 3;
    private static final int ALL = BATCHES * BATCH_RECORDS;
    private static final int MANY_RECORDS = 900;

    private DamageCases() {}

    static void addTo(JournalCases cases) {
        cases.add(
                "flipped-bit-is-refused-or-harmless",
                "No flipped bit gives a wrong record or costs one of which a later write is there.",
                DamageCases::flips,
                RECOVERY,
                CORRUPTION_DETECTION);
        cases.add(
                "refusal-names-the-place-and-changes-nothing",
                "A refused folder stays as it was, and the refusal names file and offset.",
                DamageCases::refusal,
                RECOVERY,
                CORRUPTION_DETECTION);
        cases.add(
                "missing-file-is-refused",
                "Of a row of files only the last can go missing unseen.",
                DamageCases::missingFiles,
                RECOVERY,
                CORRUPTION_DETECTION);
    }

    /** An image of a journal with some batches, and where they lie. */
    private record Written(FolderImage image, List<Place> places) {
        /** Returns a place in the middle of what was written first. */
        Place early() {
            return places.get(places.size() / BATCHES / 2);
        }
    }

    private static Written batches(JournalDriver driver) {
        FolderImage empty;
        FolderImage full;
        try (Journal journal = driver.open("journal", 0)) {
            empty = FolderImage.of(driver.folder("journal"));
            for (long first = 0; first < ALL; first += BATCH_RECORDS) {
                driver.append(journal, first, first + BATCH_RECORDS);
                driver.settle(journal);
            }
            full = FolderImage.of(driver.folder("journal"));
        }
        List<Place> places = empty.changesTo(full);
        if (places.isEmpty()) {
            throw new ConformanceFailure("expected records in the files, saw no change");
        }
        return new Written(full, places);
    }

    private static void flips(JournalDriver driver) {
        Written written = batches(driver);
        int refused = 0;
        int number = 0;
        for (Place place : written.places()) {
            int bit = number++ % Byte.SIZE;
            written.image().withFlip(place, bit).writeTo(driver.folder("damaged"));
            try {
                Verdict verdict = driver.openDamaged("damaged", ALL - BATCH_RECORDS, ALL);
                refused += verdict == Verdict.REFUSED ? 1 : 0;
            } catch (ConformanceFailure failure) {
                throw new ConformanceFailure(
                        "bit %d of byte %d of %s was flipped: %s"
                                .formatted(bit, place.at(), place.file(), failure.getMessage()));
            }
        }
        if (refused == 0) {
            throw new ConformanceFailure(
                    "expected some of %d flipped bits to be refused, saw none"
                            .formatted(written.places().size()));
        }
    }

    private static void refusal(JournalDriver driver) {
        Written written = batches(driver);
        FolderImage damaged = written.image().withFlip(written.early(), 3);
        damaged.writeTo(driver.folder("damaged"));
        String message = driver.refusal("damaged");
        if (!message.contains(written.early().file()) || !message.matches("(?s).*\\d+.*")) {
            throw new ConformanceFailure(
                    "expected a refusal with the file %s and an offset, saw: %s"
                            .formatted(written.early().file(), message));
        }
        if (!FolderImage.of(driver.folder("damaged")).isSameAs(damaged)) {
            throw new ConformanceFailure("expected the refused files as they were, saw changes");
        }
    }

    private static void missingFiles(JournalDriver driver) {
        try (Journal journal = driver.open("journal", 0)) {
            driver.append(journal, 0, MANY_RECORDS);
            driver.settle(journal);
        }
        FolderImage whole = FolderImage.of(driver.folder("journal"));
        List<String> unseen = new ArrayList<>();
        for (String file : whole.files().keySet()) {
            whole.without(file).writeTo(driver.folder("damaged"));
            if (driver.openDamaged("damaged", 0, MANY_RECORDS) == Verdict.SHORTER) {
                unseen.add(file);
            }
        }
        if (unseen.size() > 1) {
            throw new ConformanceFailure(
                    "expected that at most the last file can go missing unseen, saw "
                            + String.join(", ", unseen));
        }
    }
}

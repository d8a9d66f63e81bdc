package dev.dyno.workloads.journal.conformance;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A journal in as few lines as it takes, with faults to choose from: files that grow, one frame per
 * record. Right without faults, except that nobody should wait for its flushes.
 *
 * <pre>
 *  frame: i64 index | 64 bytes of record | i64 chained CRC32C
 * </pre>
 */
final class PlainJournal implements Journal {
    private static final int FRAME_BYTES = Long.BYTES + RECORD_BYTES + Long.BYTES;
    private static final int FILE_FRAMES = 150;

    /** What can be wrong, and the case that is made for it. */
    enum Fault {
        FORGETS_THE_FIRST_RECORD("records-come-back-in-order"),
        REPLAYS_TWICE("records-come-back-in-order"),
        COUNTS_FROM_ONE("records-come-back-in-order"),
        IGNORES_THE_FIRST_WORD("records-come-back-in-order"),
        KEEPS_THE_ARRAY("records-come-back-in-order"),
        ACKNOWLEDGES_BEFORE_IT_WRITES("durable-records-outlive-a-kill"),
        ACKNOWLEDGES_TOO_MUCH("commit-makes-all-durable"),
        COUNTS_WHAT_IT_REFUSES("full-journal-makes-room"),
        DURABLE_COUNT_FALLS("commit-makes-all-durable"),
        SHOWS_OTHERS_TOO_MUCH("durable-count-is-seen-by-others"),
        LOSES_WHAT_WAS_NOT_COMMITTED("close-makes-all-durable"),
        BEGINS_AGAIN_AFTER_REOPENING("journal-goes-on-after-reopening"),
        ADDS_A_RECORD_ON_CLOSING("reopening-changes-no-records"),
        WRITES_TO_ONE_FOLDER("folders-are-apart"),
        REFUSES_A_TORN_END("half-written-end-is-dropped"),
        LEAVES_A_TORN_END("half-written-end-is-dropped"),
        TRUSTS_THE_DISK("flipped-bit-is-refused-or-harmless"),
        STOPS_AT_DAMAGE("flipped-bit-is-refused-or-harmless"),
        REPAIRS_BEFORE_IT_REFUSES("refusal-names-the-place-and-changes-nothing"),
        REFUSES_WITHOUT_A_PLACE("refusal-names-the-place-and-changes-nothing"),
        SKIPS_MISSING_FILES("missing-file-is-refused"),
        INVENTS_A_RECORD("new-journal-is-empty"),
        READS_FROM_THE_FIRST_FILE("closed-files-are-read-beside-the-writing"),
        READS_WHAT_IS_NOT_DURABLE("closed-files-are-read-beside-the-writing"),
        GIVES_UP_ONE_FILE_TOO_MANY("nothing-needed-is-given-up"),
        BEGINS_WHERE_IT_CAN("missing-needed-records-are-refused"),
        ENDS_WHERE_IT_CAN("missing-needed-records-are-refused"),
        FORGETS_THE_END_OF_LATE_LIVES("random-lives");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private final Set<Fault> faults;
    private final Path folder;
    private final int inFlightMax;
    private final CRC32C crc = new CRC32C();
    private final Thread opener = Thread.currentThread();
    private final List<long[]> pending = new ArrayList<>();
    private long appended;
    private long written;
    private long chain;
    private volatile long durable;

    private PlainJournal(Set<Fault> faults, JournalSpec spec, RecordVisitor visitor) {
        this.faults = faults;
        this.inFlightMax = spec.recordsInFlightMax();
        this.folder =
                has(Fault.WRITES_TO_ONE_FOLDER)
                        ? Objects.requireNonNull(spec.folder().getParent()).resolve("shared")
                        : spec.folder();
        try {
            Files.createDirectories(folder);
            recover(spec.firstNeededIndex(), visitor);
        } catch (IOException failure) {
            throw JournalException.storage("the journal cannot be opened", failure);
        }
        if (has(Fault.INVENTS_A_RECORD) && appended == 0) {
            appended = 1;
        }
        written = appended;
        durable = appended;
    }

    /** Returns what makes such journals. */
    static JournalFactory with(Fault... faults) {
        EnumSet<Fault> chosen = EnumSet.noneOf(Fault.class);
        chosen.addAll(Set.of(faults));
        return (spec, visitor) -> new PlainJournal(chosen, spec, visitor);
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    private Path file(long number) {
        return folder.resolve("log-%04d".formatted(number));
    }

    private long firstFile() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(file -> file.getFileName().toString().substring(4))
                    .mapToLong(Long::parseLong)
                    .min()
                    .orElse(0);
        }
    }

    private void recover(long firstNeeded, RecordVisitor visitor) throws IOException {
        long files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.count();
        }
        long first = has(Fault.SKIPS_MISSING_FILES) ? 0 : firstFile();
        if (first * FILE_FRAMES > firstNeeded && !has(Fault.BEGINS_WHERE_IT_CAN)) {
            throw JournalException.corrupt(file(0), 0, "the file is missing");
        }
        appended = first * FILE_FRAMES;
        recoverFrom(first, files, visitor);
        if (appended < firstNeeded && !has(Fault.ENDS_WHERE_IT_CAN)) {
            throw JournalException.corrupt(file(first), 0, "the end is missing");
        }
    }

    private void recoverFrom(long first, long files, RecordVisitor visitor) throws IOException {
        long found = 0;
        for (long number = first; found < files; number++) {
            if (Files.exists(file(number))) {
                found++;
                recover(file(number), found == files, visitor);
            } else if (!has(Fault.SKIPS_MISSING_FILES)) {
                throw JournalException.corrupt(file(number), 0, "the file is missing");
            }
        }
    }

    private void recover(Path file, boolean isLast, RecordVisitor visitor) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        long[] words = new long[RECORD_WORDS];
        chain = 0;
        while (bytes.hasRemaining()) {
            int at = bytes.position();
            boolean isWhole = bytes.remaining() >= FRAME_BYTES;
            if (isWhole && isFrame(bytes, at)) {
                for (int word = 0; word < RECORD_WORDS; word++) {
                    words[word] = bytes.getLong(at + Long.BYTES * (1 + word));
                }
                visit(visitor, bytes.getLong(at), words);
                chain = bytes.getLong(at + Long.BYTES + RECORD_BYTES);
                bytes.position(at + FRAME_BYTES);
                continue;
            }
            boolean isTorn = isLast && bytes.remaining() <= FRAME_BYTES;
            judge(file, at, isTorn);
            return;
        }
    }

    private void judge(Path file, int at, boolean isTorn) throws IOException {
        boolean isRefused = has(Fault.REFUSES_A_TORN_END) || !isTorn;
        if (isRefused && has(Fault.REPAIRS_BEFORE_IT_REFUSES)) {
            truncate(file, at);
        }
        if (isRefused && has(Fault.REFUSES_WITHOUT_A_PLACE)) {
            throw new JournalException(JournalException.Kind.CORRUPT, "it is damaged", null);
        }
        if (isRefused && !has(Fault.STOPS_AT_DAMAGE)) {
            throw JournalException.corrupt(file, at, "the frame does not fit");
        }
        if (!has(Fault.LEAVES_A_TORN_END)) {
            truncate(file, at);
        }
    }

    private static void truncate(Path file, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private void visit(RecordVisitor visitor, long index, long[] words) {
        if (has(Fault.BEGINS_AGAIN_AFTER_REOPENING)) {
            return;
        }
        appended++;
        if (has(Fault.FORGETS_THE_FIRST_RECORD) && index == 0) {
            return;
        }
        long told = has(Fault.COUNTS_FROM_ONE) ? index + 1 : index;
        visitor.record(told, words);
        if (has(Fault.REPLAYS_TWICE)) {
            visitor.record(told, words);
        }
    }

    private long checksum(ByteBuffer bytes, int at) {
        crc.reset();
        crc.update((int) chain);
        crc.update(bytes.slice(at, Long.BYTES + RECORD_BYTES));
        return crc.getValue();
    }

    private boolean isFrame(ByteBuffer bytes, int at) {
        return has(Fault.TRUSTS_THE_DISK)
                || bytes.getLong(at + Long.BYTES + RECORD_BYTES) == checksum(bytes, at);
    }

    @Override
    public boolean append(long[] words, int firstWord) {
        if (pending.size() == inFlightMax) {
            appended += has(Fault.COUNTS_WHAT_IT_REFUSES) ? 1 : 0;
            return false;
        }
        int first = has(Fault.IGNORES_THE_FIRST_WORD) ? 0 : firstWord;
        pending.add(
                has(Fault.KEEPS_THE_ARRAY)
                        ? words
                        : Arrays.copyOfRange(words, first, first + RECORD_WORDS));
        appended++;
        if (has(Fault.DURABLE_COUNT_FALLS)) {
            durable = written / 2;
        }
        return true;
    }

    @Override
    public void commit() {
        if (!has(Fault.ACKNOWLEDGES_BEFORE_IT_WRITES)) {
            write();
        }
        durable = appended + (has(Fault.ACKNOWLEDGES_TOO_MUCH) ? 1 : 0);
    }

    private void write() {
        try {
            for (long[] words : pending) {
                writeOne(words);
            }
        } catch (IOException failure) {
            throw JournalException.storage("the journal has failed", failure);
        }
        pending.clear();
    }

    private void writeOne(long[] words) throws IOException {
        chain = written % FILE_FRAMES == 0 ? 0 : chain;
        ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES).putLong(written);
        for (int word = 0; word < RECORD_WORDS; word++) {
            frame.putLong(words[word]);
        }
        chain = checksum(frame, 0);
        frame.putLong(chain);
        Files.write(
                file(written / FILE_FRAMES),
                frame.array(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        written++;
    }

    @Override
    public void discardBefore(long index) {
        long kept =
                Math.min(index, written - 1) / FILE_FRAMES
                        + (has(Fault.GIVES_UP_ONE_FILE_TOO_MANY) ? 1 : 0);
        try {
            for (long number = firstFile(); number < kept; number++) {
                Files.delete(file(number));
            }
        } catch (IOException failure) {
            throw JournalException.storage("a file is not there", failure);
        }
    }

    @Override
    public long visitClosedFiles(long firstIndex, RecordVisitor visitor) {
        long end = Math.max(firstIndex, written / FILE_FRAMES * FILE_FRAMES);
        long first = has(Fault.READS_FROM_THE_FIRST_FILE) ? 0 : firstIndex;
        try {
            for (long index = first; index < end; index++) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(index / FILE_FRAMES)));
                long[] words = new long[RECORD_WORDS];
                int at = (int) (index % FILE_FRAMES) * FRAME_BYTES + Long.BYTES;
                bytes.position(at).asLongBuffer().get(words);
                visitor.record(index, words);
            }
        } catch (IOException failure) {
            throw JournalException.storage("a file is not there", failure);
        }
        return end + (has(Fault.READS_WHAT_IS_NOT_DURABLE) ? FILE_FRAMES : 0);
    }

    @Override
    public long appendedCount() {
        return appended;
    }

    @Override
    public long durableCount() {
        boolean isOther = Thread.currentThread() != opener;
        return durable + (isOther && has(Fault.SHOWS_OTHERS_TOO_MUCH) ? 1_000_000 : 0);
    }

    @Override
    public void close() {
        boolean forgets =
                has(Fault.LOSES_WHAT_WAS_NOT_COMMITTED)
                        || (has(Fault.FORGETS_THE_END_OF_LATE_LIVES) && appended > 500);
        if (has(Fault.ADDS_A_RECORD_ON_CLOSING)) {
            append(new long[RECORD_WORDS], 0);
        }
        if (!forgets) {
            write();
        }
    }
}

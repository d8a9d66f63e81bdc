package dev.dyno.contenders.journal;

import static dev.dyno.contenders.journal.FrameFormat.FILE_HEADER_BYTES;

import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * The files of a journal, behind the last whole frame: writes frames one after the other and goes
 * to the next file when one does not fit. The next file is written full of zeros and flushed by
 * another thread while the current one is in use; only its header and its name are left to do.
 *
 * <p>Threading: one thread at a time; the preparing thread touches only the file that it makes, and
 * hands it over through the future.
 */
final class SegmentWriter implements AutoCloseable {
    private static final String SUFFIX = ".journal";
    private static final String PREPARED = "next.prepared";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}\\.journal");
    private static final int ZEROS_BYTES = 256 * 1024;

    private final JournalStorage storage;
    private final Executor preparer;
    private final int segmentBytes;
    private final int largestFrameBytes;
    private JournalStorage.File file;
    private CompletableFuture<JournalStorage.File> next;
    private final ClosedFiles closed;
    private long offset;
    private long nextIndex;
    private int chain;

    private SegmentWriter(
            JournalStorage storage,
            Executor preparer,
            JournalSpec spec,
            Recovered recovered,
            JournalStorage.File file) {
        this.storage = storage;
        this.preparer = preparer;
        this.segmentBytes = spec.segmentBytes();
        this.largestFrameBytes = largestFrameBytes(spec);
        this.file = file;
        this.offset = recovered.offset;
        this.nextIndex = recovered.nextIndex;
        this.chain = recovered.chain;
        this.closed = new ClosedFiles(storage, preparer, recovered.firstIndices);
        this.next = prepareNext();
    }

    private static int largestFrameBytes(JournalSpec spec) {
        int records =
                Math.min(spec.recordsInFlightMax(), FrameFormat.recordsInFile(spec.segmentBytes()));
        return FrameFormat.frameBytes(records);
    }

    /** What a folder holds, and where the next frame goes. */
    private static final class Recovered {
        private final List<Long> firstIndices = new ArrayList<>();
        private String name = "";
        private String unbegun = "";
        private long size;
        private long offset;
        private long nextIndex;
        private int chain = FrameFormat.CHAIN_FIRST;
        private boolean isTorn;
    }

    /**
     * Replays what a folder holds and makes it ready to go on. A torn end is overwritten with
     * zeros, durably, before anything is written behind it.
     *
     * @throws JournalException if the storage fails or is damaged; nothing is changed then
     */
    static SegmentWriter open(
            JournalStorage storage, Executor preparer, JournalSpec spec, RecordVisitor visitor) {
        try {
            storage.makeFolder();
            Recovered recovered = recover(storage, spec.firstNeededIndex(), visitor);
            if (!recovered.unbegun.isEmpty()) {
                storage.delete(recovered.unbegun);
                storage.forceFolder();
            }
            JournalStorage.File file;
            if (recovered.name.isEmpty()) {
                file = zeroed(storage, spec.segmentBytes());
                begin(storage, file, recovered.nextIndex, recovered.chain, largestFrameBytes(spec));
                recovered.firstIndices.add(recovered.nextIndex);
                recovered.offset = FILE_HEADER_BYTES;
            } else {
                file = storage.open(recovered.name);
                if (recovered.isTorn) {
                    zero(file, recovered.offset, Math.max(recovered.size, spec.segmentBytes()));
                    file.force();
                }
            }
            SegmentWriter writer = new SegmentWriter(storage, preparer, spec, recovered, file);
            writer.awaitNext();
            return writer;
        } catch (IOException failure) {
            throw JournalException.storage(
                    "the journal in " + storage.path("") + " cannot be opened", failure);
        }
    }

    private static Recovered recover(
            JournalStorage storage, long firstNeededIndex, RecordVisitor visitor)
            throws IOException {
        List<String> names =
                storage.names().stream().filter(NAME.asMatchPredicate()).sorted().toList();
        Recovered recovered = new Recovered();
        for (String name : names) {
            boolean isLast = name.equals(names.getLast());
            Path path = storage.path(name);
            if (recovered.isTorn) {
                throw JournalException.corrupt(
                        storage.path(recovered.name),
                        recovered.offset,
                        "the file ends in the middle of a frame, and " + path + " follows it");
            }
            ByteBuffer contents;
            try (JournalStorage.File file = storage.open(name)) {
                contents = file.readAll();
            }
            if (name.equals(names.getFirst())) {
                beginAt(firstIndex(name), firstNeededIndex, path, contents, recovered);
            }
            SegmentScan scan =
                    new SegmentScan(path, contents, recovered.nextIndex, recovered.chain, visitor);
            if (!name.equals(name(recovered.nextIndex))) {
                throw JournalException.corrupt(
                        path,
                        0,
                        "record %d is next, which a file named %s would begin with"
                                .formatted(recovered.nextIndex, name(recovered.nextIndex)));
            }
            if (!scan.checkHeader()) {
                if (!isLast) {
                    throw JournalException.corrupt(path, 0, "the file is empty, but not the last");
                }
                recovered.unbegun = name;
                break;
            }
            recovered.firstIndices.add(recovered.nextIndex);
            recovered.isTorn = scan.scan() == SegmentScan.End.TORN;
            recovered.name = name;
            recovered.size = contents.limit();
            recovered.offset = scan.offset();
            recovered.nextIndex = scan.nextIndex();
            recovered.chain = scan.chain();
        }
        if (recovered.nextIndex < firstNeededIndex) {
            throw JournalException.corrupt(
                    storage.path(recovered.name),
                    recovered.offset,
                    "the journal ends before record %d, and there were records up to %d"
                            .formatted(recovered.nextIndex, firstNeededIndex));
        }
        return recovered;
    }

    /** Earlier files may have been given up, but none with a record that is needed. */
    private static void beginAt(
            long firstIndex,
            long firstNeededIndex,
            Path path,
            ByteBuffer contents,
            Recovered recovered) {
        if (firstIndex > firstNeededIndex) {
            throw JournalException.corrupt(
                    path,
                    0,
                    "the first file begins with record %d, and records from %d on are needed"
                            .formatted(firstIndex, firstNeededIndex));
        }
        if (firstIndex > 0) {
            recovered.nextIndex = firstIndex;
            recovered.chain = SegmentScan.chainBefore(path, contents);
        }
    }

    /** Returns the name of the file that begins with a record. */
    static String name(long firstIndex) {
        return String.format("%016x%s", firstIndex, SUFFIX);
    }

    private static long firstIndex(String name) {
        return Long.parseUnsignedLong(name, 0, name.length() - SUFFIX.length(), 16);
    }

    /** Returns the files before the one that is written to. */
    ClosedFiles closed() {
        return closed;
    }

    /** Returns a file of zeros under a name that no recovery looks at. */
    private static JournalStorage.File zeroed(JournalStorage storage, int bytes)
            throws IOException {
        JournalStorage.File file = storage.create(PREPARED);
        try {
            zero(file, 0, bytes);
            file.force();
            return file;
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    private static void zero(JournalStorage.File file, long from, long to) throws IOException {
        ByteBuffer zeros = FrameFormat.buffer(ZEROS_BYTES);
        for (long at = from; at < to; at += ZEROS_BYTES) {
            zeros.clear().limit((int) Math.min(ZEROS_BYTES, to - at));
            file.write(zeros, at);
        }
    }

    /** Gives a file of zeros its header, then its name. */
    private static void begin(
            JournalStorage storage,
            JournalStorage.File file,
            long firstIndex,
            int chain,
            int largestFrameBytes)
            throws IOException {
        file.write(FrameFormat.fileHeader(firstIndex, chain, largestFrameBytes), 0);
        file.force();
        storage.rename(PREPARED, name(firstIndex));
        storage.forceFolder();
    }

    /** Waits for the next file, so that nothing is zeroed while the first records are appended. */
    private void awaitNext() throws IOException {
        try {
            takeNext();
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    private JournalStorage.File takeNext() throws IOException {
        try {
            return next.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private CompletableFuture<JournalStorage.File> prepareNext() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return zeroed(storage, segmentBytes);
                    } catch (IOException failure) {
                        throw new CompletionException(failure);
                    }
                },
                preparer);
    }

    /** Returns how many records the files hold. */
    long recordCount() {
        return nextIndex;
    }

    /** Writes the records of a buffer as one frame, behind all before it; does not flush. */
    void write(FrameBuffer frame) throws IOException {
        int records = frame.count();
        int sealed = frame.seal(nextIndex, chain);
        if (offset + frame.sealed().remaining() > segmentBytes) {
            roll();
        }
        int bytes = frame.sealed().remaining();
        file.write(frame.sealed(), offset);
        offset += bytes;
        nextIndex += records;
        chain = sealed;
    }

    /** Returns when all that was written outlives a loss of power. */
    void force() throws IOException {
        file.force();
    }

    /** Ends this file, with all that it holds on the disk, and begins the next. */
    private void roll() throws IOException {
        file.force();
        file.close();
        file = takeNext();
        begin(storage, file, nextIndex, chain, largestFrameBytes);
        offset = FILE_HEADER_BYTES;
        closed.begun(nextIndex);
        next = prepareNext();
    }

    /** Closes the files without flushing. */
    @Override
    public void close() throws IOException {
        CompletionStage<Void> prepared = next.thenAccept(SegmentWriter::closeQuietly);
        file.close();
        prepared.toCompletableFuture().exceptionally(_ -> null).join();
        closed.awaitRemovals();
    }

    private static void closeQuietly(JournalStorage.File prepared) {
        try {
            prepared.close();
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }
}

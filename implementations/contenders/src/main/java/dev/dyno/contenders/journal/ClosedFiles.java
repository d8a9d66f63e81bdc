package dev.dyno.contenders.journal;

import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.RecordVisitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The files of a journal that are full. They can be read while the last one is written, and are
 * removed from the first on, by the thread that prepares files, when nothing in them is needed.
 *
 * <p>Threading: the first indices of all files, the last one's included, are guarded by this
 * object's lock. The writer adds to them, the preparing thread removes.
 */
final class ClosedFiles {
    private final JournalStorage storage;
    private final Executor preparer;
    private final ArrayDeque<Long> firstIndices;
    private CompletableFuture<Void> removals = CompletableFuture.completedFuture(null);

    ClosedFiles(JournalStorage storage, Executor preparer, List<Long> firstIndices) {
        this.storage = storage;
        this.preparer = preparer;
        this.firstIndices = new ArrayDeque<>(firstIndices);
    }

    /** Takes note that all files so far are full, and one that begins with this record is not. */
    synchronized void begun(long firstIndex) {
        firstIndices.addLast(firstIndex);
    }

    private synchronized List<Long> firstIndices() {
        return List.copyOf(firstIndices);
    }

    /** Has the files removed that hold only records below an index. */
    synchronized void discardBefore(long index) {
        removals = CompletableFuture.runAsync(() -> remove(index), preparer);
    }

    /** From the first on, each for good before the next: what stays is a row without a gap. */
    private void remove(long index) {
        List<Long> begun = firstIndices();
        try {
            for (int file = 0; file + 1 < begun.size() && begun.get(file + 1) <= index; file++) {
                storage.delete(SegmentWriter.name(begun.get(file)));
                storage.forceFolder();
                removed();
            }
        } catch (IOException kept) {
            // It stays in the row, and the next call begins with it.
        }
    }

    private synchronized void removed() {
        firstIndices.removeFirst();
    }

    /** Returns when no file is being removed. */
    void awaitRemovals() {
        CompletableFuture<Void> pending;
        synchronized (this) {
            pending = removals;
        }
        pending.exceptionally(_ -> null).join();
    }

    /**
     * Visits the records of full files from an index on.
     *
     * @return the index behind the last one visited, or the first if there was none
     */
    long visit(long firstIndex, RecordVisitor visitor) {
        List<Long> begun = firstIndices();
        if (firstIndex < begun.getFirst()) {
            throw new IllegalArgumentException(
                    "record %d was given up; the first is %d"
                            .formatted(firstIndex, begun.getFirst()));
        }
        long next = firstIndex;
        for (int file = 0; file + 1 < begun.size(); file++) {
            long end = begun.get(file + 1);
            if (end > firstIndex) {
                visitFile(begun.get(file), end, firstIndex, visitor);
                next = end;
            }
        }
        return next;
    }

    private void visitFile(long begin, long end, long firstIndex, RecordVisitor visitor) {
        String name = SegmentWriter.name(begin);
        Path path = storage.path(name);
        try (JournalStorage.File file = storage.open(name)) {
            ByteBuffer contents = file.readAll();
            SegmentScan scan =
                    new SegmentScan(
                            path,
                            contents,
                            begin,
                            SegmentScan.chainBefore(path, contents),
                            (index, words) -> {
                                if (index >= firstIndex) {
                                    visitor.record(index, words);
                                }
                            });
            if (!scan.checkHeader()
                    || scan.scan() != SegmentScan.End.CLEAN
                    || scan.nextIndex() != end) {
                throw JournalException.corrupt(
                        path,
                        scan.offset(),
                        "the file ends before record %d, and the next begins with %d"
                                .formatted(scan.nextIndex(), end));
            }
        } catch (IOException failure) {
            throw JournalException.storage(path + " cannot be read", failure);
        }
    }
}

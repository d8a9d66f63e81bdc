package dev.dyno.contenders.journal;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ExecutorService;

/**
 * A journal whose caller does all the work.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th></tr>
 * <tr><td>durable</td><td>caller</td><td>any</td><td>release, acquire</td></tr>
 * <tr><td>all others</td><td>caller</td><td>caller</td><td>plain</td></tr>
 * </table>
 */
abstract class CallerJournal implements Journal {
    private static final VarHandle DURABLE;

    static {
        try {
            DURABLE =
                    MethodHandles.lookup()
                            .findVarHandle(CallerJournal.class, "durable", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final ExecutorService preparer = PreparerThread.start();
    private final SegmentWriter writer;
    private final FrameBuffer frame;
    private boolean hasFailed;

    @SuppressWarnings("UnusedVariable") // Accessed through its handle.
    private long durable;

    CallerJournal(
            JournalStorage storage, JournalSpec spec, RecordVisitor visitor, int frameRecords) {
        try {
            writer = SegmentWriter.open(storage, preparer, spec, visitor);
        } catch (RuntimeException failure) {
            preparer.shutdown();
            throw failure;
        }
        frame =
                new FrameBuffer(
                        Math.min(frameRecords, FrameFormat.recordsInFile(spec.segmentBytes())));
        DURABLE.setRelease(this, writer.recordCount());
    }

    /** Whether what is written is flushed before it counts as durable. */
    enum Flush {
        /** The storage is asked to keep it. */
        FORCE,
        /** It is left to the operating system. */
        NONE
    }

    final void add(long[] words, int firstWord) {
        failIfFailed();
        frame.add(words, firstWord);
    }

    final boolean isFull() {
        return frame.isFull();
    }

    /** Writes what was added; afterwards it counts as durable. */
    final void write(Flush flush) {
        failIfFailed();
        if (frame.isEmpty()) {
            return;
        }
        try {
            writer.write(frame);
            if (flush == Flush.FORCE) {
                writer.force();
            }
        } catch (IOException failure) {
            hasFailed = true;
            throw JournalException.storage("the journal has failed", failure);
        }
        frame.clear();
        DURABLE.setRelease(this, writer.recordCount());
    }

    private void failIfFailed() {
        if (hasFailed) {
            throw new JournalException(
                    JournalException.Kind.STORAGE,
                    "the journal has failed before; open it again to see what it holds",
                    null);
        }
    }

    @Override
    public final void discardBefore(long index) {
        writer.closed().discardBefore(index);
    }

    @Override
    public final long visitClosedFiles(long firstIndex, RecordVisitor visitor) {
        return writer.closed().visit(firstIndex, visitor);
    }

    @Override
    public final long appendedCount() {
        return writer.recordCount() + frame.count();
    }

    @Override
    public final long durableCount() {
        return (long) DURABLE.getAcquire(this);
    }

    /** Closes the files; the caller has written what is to be written. */
    final void closeFiles() {
        preparer.shutdown();
        try {
            writer.close();
        } catch (IOException failure) {
            throw JournalException.storage("the journal cannot be closed", failure);
        }
    }

    final boolean hasFailed() {
        return hasFailed;
    }
}

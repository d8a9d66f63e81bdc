package dev.dyno.contenders.journal;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.contracts.journal.RecordVisitor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Group commit on any storage: while one frame is on its way to the disk, the next one fills; a
 * flush costs about the same for one record as for a thousand, so that the load decides how many
 * share one.
 *
 * <p><b>Idea.</b> Two frame buffers. The caller fills one under a lock that is held for the copy of
 * one record; the writer thread takes it, leaves the other in its place, and writes and flushes
 * outside the lock. The writer goes on without being woken while there is anything to take.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>filling, appended</td><td>caller, writer</td><td>both</td><td>plain</td>
 * <td>lock</td></tr>
 * <tr><td>isIdle, isClosing, failure</td><td>both</td><td>both</td><td>plain</td>
 * <td>lock</td></tr>
 * <tr><td>flushing, files</td><td>writer</td><td>writer</td><td>plain</td>
 * <td>one thread; the caller after the writer has ended</td></tr>
 * <tr><td>durable</td><td>writer</td><td>any</td><td>release, acquire</td><td>none</td></tr>
 * </table>
 */
abstract class WriterThreadJournal implements Journal {
    private static final VarHandle DURABLE;

    static {
        try {
            DURABLE =
                    MethodHandles.lookup()
                            .findVarHandle(WriterThreadJournal.class, "durable", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Object lock = new Object();
    private final ExecutorService preparer = PreparerThread.start();
    private final SegmentWriter files;
    private final Thread writer;
    private FrameBuffer filling;
    private FrameBuffer flushing;
    private long appended;
    private boolean isIdle;
    private boolean isClosing;
    private @Nullable Throwable failure;

    @SuppressWarnings("UnusedVariable") // Accessed through its handle.
    private long durable;

    WriterThreadJournal(JournalStorage storage, JournalSpec spec, RecordVisitor visitor) {
        try {
            files = SegmentWriter.open(storage, preparer, spec, visitor);
        } catch (RuntimeException refused) {
            preparer.shutdown();
            throw refused;
        }
        int records =
                Math.clamp(
                        spec.recordsInFlightMax() / 2,
                        1,
                        FrameFormat.recordsInFile(spec.segmentBytes()));
        filling = new FrameBuffer(records);
        flushing = new FrameBuffer(records);
        appended = files.recordCount();
        DURABLE.setRelease(this, appended);
        writer = Thread.ofPlatform().daemon().name("dyno-journal-writer").unstarted(this::run);
        writer.start();
    }

    @Override
    public final boolean append(long[] words, int firstWord) {
        synchronized (lock) {
            failIfFailed();
            if (filling.isFull()) {
                return false;
            }
            filling.add(words, firstWord);
            appended++;
            return true;
        }
    }

    @Override
    public final void commit() {
        synchronized (lock) {
            failIfFailed();
            wakeWriter();
        }
    }

    private void wakeWriter() {
        if (isIdle) {
            isIdle = false;
            lock.notifyAll();
        }
    }

    private void failIfFailed() {
        if (failure != null) {
            throw JournalException.storage("the journal has failed", failure);
        }
        if (isClosing) {
            throw new IllegalStateException("the journal is closed");
        }
    }

    private void run() {
        try {
            while (takeFilled()) {
                files.write(flushing);
                files.force();
                flushing.clear();
                DURABLE.setRelease(this, files.recordCount());
            }
        } catch (IOException | RuntimeException | Error thrown) {
            synchronized (lock) {
                failure = thrown;
            }
        }
    }

    /** Waits until there are records and swaps the buffers; false when all is done. */
    private boolean takeFilled() {
        synchronized (lock) {
            while (filling.isEmpty()) {
                if (isClosing) {
                    return false;
                }
                isIdle = true;
                awaitWork();
            }
            FrameBuffer filled = filling;
            filling = flushing;
            flushing = filled;
            return true;
        }
    }

    /** An interrupt means nothing to the writer: it ends when the journal is closed. */
    private void awaitWork() {
        while (isIdle) {
            try {
                lock.wait();
            } catch (InterruptedException ignored) {
                isIdle = true;
            }
        }
    }

    @Override
    public final void discardBefore(long index) {
        files.closed().discardBefore(index);
    }

    @Override
    public final long visitClosedFiles(long firstIndex, RecordVisitor visitor) {
        return files.closed().visit(firstIndex, visitor);
    }

    @Override
    public final long appendedCount() {
        synchronized (lock) {
            return appended;
        }
    }

    @Override
    public final long durableCount() {
        return (long) DURABLE.getAcquire(this);
    }

    @Override
    public final void close() {
        synchronized (lock) {
            if (isClosing) {
                return;
            }
            isClosing = true;
            wakeWriter();
        }
        boolean wasInterrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException interrupted) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        preparer.shutdown();
        try {
            files.close();
        } catch (IOException broken) {
            throw JournalException.storage("the journal cannot be closed", broken);
        }
    }
}

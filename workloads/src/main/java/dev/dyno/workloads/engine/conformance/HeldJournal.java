package dev.dyno.workloads.engine.conformance;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalFactory;
import java.io.IOException;

/** A journal in memory whose records become durable when the case says so, or fail. One thread. */
final class HeldJournal implements Journal {
    private long appended;
    private long durable;
    private boolean hasFailed;
    private boolean isReleasing;

    JournalFactory factory() {
        return (_, _) -> this;
    }

    /** Makes every record durable when it is committed. */
    HeldJournal releasing() {
        isReleasing = true;
        return this;
    }

    void release(long count) {
        durable = count;
    }

    void fail() {
        hasFailed = true;
    }

    private void failIfFailed() {
        if (hasFailed) {
            throw JournalException.storage("the journal has failed", new IOException("by design"));
        }
    }

    @Override
    public boolean append(long[] words, int firstWord) {
        failIfFailed();
        appended++;
        return true;
    }

    @Override
    public void commit() {
        failIfFailed();
        durable = isReleasing ? appended : durable;
    }

    @Override
    public long appendedCount() {
        return appended;
    }

    @Override
    public long durableCount() {
        return durable;
    }

    @Override
    public void close() {}
}

package dev.dyno.workloads.engine.shards.conformance;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalException;
import dev.dyno.contracts.journal.JournalFactory;
import java.io.IOException;

/** Journals in memory, one for each shard, which fail when the case says so; that is volatile. */
final class FailingJournals {
    private volatile boolean hasFailed;

    JournalFactory factory() {
        return (_, _) -> new InMemory();
    }

    void fail() {
        hasFailed = true;
    }

    /** Makes every record durable when it is committed. One thread. */
    private final class InMemory implements Journal {
        private long appended;
        private long durable;

        private void failIfFailed() {
            if (hasFailed) {
                throw JournalException.storage(
                        "the journal has failed", new IOException("by design"));
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
            durable = appended;
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
}

package dev.dyno.workloads.journal;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.workloads.InOrderRequests;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.journal.log.Records;
import java.util.concurrent.CountDownLatch;

/**
 * A sequencer thread with a journal. The load thread says how many records have arrived; the
 * sequencer appends them in order, commits what came at once, and says how many the journal has
 * made durable. {@code isStopping} is volatile; {@link InOrderRequests} says how the rest is
 * shared.
 */
final class JournalOpenLoopSession implements OpenLoopSession {
    /** How many records are appended before the sequencer commits and looks at its journal. */
    private static final int BATCH_MAX = 256;

    private final InOrderRequests requests;
    private final ScratchJournal scratch;
    private final CountDownLatch bound = new CountDownLatch(1);
    private final Thread sequencer;
    private volatile boolean isStopping;

    private JournalOpenLoopSession(
            JournalInput input, JournalFactory factory, ThreadBinder binder) {
        requests = new InOrderRequests("records", input.records());
        scratch = ScratchJournal.open(factory, input, binder);
        sequencer =
                Thread.ofPlatform().daemon().name("dyno-sequencer").unstarted(() -> run(binder));
    }

    /** Opens a new journal and starts the sequencer. */
    static JournalOpenLoopSession start(
            JournalInput input, JournalFactory factory, ThreadBinder binder) {
        JournalOpenLoopSession session = new JournalOpenLoopSession(input, factory, binder);
        session.sequencer.start();
        Threads.await(session.bound);
        return session;
    }

    private void run(ThreadBinder binder) {
        try {
            binder.bind(ThreadRole.MEASURED);
            bound.countDown();
            sequence(scratch.journal(), scratch.records(), new long[Journal.RECORD_WORDS]);
        } catch (Throwable thrown) {
            requests.fail(thrown);
        }
    }

    private void sequence(Journal journal, Records records, long[] words) {
        long next = 0;
        long durable = 0;
        while (!isStopping) {
            long end = Math.min(requests.submittedCount(), next + BATCH_MAX);
            long before = next;
            while (next < end) {
                records.copyTo(next, words, 0);
                requests.taken(next);
                if (!journal.append(words, 0)) {
                    break;
                }
                next++;
                requests.completedBelow(journal.durableCount());
            }
            if (next > before) {
                journal.commit();
            }
            long seen = journal.durableCount();
            requests.completedBelow(seen);
            if (seen == durable && next == before) {
                Spin.once();
            }
            durable = seen;
        }
    }

    @Override
    public boolean submit(long requestIndex) {
        return requests.submit(requestIndex);
    }

    @Override
    public int poll(CompletionSink sink) {
        return requests.poll(sink);
    }

    @Override
    public void checkAnswer() {
        stop();
        scratch.closeAndCheck(requests.allCompleted());
    }

    private void stop() {
        isStopping = true;
        Threads.join(sequencer);
    }

    @Override
    public void close() {
        stop();
        scratch.close();
    }
}

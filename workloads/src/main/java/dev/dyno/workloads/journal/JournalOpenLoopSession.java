package dev.dyno.workloads.journal;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.journal.log.Records;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A sequencer thread with a journal. The load thread says how many records have arrived; the
 * sequencer appends them in order, commits what came at once, and says how many the journal has
 * made durable.
 *
 * <p><b>Idea.</b> A record follows from its index, so that two counts carry everything there and
 * back, and the stamps lie in two rings. A slot belongs to the request with its index from the
 * submission until it was collected, because no more are submitted than there are slots.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>submitted</td><td>load</td><td>sequencer</td><td>release, acquire</td>
 * <td>hands slots over; the load thread reads its own plain</td></tr>
 * <tr><td>acknowledged</td><td>sequencer</td><td>load</td><td>release, acquire</td>
 * <td>hands stamps back</td></tr>
 * <tr><td>takenNanos, durableNanos</td><td>sequencer</td><td>load</td><td>plain</td>
 * <td>the two counts</td></tr>
 * <tr><td>collected</td><td>load</td><td>load</td><td>plain</td><td>one thread</td></tr>
 * <tr><td>isStopping, failure</td><td>load, sequencer</td><td>both</td><td>volatile</td>
 * <td>none</td></tr>
 * </table>
 */
final class JournalOpenLoopSession implements OpenLoopSession {
    /** How many records wait at most; what does not fit waits at the caller, on its schedule. */
    private static final int SLOTS = 1 << 12;

    /** How many records are appended before the sequencer commits and looks at its journal. */
    private static final int BATCH_MAX = 256;

    /** How many acknowledgements a poll hands on, so that the load thread soon sees its clock. */
    private static final int POLL_LIMIT = 64;

    private static final VarHandle SUBMITTED;
    private static final VarHandle ACKNOWLEDGED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SUBMITTED = lookup.findVarHandle(JournalOpenLoopSession.class, "submitted", long.class);
            ACKNOWLEDGED =
                    lookup.findVarHandle(JournalOpenLoopSession.class, "acknowledged", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final long limit;
    private final ScratchJournal scratch;
    private final long[] takenNanos = new long[SLOTS];
    private final long[] durableNanos = new long[SLOTS];
    private final CountDownLatch bound = new CountDownLatch(1);
    private final Thread sequencer;
    private volatile boolean isStopping;
    private volatile @Nullable Throwable failure;
    private long submitted;
    private long collected;

    @SuppressWarnings("UnusedVariable") // Accessed through its handle.
    private long acknowledged;

    private JournalOpenLoopSession(
            JournalInput input, JournalFactory factory, ThreadBinder binder) {
        limit = input.records();
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
            failure = thrown;
        }
    }

    private void sequence(Journal journal, Records records, long[] words) {
        long next = 0;
        long durable = 0;
        while (!isStopping) {
            long end = Math.min((long) SUBMITTED.getAcquire(this), next + BATCH_MAX);
            long before = next;
            while (next < end) {
                records.copyTo(next, words, 0);
                takenNanos[(int) next & SLOTS - 1] = System.nanoTime();
                if (!journal.append(words, 0)) {
                    break;
                }
                next++;
                durable = acknowledge(journal, durable);
            }
            if (next > before) {
                journal.commit();
            }
            long seen = acknowledge(journal, durable);
            if (seen == durable && next == before) {
                Spin.once();
            }
            durable = seen;
        }
    }

    private long acknowledge(Journal journal, long before) {
        long durable = journal.durableCount();
        if (durable > before) {
            long nowNanos = System.nanoTime();
            for (long index = before; index < durable; index++) {
                durableNanos[(int) index & SLOTS - 1] = nowNanos;
            }
            ACKNOWLEDGED.setRelease(this, durable);
        }
        return durable;
    }

    @Override
    public boolean submit(long requestIndex) {
        if (requestIndex != submitted || requestIndex >= limit) {
            throw new IllegalArgumentException(
                    "request %d was submitted where %d of %d is next"
                            .formatted(requestIndex, submitted, limit));
        }
        if (submitted - collected == SLOTS) {
            failOnFailure();
            return false;
        }
        SUBMITTED.setRelease(this, submitted + 1);
        return true;
    }

    @Override
    public int poll(CompletionSink sink) {
        long before = collected;
        long end = Math.min((long) ACKNOWLEDGED.getAcquire(this), before + POLL_LIMIT);
        if (end == before) {
            failOnFailure();
        }
        while (collected < end) {
            int slot = (int) collected & SLOTS - 1;
            sink.completed(collected, takenNanos[slot], durableNanos[slot]);
            collected++;
        }
        return (int) (end - before);
    }

    private void failOnFailure() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException(
                    "the sequencer failed after " + collected + " records", thrown);
        }
    }

    @Override
    public void checkAnswer() {
        stop();
        failOnFailure();
        if (collected != submitted) {
            throw new WrongAnswerException(
                    "%d of %d records were acknowledged".formatted(collected, submitted));
        }
        scratch.closeAndCheck(submitted);
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

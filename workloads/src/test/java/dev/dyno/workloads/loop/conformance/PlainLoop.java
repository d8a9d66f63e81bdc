package dev.dyno.workloads.loop.conformance;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.CommandProducer;
import dev.dyno.contracts.loop.LoopAbortedException;
import dev.dyno.contracts.loop.LoopCapability;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.ReportConsumer;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.ReportWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loop in as few lines as it takes, with faults to choose from. Right without faults, except that
 * it takes its lock for everything and yields while it waits. All fields are guarded by this
 * object's lock, which is not held while commands are handled or reports visited.
 */
final class PlainLoop implements MatchingLoop {
    private static final int RARE = 1_000;

    /** What can be wrong, and the case that is made for it. */
    enum Fault {
        LOSES_A_COMMAND("each-command-arrives-once-and-in-order"),
        REPEATS_A_COMMAND("each-command-arrives-once-and-in-order"),
        SWAPS_TWO_COMMANDS("each-command-arrives-once-and-in-order"),
        KEEPS_THE_ARRAY("each-command-arrives-once-and-in-order"),
        IGNORES_THE_FIRST_WORD("each-command-arrives-once-and-in-order"),
        DEALS_REPORTS_OUT("consumers-see-all-in-one-order"),
        SWAPS_REPORTS_FOR_ONE("consumers-see-all-in-one-order"),
        IGNORES_THE_LIMIT("poll-takes-no-more-than-asked"),
        COUNTS_BEFORE_IT_LOOKS("failing-producer-harms-nobody"),
        CLAIMS_TO_ALLOCATE_NOTHING("steady-state-allocates-nothing"),
        HAS_NO_BOUND("full-queue-refuses"),
        HAS_HALF_THE_ROOM("full-queue-refuses"),
        DROPS_REPORTS("slow-consumer-holds-everybody-up"),
        PILES_REPORTS_UP("slow-consumer-holds-everybody-up"),
        PUT_GIVES_UP("put-waits-for-room"),
        ACCEPTS_WHEN_CLOSED("close-refuses-and-drains"),
        FORGETS_WHEN_CLOSED("close-refuses-and-drains"),
        ACCEPTS_AND_FORGETS_LATE("close-under-load-splits-nobody"),
        WAITS_THOUGH_ABORTED("abort-ends-a-waiting-matcher"),
        NEVER_ENDS_WHEN_ABORTED("abort-ends-a-waiting-matcher"),
        HANDLES_WHEN_ABORTED("abort-frees-waiting-producers"),
        SWALLOWS_FAILURES("failing-handler-ends-the-loop"),
        STAYS_OPEN_WHEN_IT_FAILS("failing-handler-ends-the-loop"),
        RUNS_AGAIN("one-matcher-only"),
        ENDS_BATCHES_LATE("batches-end-in-time"),
        NEVER_ASKS_AGAIN("waiting-handler-is-asked-again"),
        PUBLISHES_AT_THE_END("batch-end-publishes-reports"),
        FORGETS_IN_ONE_SHAPE("random-traffic");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private final Set<Fault> faults;
    private final LoopSpec spec;
    private final CommandHandler handler;
    private final ArrayDeque<long[]> commands = new ArrayDeque<>();
    private final List<ArrayDeque<long[]>> reports = new ArrayList<>();
    private final List<long[]> unpublished = new ArrayList<>();
    private long offered;
    private long reported;
    private long @Nullable [] heldReport;
    private boolean isClosed;
    private boolean isAborted;
    private boolean isEnded;
    private boolean hasRun;
    private boolean wasLate;

    private PlainLoop(Set<Fault> faults, LoopSpec spec, CommandHandler handler) {
        this.faults = faults;
        this.spec = spec;
        this.handler = handler;
        for (int consumer = 0; consumer < spec.consumers(); consumer++) {
            reports.add(new ArrayDeque<>());
        }
    }

    /** Returns what makes such loops. */
    static MatchingLoopFactory with(Fault... faults) {
        EnumSet<Fault> chosen = EnumSet.noneOf(Fault.class);
        chosen.addAll(Set.of(faults));
        return (spec, handler) -> new PlainLoop(chosen, spec, handler);
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    // Waits end when another thread has done its part; on few CPUs it needs this one.
    @SuppressWarnings("ThreadPriorityCheck")
    private static void pause() {
        Thread.yield();
    }

    @Override
    public CommandProducer producer(int index) {
        return new CommandProducer() {
            @Override
            public boolean offer(long[] words, int firstWord) {
                return accept(words, firstWord);
            }

            @Override
            public boolean put(long[] words, int firstWord) {
                while (!accept(words, firstWord)) {
                    if (isClosed() || has(Fault.PUT_GIVES_UP)) {
                        return false;
                    }
                    pause();
                }
                return true;
            }
        };
    }

    private synchronized boolean accept(long[] words, int firstWord) {
        if (has(Fault.COUNTS_BEFORE_IT_LOOKS)) {
            commands.addLast(new long[COMMAND_WORDS]);
        }
        Objects.checkFromIndexSize(firstWord, COMMAND_WORDS, words.length);
        if (has(Fault.COUNTS_BEFORE_IT_LOOKS)) {
            commands.removeLast();
        }
        if (isClosed) {
            boolean isLate = has(Fault.ACCEPTS_AND_FORGETS_LATE) && !wasLate;
            wasLate |= isLate;
            return isLate || has(Fault.ACCEPTS_WHEN_CLOSED);
        }
        int room = has(Fault.HAS_HALF_THE_ROOM) ? spec.commandCapacity() / 2 : room();
        if (commands.size() >= room) {
            return false;
        }
        int first = has(Fault.IGNORES_THE_FIRST_WORD) ? 0 : firstWord;
        put(
                has(Fault.KEEPS_THE_ARRAY)
                        ? words
                        : Arrays.copyOfRange(words, first, first + COMMAND_WORDS));
        return true;
    }

    private int room() {
        return has(Fault.HAS_NO_BOUND) ? Integer.MAX_VALUE : spec.commandCapacity();
    }

    private void put(long[] command) {
        offered++;
        boolean isRare = offered % RARE == 0;
        boolean isOneShape = spec.commandCapacity() == 64 && offered % 100 == 0;
        if ((isRare && has(Fault.LOSES_A_COMMAND))
                || (isOneShape && has(Fault.FORGETS_IN_ONE_SHAPE))) {
            return;
        }
        commands.addLast(command);
        if (isRare && has(Fault.REPEATS_A_COMMAND)) {
            commands.addLast(command);
        }
        if (commands.size() > 1 && has(Fault.SWAPS_TWO_COMMANDS)) {
            long[] last = commands.removeLast();
            long[] before = commands.removeLast();
            boolean areOfOne = last[1] == before[1];
            commands.addLast(areOfOne ? last : before);
            commands.addLast(areOfOne ? before : last);
        }
    }

    private synchronized long @Nullable [] take() {
        return commands.pollFirst();
    }

    @Override
    public void run() {
        synchronized (this) {
            if (hasRun && !isAborted && !has(Fault.RUNS_AGAIN)) {
                throw new IllegalStateException("it has a matcher already");
            }
            hasRun = true;
        }
        try {
            serve();
        } catch (LoopAbortedException _) {
            abort();
        } catch (RuntimeException failure) {
            if (!has(Fault.STAYS_OPEN_WHEN_IT_FAILS)) {
                abort();
            }
            if (!has(Fault.SWALLOWS_FAILURES)) {
                throw failure;
            }
        } finally {
            publish();
            end();
        }
    }

    private synchronized void end() {
        isEnded = !isAborted || !has(Fault.NEVER_ENDS_WHEN_ABORTED);
    }

    private void serve() {
        ReportWriter writer = new Writer();
        int batchMax = has(Fault.ENDS_BATCHES_LATE) ? Integer.MAX_VALUE : BATCH_MAX;
        boolean isOver = isAborted();
        while (!isOver) {
            boolean wasClosed = isClosed();
            int handled = 0;
            long[] command = take();
            while (command != null) {
                handler.command(command, 0, writer);
                handled++;
                command = handled < batchMax ? take() : null;
            }
            boolean waits = handler.batchEnd(writer) && !has(Fault.NEVER_ASKS_AGAIN);
            if (!has(Fault.PUBLISHES_AT_THE_END)) {
                publish();
            }
            isOver = isAborted() || (handled == 0 && !waits && wasClosed);
            if (handled == 0) {
                pause();
            }
        }
    }

    private final class Writer implements ReportWriter {
        @Override
        public void report(long word0, long word1, long word2, long word3, long word4) {
            long[] report = {word0, word1, word2, word3, word4};
            while (!hasRoom()) {
                if (isAborted() && !has(Fault.WAITS_THOUGH_ABORTED)) {
                    throw new LoopAbortedException();
                }
                publish();
                pause();
            }
            add(report);
        }

        @Override
        public void flush() {
            if (!has(Fault.PUBLISHES_AT_THE_END)) {
                publish();
            }
        }
    }

    private synchronized boolean hasRoom() {
        int most = unpublished.size();
        for (ArrayDeque<long[]> queue : reports) {
            most = Math.max(most, queue.size() + unpublished.size());
        }
        boolean isUnbounded = has(Fault.PILES_REPORTS_UP) || has(Fault.DROPS_REPORTS);
        return most < spec.reportCapacity() || isUnbounded;
    }

    private synchronized void add(long[] report) {
        unpublished.add(report);
    }

    private synchronized void publish() {
        for (long[] report : unpublished) {
            reported++;
            for (int consumer = 0; consumer < reports.size(); consumer++) {
                deliver(consumer, report);
            }
        }
        unpublished.clear();
    }

    private void deliver(int consumer, long[] report) {
        ArrayDeque<long[]> queue = reports.get(consumer);
        boolean isDealtToAnother = reported % reports.size() != consumer;
        if (has(Fault.DEALS_REPORTS_OUT) && isDealtToAnother) {
            return;
        }
        if (has(Fault.DROPS_REPORTS) && queue.size() >= spec.reportCapacity()) {
            return;
        }
        if (has(Fault.SWAPS_REPORTS_FOR_ONE) && consumer == 1 && reported % RARE == 0) {
            heldReport = report;
            return;
        }
        queue.addLast(report);
        if (consumer == 1 && heldReport != null) {
            queue.addLast(heldReport);
            heldReport = null;
        }
    }

    @Override
    public ReportConsumer consumer(int index) {
        return new ReportConsumer() {
            @Override
            public int poll(ReportVisitor visitor, int limit) {
                int count = 0;
                long[] report = next(index);
                while (report != null) {
                    visitor.report(report, 0);
                    count++;
                    report = count < limit || has(Fault.IGNORES_THE_LIMIT) ? next(index) : null;
                }
                return count;
            }

            @Override
            public int await(ReportVisitor visitor, int limit) {
                while (true) {
                    boolean isLast = isEnded();
                    int count = poll(visitor, limit);
                    if (count > 0 || isLast) {
                        return count > 0 ? count : ENDED;
                    }
                    pause();
                }
            }
        };
    }

    private synchronized long @Nullable [] next(int consumer) {
        return reports.get(consumer).pollFirst();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (has(Fault.FORGETS_WHEN_CLOSED)) {
            commands.pollLast();
        }
    }

    @Override
    public void abort() {
        boolean isFirst;
        synchronized (this) {
            isFirst = !hasRun;
            isClosed = true;
            isAborted = true;
            hasRun = true;
        }
        if (isFirst) {
            if (has(Fault.HANDLES_WHEN_ABORTED)) {
                ReportWriter writer = new Writer();
                for (long[] command = take(); command != null; command = take()) {
                    handler.command(command, 0, writer);
                }
                publish();
            }
            end();
        }
    }

    private synchronized boolean isAborted() {
        return isAborted;
    }

    @Override
    public synchronized boolean isClosed() {
        return isClosed;
    }

    @Override
    public synchronized boolean isEnded() {
        return isEnded;
    }

    @Override
    public Set<LoopCapability> capabilities() {
        return has(Fault.CLAIMS_TO_ALLOCATE_NOTHING)
                ? EnumSet.allOf(LoopCapability.class)
                : EnumSet.noneOf(LoopCapability.class);
    }
}

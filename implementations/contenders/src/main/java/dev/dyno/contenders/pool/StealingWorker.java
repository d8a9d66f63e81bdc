package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.WorkStealingDeque;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * A worker of {@link StealingPool}, and the scope of all tasks that it runs.
 *
 * <p><b>Idea.</b> A fork is a frame on a stack that belongs to the worker alone: to push and to pop
 * it are plain stores. Only when a thief has asked does the worker offer its oldest frame, which
 * stands for the largest part of what is left, in its deque. A worker that is to offer all its
 * forks at once, as other pools do, is one that is asked all the time.
 *
 * <pre>
 *   frames:  | offered, perhaps stolen | the worker's alone | free ...
 *            0                         firstPrivate         depth
 * </pre>
 *
 * The deque holds the offered frames that are not stolen, in their order, so that the youngest of
 * them is what a pop returns; if that returns nothing all of them are stolen.
 *
 * <p>While the worker waits for a stolen frame it takes tasks of that frame's thief only, which are
 * parts of what it waits for: so its stack grows no deeper than the computation (Wagner, Calder,
 * "Leapfrogging", PPoPP 1993).
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>frames</td><td>owner</td><td>any</td><td>plain</td><td>the deque: a thief has a frame's
 * number from there</td></tr>
 * <tr><td>depth, firstPrivate, segments, segmentFirst, segmentJobs</td><td>owner</td>
 * <td>owner</td><td>plain</td><td>one thread</td></tr>
 * <tr><td>steals, parks, failures</td><td>owner</td><td>any</td><td>opaque</td><td>none</td></tr>
 * <tr><td>isAsked</td><td>any</td><td>any</td><td>opaque</td><td>none: a request that is lost is
 * made again</td></tr>
 * <tr><td>isBusy</td><td>owner</td><td>any</td><td>release, acquire</td><td>none</td></tr>
 * <tr><td>isAsleep</td><td>owner sets, any clears</td><td>any</td><td>compare-and-set</td>
 * <td>who clears it wakes the worker</td></tr>
 * </table>
 *
 * The cache lines are shown by {@link StealingFields}.
 */
final class StealingWorker extends StealingFields.BackPad {
    private static final int NO = 0;
    private static final int YES = 1;
    private static final int FRAMES_FIRST = 64;

    /** How many calls must fit on the stack before the worker changes what thieves see. */
    private static final int CALLS_AHEAD = 24;

    /** How often a join looks before it sleeps. */
    private static final int JOIN_SPINS = 1_000;

    private static final long JOIN_PARK_NANOS = 200_000;

    /** How long a thief waits from one beat to the next. */
    private static final long BEAT_NANOS = 100_000;

    private final StealingPool.Kind kind;
    private final int framesMax;
    private final long[] loot;
    private int nextVictim;

    /** When this worker last asked another, if it does so by beats. */
    private long lastBeatNanos = System.nanoTime();

    StealingWorker(StealingPool pool, int index) {
        super(pool, index);
        kind = pool.kind();
        framesMax = pool.spec().tasksMax();
        loot = new long[kind.tasksPerTheft()];
        nextVictim = index;
        StealingFields.IS_ASKED.setOpaque(this, kind.isEager() ? YES : NO);
        addFrames(FRAMES_FIRST);
    }

    private void addFrames(int count) {
        int first = frames.length;
        ForkFrame[] more = Arrays.copyOf(frames, Math.min(framesMax, first + count));
        for (int i = first; i < more.length; i++) {
            more[i] = new ForkFrame(this, i);
        }
        frames = more;
    }

    // The scope of a task.

    @Override
    public Fork fork(long task) {
        int at = depth;
        if (at == frames.length) {
            deepen();
        }
        ForkFrame frame = frames[at];
        frame.task = task;
        depth = at + 1;
        if ((int) StealingFields.IS_ASKED.getOpaque(this) != NO) {
            offer();
        }
        return frame;
    }

    private void deepen() {
        if (depth == framesMax) {
            throw new RejectedExecutionException(
                    framesMax + " forks wait to be joined, for more of which there is no room");
        }
        addFrames(depth);
    }

    @Override
    public boolean isCancelled() {
        return job().isInVain();
    }

    private StealingJob job() {
        return Objects.requireNonNull(segmentJobs[segments - 1]);
    }

    /** Runs a task that is not offered, as a part of the task that runs. */
    long runInline(long task) {
        return job().body().run(task, this);
    }

    // Offers.

    private void offer() {
        if (kind.isEager()) {
            while (firstPrivate < depth && offerOldest()) {
                // All are offered.
            }
        } else {
            StackRoom.check(CALLS_AHEAD);
            StealingFields.IS_ASKED.setOpaque(this, NO);
            offerOldest();
        }
    }

    private boolean offerOldest() {
        int at = firstPrivate;
        ForkFrame frame = frames[at];
        frame.job = jobOf(at);
        frame.state = FrameFields.OFFERED;
        frame.thief = null;
        frame.failure = null;
        if (!deque.push(number(index, at))) {
            return false;
        }
        firstPrivate = at + 1;
        return true;
    }

    private static long number(int worker, int frame) {
        return (long) worker << 32 | frame;
    }

    private StealingJob jobOf(int frame) {
        int segment = segments - 1;
        while (segmentFirst[segment] > frame) {
            segment--;
        }
        return Objects.requireNonNull(segmentJobs[segment]);
    }

    /** Takes back a frame that was offered; false if it is stolen. */
    boolean takeBack(ForkFrame frame) {
        if (!kind.isEager()) {
            StackRoom.check(CALLS_AHEAD);
        }
        dropDownTo(frame.index + 1);
        if (deque.pop() == WorkStealingDeque.EMPTY) {
            return false;
        }
        firstPrivate = frame.index;
        depth = frame.index;
        return true;
    }

    /** Gives up the frames that a task has left behind, from one on; waits for stolen ones. */
    private void dropDownTo(int first) {
        while (firstPrivate > first) {
            depth = firstPrivate;
            if (deque.pop() == WorkStealingDeque.EMPTY) {
                awaitStolen(frames[firstPrivate - 1]);
            } else {
                firstPrivate--;
            }
        }
        depth = first;
    }

    /** Waits until a stolen frame is done, and gives it up. */
    void awaitStolen(ForkFrame frame) {
        int turn = 0;
        boolean wasInterrupted = false;
        while ((int) FrameFields.STATE.getAcquire(frame) != FrameFields.DONE) {
            if (stealFor(frame)) {
                turn = 0;
            } else if (turn < JOIN_SPINS) {
                turn++;
                Thread.onSpinWait();
            } else {
                FrameFields.STATE.compareAndSet(frame, FrameFields.OFFERED, FrameFields.AWAITED);
                if ((int) FrameFields.STATE.getAcquire(frame) != FrameFields.DONE) {
                    count(StealingFields.PARKS, parks);
                    LockSupport.parkNanos(frame, JOIN_PARK_NANOS);
                    wasInterrupted |= Thread.interrupted();
                }
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        firstPrivate = frame.index;
        depth = frame.index;
    }

    private boolean stealFor(ForkFrame frame) {
        StealingWorker thief = (StealingWorker) FrameFields.THIEF.getAcquire(frame);
        long number = WorkStealingDeque.EMPTY;
        if (thief != null) {
            number = takeOneFrom(thief);
        } else if (loot.length > 1) {
            // The frame may lie among several that were taken at once.
            for (StealingWorker other : pool.workers()) {
                if (number == WorkStealingDeque.EMPTY && other != this) {
                    number = takeOneFrom(other);
                }
            }
        }
        if (number == WorkStealingDeque.EMPTY) {
            return false;
        }
        runFrame(number);
        return true;
    }

    private void count(VarHandle counter, long before) {
        counter.setOpaque(this, before + 1);
    }

    // Thefts.

    /** Takes the oldest task of a victim, or asks it to offer one. */
    private long takeFrom(StealingWorker victim) {
        return loot.length > 1 ? takeHalfFrom(victim) : takeOneFrom(victim);
    }

    private long takeOneFrom(StealingWorker victim) {
        long number = victim.deque.steal();
        if (number == WorkStealingDeque.EMPTY || number == WorkStealingDeque.CONTENDED) {
            ask(victim);
            return WorkStealingDeque.EMPTY;
        }
        count(StealingFields.STEALS, steals);
        return number;
    }

    private void ask(StealingWorker victim) {
        if ((int) StealingFields.IS_ASKED.getOpaque(victim) != NO) {
            return;
        }
        if (kind.offers() == StealingPool.Offers.BY_BEAT) {
            long now = System.nanoTime();
            if (now - lastBeatNanos < BEAT_NANOS) {
                return;
            }
            lastBeatNanos = now;
        }
        StealingFields.IS_ASKED.setOpaque(victim, YES);
    }

    /** Takes up to half of a victim's tasks, returns the oldest, and offers the others itself. */
    private long takeHalfFrom(StealingWorker victim) {
        int taken = victim.deque.stealHalf(loot);
        if (taken == 0) {
            ask(victim);
            return WorkStealingDeque.EMPTY;
        }
        StealingFields.STEALS.setOpaque(this, steals + taken);
        long oldest = loot[0];
        for (int i = 1; i < taken; i++) {
            boolean isOffered = deque.push(loot[i]);
            assert isOffered : "a worker without tasks has no room";
        }
        return oldest;
    }

    private void runFrame(long number) {
        ForkFrame frame = pool.workers()[(int) (number >>> 32)].frames[(int) number];
        FrameFields.THIEF.setRelease(frame, this);
        StealingJob job = Objects.requireNonNull(frame.job);
        long value = 0;
        Throwable thrown = null;
        if (job.isInVain()) {
            thrown = new CancellationException("the computation was cancelled");
        } else {
            int first = begin(job);
            try {
                value = job.body().run(frame.task, this);
            } catch (Throwable failure) {
                thrown = failure;
                count(StealingFields.FAILURES, failures);
            }
            end(first);
        }
        frame.result = value;
        frame.failure = thrown;
        int before = (int) FrameFields.STATE.getAndSet(frame, FrameFields.DONE);
        if (before == FrameFields.AWAITED) {
            LockSupport.unpark(pool.thread(frame.owner.index));
        }
    }

    private int begin(StealingJob job) {
        if (segments == segmentFirst.length) {
            segmentFirst = Arrays.copyOf(segmentFirst, segments * 2);
            segmentJobs = Arrays.copyOf(segmentJobs, segments * 2);
        }
        segmentFirst[segments] = depth;
        segmentJobs[segments] = job;
        segments++;
        return depth;
    }

    private void end(int first) {
        if (firstPrivate > first) {
            dropDownTo(first);
        }
        depth = first;
        segments--;
        segmentJobs[segments] = null;
    }

    /** Runs the first task of a computation. */
    void runFirst(StealingJob job) {
        StealingFields.IS_BUSY.setRelease(this, YES);
        Thread.interrupted();
        long value = 0;
        Throwable thrown = null;
        if (!job.isInVain()) {
            int first = begin(job);
            try {
                value = job.body().run(job.task(), this);
            } catch (Throwable failure) {
                thrown = failure;
                // Forks that nobody has begun are left out.
                job.cancel();
                count(StealingFields.FAILURES, failures);
            }
            end(first);
        }
        job.end(value, thrown);
        StealingFields.IS_BUSY.setRelease(this, NO);
    }

    /** Takes a submitted task, or one of another worker; false if there is none. */
    boolean work(StealingJob executed) {
        StealingJob job = pool.submissions().poll(executed);
        if (job != null) {
            pool.beginWork();
            runFirst(job);
            pool.endWork();
            return true;
        }
        long number = takeFromAny();
        if (number == WorkStealingDeque.EMPTY) {
            return false;
        }
        pool.beginWork();
        runFrame(number);
        pool.endWork();
        return true;
    }

    /** Takes a task from another worker, or one of those that were taken before. */
    private long takeFromAny() {
        long own = loot.length == 1 ? WorkStealingDeque.EMPTY : deque.pop();
        if (own != WorkStealingDeque.EMPTY) {
            return own;
        }
        StealingWorker[] workers = pool.workers();
        for (int turn = 0; turn < workers.length; turn++) {
            nextVictim = nextVictim + 1 == workers.length ? 0 : nextVictim + 1;
            StealingWorker victim = workers[nextVictim];
            long number = victim == this ? WorkStealingDeque.EMPTY : takeFrom(victim);
            if (number != WorkStealingDeque.EMPTY) {
                return number;
            }
        }
        return WorkStealingDeque.EMPTY;
    }

    /** Says that the worker is about to sleep, for others to see. */
    void fallAsleep() {
        StealingFields.IS_ASLEEP.setVolatile(this, YES);
    }

    /** Ends the sleep; true for the one caller, of all, that ends it. */
    boolean endSleep() {
        return isAsleep() && StealingFields.IS_ASLEEP.compareAndSet(this, YES, NO);
    }

    boolean isAsleep() {
        return (int) StealingFields.IS_ASLEEP.getAcquire(this) != NO;
    }

    boolean isBusy() {
        return (int) StealingFields.IS_BUSY.getAcquire(this) != NO;
    }

    void countPark() {
        count(StealingFields.PARKS, parks);
    }
}

package dev.dyno.workloads.deque;

import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.deque.DequeInput.Theft;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A deque with its owner, who is the caller of {@link #pass}, and perhaps a thief.
 *
 * <p>Between passes the thief waits and the deque is empty. A pass begins when the owner makes
 * {@code round} odd. When it makes it even again the deque is empty, and the thief, which may hold
 * tasks that it took before, says what it has and then moves {@code answered}.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>round</td><td>owner</td><td>thief</td><td>volatile</td><td>none</td></tr>
 * <tr><td>answered</td><td>thief</td><td>owner</td><td>volatile</td><td>ends a pass</td></tr>
 * <tr><td>stolen, stolenDigest</td><td>thief</td><td>owner</td><td>plain</td><td>answered</td></tr>
 * <tr><td>popped, poppedDigest</td><td>owner</td><td>owner</td><td>plain</td><td>one thread</td>
 * </tr>
 * <tr><td>failure</td><td>thief, once</td><td>owner</td><td>volatile</td><td>none</td></tr>
 * </table>
 *
 * These fields are written at the ends of a pass only; that they share a line is no cost.
 */
final class RunningDeque implements AutoCloseable {
    private static final int STOPPED = -1;

    /** Room for a few thousand tasks, which stay in the second-level cache. */
    private static final int CAPACITY = 1 << 13;

    private static final int HALF_MAX = 64;

    private final DequeInput input;
    private final WorkStealingDeque deque;
    private final long expectedDigest;
    private final CountDownLatch bound = new CountDownLatch(1);
    private @Nullable Thread thief;
    private volatile int round;
    private volatile int answered;
    private volatile @Nullable Throwable failure;
    private long popped;
    private long poppedDigest;
    private long stolen;
    private long stolenDigest;

    private RunningDeque(DequeInput input, DequeFactory factory) {
        this.input = input;
        this.deque = factory.create(DequeSpec.fixed(CAPACITY));
        this.expectedDigest = input.digest();
    }

    /** Makes a deque and starts its thief; returns when that has bound itself. */
    static RunningDeque start(DequeInput input, DequeFactory factory, ThreadBinder binder) {
        RunningDeque running = new RunningDeque(input, factory);
        if (input.theft() != Theft.NONE) {
            running.thief =
                    Thread.ofPlatform()
                            .daemon()
                            .name("dyno-thief")
                            .start(() -> running.steal(binder));
            Threads.await(running.bound);
        }
        return running;
    }

    private void steal(ThreadBinder binder) {
        try {
            binder.bind(ThreadRole.WORKER);
            bound.countDown();
            long[] into = new long[HALF_MAX];
            int seen = 0;
            while (true) {
                int current = round;
                if (current == STOPPED) {
                    return;
                }
                if (current == seen) {
                    Spin.once();
                    continue;
                }
                stolen = 0;
                stolenDigest = 0;
                if (isBegun(current)) {
                    take(current, into);
                }
                // A pass may be over before the thief has seen that it began.
                seen = isBegun(current) ? current + 1 : current;
                answered = seen;
            }
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    private static boolean isBegun(int round) {
        return round % 2 != 0;
    }

    private void take(int current, long[] into) {
        if (input.theft() == Theft.STEAL_ONE) {
            stealOneByOne(current);
        } else {
            stealHalves(current, into);
        }
    }

    private void stealOneByOne(int current) {
        WorkStealingDeque victim = deque;
        long count = 0;
        long digest = 0;
        while (round == current) {
            long task = victim.steal();
            if (task == WorkStealingDeque.EMPTY || task == WorkStealingDeque.CONTENDED) {
                Spin.once();
            } else {
                count++;
                digest = DequeInput.fold(digest, task);
            }
        }
        stolen = count;
        stolenDigest = digest;
    }

    private void stealHalves(int current, long[] into) {
        WorkStealingDeque victim = deque;
        long count = 0;
        long digest = 0;
        while (round == current) {
            int taken = victim.stealHalf(into);
            if (taken == 0) {
                Spin.once();
            }
            count += taken;
            for (int i = 0; i < taken; i++) {
                digest = DequeInput.fold(digest, into[i]);
            }
        }
        stolen = count;
        stolenDigest = digest;
    }

    /**
     * Pushes every task, sees to it that each is taken, and compares.
     *
     * @throws WrongAnswerException if other tasks came out than went in
     */
    void pass() {
        popped = 0;
        poppedDigest = 0;
        int begun = round + 1;
        round = begun;
        if (input.burst() == 0) {
            pushWhileThereIsRoom();
        } else {
            pushAndPop(input.burst());
        }
        popWhatIsLeft();
        round = begun + 1;
        if (thief != null) {
            awaitThief(begun + 1);
        }
        check();
    }

    private void pushAndPop(int burst) {
        WorkStealingDeque own = deque;
        long start = input.start();
        int tasks = input.tasks();
        long count = 0;
        long digest = 0;
        for (int first = 0; first < tasks; first += burst) {
            for (int index = first; index < first + burst; index++) {
                while (!own.push(DequeInput.task(start, index))) {
                    Spin.once();
                }
            }
            for (int each = 0; each < burst; each++) {
                long task = own.pop();
                if (task == WorkStealingDeque.EMPTY) {
                    break;
                }
                count++;
                digest = DequeInput.fold(digest, task);
            }
        }
        popped = count;
        poppedDigest = digest;
    }

    private void pushWhileThereIsRoom() {
        WorkStealingDeque own = deque;
        long start = input.start();
        int tasks = input.tasks();
        for (int index = 0; index < tasks; index++) {
            while (!own.push(DequeInput.task(start, index))) {
                if (failure != null) {
                    return;
                }
                Spin.once();
            }
        }
    }

    private void popWhatIsLeft() {
        for (long task = deque.pop(); task != WorkStealingDeque.EMPTY; task = deque.pop()) {
            popped++;
            poppedDigest = DequeInput.fold(poppedDigest, task);
            if (popped > input.tasks()) {
                break;
            }
        }
    }

    private void awaitThief(int ended) {
        while (answered != ended) {
            if (failure != null) {
                throw new IllegalStateException("the thief failed", failure);
            }
            Spin.once();
        }
    }

    private void check() {
        long taken = popped + stolen;
        long digest = poppedDigest + stolenDigest;
        if (taken != input.tasks() || digest != expectedDigest) {
            throw new WrongAnswerException(
                    "%d tasks with digest %016x were taken, where %d with %016x were pushed"
                            .formatted(taken, digest, input.tasks(), expectedDigest));
        }
    }

    @Override
    public void close() {
        round = STOPPED;
        if (thief != null) {
            Threads.join(thief);
        }
    }
}

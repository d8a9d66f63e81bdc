package dev.dyno.workloads.deque.conformance;

import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deque in as few lines as it takes, with faults to choose from. Right without faults, except
 * that it allocates. All fields are guarded by this object's lock.
 */
final class PlainDeque implements WorkStealingDeque {
    private static final int RARE = 10_007;

    /** As long as this a thread waits for another one to come between. */
    private static final int PATIENCE_TURNS = 100;

    /** What can be wrong, and the case that is made for it. */
    enum Fault {
        GIVES_ZERO_WHEN_EMPTY("empty-deque-gives-nothing"),
        POPS_THE_OLDEST("owner-sees-a-stack"),
        STEALS_THE_YOUNGEST("thief-sees-a-queue"),
        KEEPS_THE_YOUNGEST("youngest-can-be-stolen"),
        KEEPS_32_BITS("every-descriptor-passes-through"),
        TAKES_ZERO_FOR_EMPTY("every-descriptor-passes-through"),
        KNOWS_ITS_FIRST_OWNER_ONLY("owner-hands-its-role-on"),
        HAS_NO_BOUND("full-deque-refuses"),
        HAS_HALF_THE_ROOM("full-deque-refuses"),
        STAYS_FULL("full-deque-refuses"),
        LOSES_A_TASK_WHEN_IT_GROWS("deque-grows-to-its-room"),
        DOES_NOT_GROW("deque-grows-to-its-room"),
        COUNTS_WHAT_WAS_STOLEN("size-is-exact-at-rest"),
        CLAIMS_TO_ALLOCATE_NOTHING("steady-state-allocates-nothing"),
        TAKES_ALL("half-is-the-older-half"),
        TAKES_THE_YOUNGER_HALF("half-is-the-older-half"),
        FORGETS_WHAT_DOES_NOT_FIT("half-fits-the-array"),
        POPS_IN_TWO_STEPS("last-task-goes-to-one"),
        LEAVES_THE_LAST_TO_THE_THIEF("last-task-goes-to-one"),
        STEALS_IN_TWO_STEPS("nothing-is-lost-or-taken-twice"),
        TAKES_HALVES_IN_TWO_STEPS("halves-lose-nothing"),
        GROWS_WITHOUT_ITS_LOCK("growth-loses-nothing"),
        GUESSES_THE_TASK_AFTER_NEXT("thief-sees-what-the-owner-did"),
        FORGETS_A_RARE_TASK("random-operations-match-the-model");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private final Set<Fault> faults;
    private final DequeSpec spec;
    private final Thread firstOwner = Thread.currentThread();
    private ArrayDeque<Long> tasks = new ArrayDeque<>();
    private int room;
    private long pushes;
    private long stolen;
    private long lastPushed = -1;
    private long guessed = EMPTY;
    private boolean wasFull;

    private PlainDeque(Set<Fault> faults, DequeSpec spec) {
        this.faults = faults;
        this.spec = spec;
        this.room = spec.capacityFirst();
    }

    /** Returns what makes such deques. */
    static DequeFactory with(Fault... faults) {
        EnumSet<Fault> chosen = EnumSet.noneOf(Fault.class);
        chosen.addAll(Set.of(faults));
        return spec -> new PlainDeque(chosen, spec);
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    /** Between two steps that should be one, lets another thread take what the first one saw. */
    @SuppressWarnings("ThreadPriorityCheck")
    private void letOthersTake(long seen) {
        boolean isThere = true;
        for (int turn = 0; turn < PATIENCE_TURNS && isThere; turn++) {
            Thread.yield();
            synchronized (this) {
                isThere = tasks.contains(seen);
            }
        }
    }

    @Override
    public boolean push(long task) {
        if (has(Fault.GROWS_WITHOUT_ITS_LOCK)) {
            growUnguarded();
        }
        synchronized (this) {
            int most = has(Fault.HAS_HALF_THE_ROOM) ? spec.capacityMax() / 2 : spec.capacityMax();
            boolean isFull = tasks.size() >= most && !has(Fault.HAS_NO_BOUND);
            wasFull |= isFull;
            if (isFull || (wasFull && has(Fault.STAYS_FULL))) {
                return false;
            }
            if (tasks.size() == room && room < spec.capacityMax()) {
                if (has(Fault.DOES_NOT_GROW)) {
                    return false;
                }
                if (has(Fault.LOSES_A_TASK_WHEN_IT_GROWS)) {
                    tasks.removeFirst();
                }
                room *= 2;
            }
            pushes++;
            if (task == guessed || (has(Fault.FORGETS_A_RARE_TASK) && pushes % RARE == 0)) {
                guessed = EMPTY;
                return true;
            }
            lastPushed = task;
            tasks.addLast(has(Fault.KEEPS_32_BITS) ? (int) task : task);
            return true;
        }
    }

    private void growUnguarded() {
        ArrayDeque<Long> larger;
        synchronized (this) {
            if (tasks.size() < room || room == spec.capacityMax()) {
                return;
            }
            room *= 2;
            larger = new ArrayDeque<>(tasks);
        }
        letOthersTake(larger.getFirst());
        synchronized (this) {
            tasks = larger;
        }
    }

    private long orEmpty(@Nullable Long task) {
        if (task == null || (task == 0 && has(Fault.TAKES_ZERO_FOR_EMPTY))) {
            return has(Fault.GIVES_ZERO_WHEN_EMPTY) ? 0 : EMPTY;
        }
        return task;
    }

    @Override
    public long pop() {
        if (has(Fault.KNOWS_ITS_FIRST_OWNER_ONLY) && Thread.currentThread() != firstOwner) {
            return EMPTY;
        }
        if (has(Fault.POPS_IN_TWO_STEPS)) {
            return popInTwoSteps();
        }
        synchronized (this) {
            if (has(Fault.LEAVES_THE_LAST_TO_THE_THIEF) && tasks.size() == 1 && pushes % 7 == 0) {
                tasks.clear();
                return EMPTY;
            }
            return orEmpty(has(Fault.POPS_THE_OLDEST) ? tasks.pollFirst() : tasks.pollLast());
        }
    }

    private long popInTwoSteps() {
        Long youngest;
        synchronized (this) {
            youngest = tasks.peekLast();
        }
        if (youngest != null) {
            letOthersTake(youngest);
        }
        synchronized (this) {
            if (youngest != null) {
                tasks.remove(youngest);
            }
            return orEmpty(youngest);
        }
    }

    @Override
    public long steal() {
        if (has(Fault.STEALS_IN_TWO_STEPS)) {
            return stealInTwoSteps();
        }
        synchronized (this) {
            if (tasks.isEmpty() && has(Fault.GUESSES_THE_TASK_AFTER_NEXT) && guessed == EMPTY) {
                // The next one may be written already, by an owner that waits for this lock.
                guessed = lastPushed + 2;
                return guessed;
            }
            if (tasks.size() == 1 && has(Fault.KEEPS_THE_YOUNGEST)) {
                return EMPTY;
            }
            stolen += tasks.isEmpty() ? 0 : 1;
            return orEmpty(has(Fault.STEALS_THE_YOUNGEST) ? tasks.pollLast() : tasks.pollFirst());
        }
    }

    private long stealInTwoSteps() {
        Long oldest;
        synchronized (this) {
            oldest = tasks.peekFirst();
        }
        if (oldest != null) {
            letOthersTake(oldest);
        }
        synchronized (this) {
            if (oldest != null) {
                tasks.remove(oldest);
            }
            return orEmpty(oldest);
        }
    }

    @Override
    public int stealHalf(long[] into) {
        long[] taken;
        synchronized (this) {
            int half = has(Fault.TAKES_ALL) ? tasks.size() : (tasks.size() + 1) / 2;
            taken = new long[half];
            int count = 0;
            for (Long task : has(Fault.TAKES_THE_YOUNGER_HALF) ? tasks.reversed() : tasks) {
                if (count < half) {
                    taken[count] = task;
                    count++;
                }
            }
        }
        if (has(Fault.TAKES_HALVES_IN_TWO_STEPS)) {
            if (taken.length > 0) {
                letOthersTake(taken[0]);
            }
            return remove(taken, into);
        }
        return removeGuarded(taken, into);
    }

    /** Removes what is still there of what was seen; a fault if it is not. */
    private synchronized int remove(long[] taken, long[] into) {
        int count = Math.min(taken.length, into.length);
        for (int i = 0; i < count; i++) {
            tasks.remove(taken[i]);
            into[i] = taken[i];
        }
        return count;
    }

    private synchronized int removeGuarded(long[] taken, long[] into) {
        int count = 0;
        for (long task : taken) {
            if (count < into.length && tasks.remove(task)) {
                into[count] = task;
                count++;
            } else if (has(Fault.FORGETS_WHAT_DOES_NOT_FIT)) {
                tasks.remove(task);
            }
        }
        return count;
    }

    @Override
    public synchronized long sizeEstimate() {
        return tasks.size() + (has(Fault.COUNTS_WHAT_WAS_STOLEN) ? stolen : 0);
    }

    @Override
    public Set<DequeCapability> capabilities() {
        return EnumSet.of(DequeCapability.EXACT_STEAL, DequeCapability.GROWTH);
    }
}

package dev.dyno.contenders.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.pool.DequeCapability;
import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("entries")
record DequesTest(Entry<DequeFactory> entry) {
    private static final long SEED = Long.getLong("dyno.seed", 20_265);
    private static final long EMPTY = WorkStealingDeque.EMPTY;
    private static final long CONTENDED = WorkStealingDeque.CONTENDED;
    private static final DequeSpec SMALL = DequeSpec.fixed(128);
    private static final DequeSpec GROWING = new DequeSpec(64, 4_096);

    @SuppressWarnings("unchecked") // The catalogue has this one contract.
    static List<Entry<DequeFactory>> entries() {
        return ((Catalogue<DequeFactory>) new Deques().catalogues().getFirst()).entries();
    }

    @BeforeEach
    void assumeUsable() {
        if (entry.availability() instanceof Availability.Unusable(String reason)) {
            assumeTrue(false, () -> entry.id() + " is unavailable: " + reason);
        }
    }

    private static boolean isExact(WorkStealingDeque deque) {
        return deque.capabilities().contains(DequeCapability.EXACT_STEAL);
    }

    @Test
    void newDequeIsEmpty() {
        WorkStealingDeque deque = entry.factory().create(SMALL);
        assertThat(deque.pop()).isEqualTo(EMPTY);
        assertThat(deque.steal()).isEqualTo(EMPTY);
        assertThat(deque.stealHalf(new long[4])).isZero();
        assertThat(deque.sizeEstimate()).isZero();
    }

    @Test
    void everyDescriptorPassesThrough() {
        WorkStealingDeque deque = entry.factory().create(SMALL);
        for (long task : new long[] {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE + 2}) {
            assertThat(deque.push(task)).isTrue();
            assertThat(deque.pop()).isEqualTo(task);
        }
    }

    @Test
    void fullDequeRefusesAndHasRoomAgain() {
        WorkStealingDeque deque = entry.factory().create(GROWING);
        int room = 0;
        while (deque.push(room)) {
            room++;
        }
        assertThat(room).isEqualTo(GROWING.capacityMax());
        assertThat(deque.sizeEstimate()).isEqualTo(room);
        assertThat(deque.pop()).isEqualTo(room - 1);
        assertThat(deque.push(7)).isTrue();
        assertThat(deque.push(8)).isFalse();
        assertThat(deque.steal()).isZero();
    }

    /** One thread, all operations, far more of them than there are slots. */
    @Test
    void randomOperationsMatchTheModel() {
        for (DequeSpec spec : List.of(SMALL, GROWING)) {
            WorkStealingDeque deque = entry.factory().create(spec);
            ArrayDeque<Long> model = new ArrayDeque<>();
            long[] half = new long[16];
            SplittableRandom random = new SplittableRandom(SEED);
            for (long step = 0; step < 200_000; step++) {
                String where = entry.id() + ", seed " + SEED + ", step " + step;
                // Phases in which most operations push alternate with others.
                int pushShare = (step / 1_000) % 2 == 0 ? 7 : 3;
                int choice = random.nextInt(10);
                if (choice < pushShare) {
                    if (deque.push(step)) {
                        model.addLast(step);
                    } else {
                        // Blocks that were granted before they were full hold fewer tasks.
                        assertThat(model.size()).as(where).isGreaterThan(spec.capacityMax() / 4);
                    }
                } else if (choice == 9) {
                    int count = deque.stealHalf(half);
                    assertThat(count).as(where).isLessThanOrEqualTo((model.size() + 1) / 2);
                    for (int i = 0; i < count; i++) {
                        assertThat(model.pollFirst()).as(where).isEqualTo(half[i]);
                    }
                } else if (choice == 8) {
                    long stolen = deque.steal();
                    if (isExact(deque) || stolen != EMPTY) {
                        Long expected = model.pollFirst();
                        assertThat(stolen).as(where).isEqualTo(expected == null ? EMPTY : expected);
                    }
                } else {
                    Long expected = model.pollLast();
                    assertThat(deque.pop())
                            .as(where)
                            .isEqualTo(expected == null ? EMPTY : expected);
                }
                assertThat(deque.sizeEstimate()).as(where).isEqualTo(model.size());
            }
        }
    }

    /** Starts a thief, whose result is what it took, in order. */
    private static FutureTask<List<Long>> thief(WorkStealingDeque deque, AtomicBoolean isOver) {
        FutureTask<List<Long>> loot =
                new FutureTask<>(() -> {
                    List<Long> taken = new ArrayList<>();
                    boolean last;
                    do {
                        last = isOver.get();
                        long task = deque.steal();
                        while (task != EMPTY) {
                            if (task != CONTENDED) {
                                taken.add(task);
                            }
                            task = deque.steal();
                        }
                        Thread.onSpinWait();
                    } while (!last);
                    return taken;
                });
        Thread.ofPlatform().daemon().start(loot);
        return loot;
    }

    /** The owner pushes and pops at the edge of emptiness, where all meet in the last task. */
    @Test
    void nothingIsLostAndNothingIsTakenTwice() throws InterruptedException, ExecutionException {
        for (DequeSpec spec : List.of(SMALL, GROWING)) {
            WorkStealingDeque deque = entry.factory().create(spec);
            AtomicBoolean isOver = new AtomicBoolean();
            List<FutureTask<List<Long>>> thieves =
                    List.of(thief(deque, isOver), thief(deque, isOver));
            int tasks = 100_000;
            int[] seen = new int[tasks];
            SplittableRandom random = new SplittableRandom(SEED);
            for (int task = 0; task < tasks; ) {
                for (int burst = random.nextInt(8); burst >= 0 && task < tasks; burst--) {
                    if (deque.push(task)) {
                        task++;
                    }
                }
                for (int burst = random.nextInt(8); burst >= 0; burst--) {
                    long popped = deque.pop();
                    if (popped != EMPTY) {
                        seen[(int) popped]++;
                    }
                }
            }
            for (long left = deque.pop(); left != EMPTY; left = deque.pop()) {
                seen[(int) left]++;
            }
            isOver.set(true);
            for (FutureTask<List<Long>> loot : thieves) {
                assertThat(loot.get()).as("a thief sees a queue").isSorted();
                loot.get().forEach(task -> seen[(int) (long) task]++);
            }
            assertThat(seen).as("%s, seed %d", entry.id(), SEED).containsOnly(1);
        }
    }

    /** One task, taken by its owner and by a thief at once, again and again. */
    @Test
    void theLastTaskGoesToOne() throws InterruptedException, ExecutionException {
        WorkStealingDeque deque = entry.factory().create(SMALL);
        AtomicBoolean isOver = new AtomicBoolean();
        FutureTask<List<Long>> loot = thief(deque, isOver);
        int popped = 0;
        int rounds = 100_000;
        for (int round = 0; round < rounds; round++) {
            deque.push(round);
            popped += deque.pop() == EMPTY ? 0 : 1;
        }
        isOver.set(true);
        assertThat(popped + loot.get().size()).as(entry.id()).isEqualTo(rounds);
    }
}

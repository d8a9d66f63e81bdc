package dev.dyno.duet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TurnTakerTest {
    private static final long MILLI = 1_000_000;

    @TempDir private Path folder = Path.of("");

    private ControlBlock block(long conductor, byte... schedule) throws IOException {
        int arms = 0;
        for (byte arm : schedule) {
            arms = Math.max(arms, arm + 1);
        }
        return ControlBlock.create(folder.resolve("block"), arms, schedule, 0, conductor);
    }

    private ControlBlock block(byte... schedule) throws IOException {
        return block(ProcessHandle.current().pid(), schedule);
    }

    private TurnTaker taker(int arm) {
        return TurnTaker.join(
                ControlBlock.environment(folder.resolve("block"), arm, SlowdownKind.SPIN, 0));
    }

    /** Lets every arm measure all its slices, each on a thread of its own. */
    private List<Integer> play(ControlBlock block, AtomicInteger overlaps) throws Exception {
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        AtomicInteger measuring = new AtomicInteger();
        List<Future<?>> arms = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int index = 0; index < block.armCount(); index++) {
                int arm = index;
                arms.add(
                        threads.submit(
                                (Callable<Void>)
                                        () -> {
                                            play(arm, block, order, measuring, overlaps);
                                            return null;
                                        }));
            }
            awaitReady(block);
            block.passTo(0);
            for (Future<?> arm : arms) {
                arm.get();
            }
        }
        return new ArrayList<>(order);
    }

    private void play(
            int arm,
            ControlBlock block,
            ConcurrentLinkedQueue<Integer> order,
            AtomicInteger measuring,
            AtomicInteger overlaps) {
        TurnTaker taker = taker(arm);
        taker.warmUp();
        for (int turn = 0; turn < block.turnCount(); turn++) {
            if (block.armOf(turn) == arm) {
                taker.begin();
                if (measuring.incrementAndGet() != 1) {
                    overlaps.incrementAndGet();
                }
                order.add(arm);
                measuring.decrementAndGet();
                taker.end(turn + 1, 0.5);
            }
        }
    }

    private static void awaitReady(ControlBlock block) {
        for (int arm = 0; arm < block.armCount(); arm++) {
            while (block.state(arm) != ArmState.READY) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void armsMeasureInTheOrderOfTheScheduleAndNeverAtOnce() throws Exception {
        byte[] schedule = {0, 1, 2, 2, 1, 0, 1, 0, 2, 2, 0, 1};
        ControlBlock block = block(schedule);
        AtomicInteger overlaps = new AtomicInteger();
        List<Integer> order = play(block, overlaps);
        assertThat(order).containsExactly(0, 1, 2, 2, 1, 0, 1, 0, 2, 2, 0, 1);
        assertThat(overlaps).hasValue(0);
        assertThat(block.turn()).isEqualTo(schedule.length);
        for (int turn = 0; turn < schedule.length; turn++) {
            Slice slice = block.slice(turn);
            assertThat(slice.operations()).isEqualTo(turn + 1);
            assertThat(slice.scoreNanosPerOperation()).isEqualTo(0.5);
            assertThat(slice.wallNanos()).isNotNegative();
            // No thread of this test is JMH's, so nothing is known of workers.
            assertThat(slice.cpuNanos()).isEqualTo(Slice.UNKNOWN);
            assertThat(slice.runDelayNanos()).isEqualTo(Slice.UNKNOWN);
        }
        for (int turn = 1; turn < schedule.length; turn++) {
            Slice before = block.slice(turn - 1);
            assertThat(block.slice(turn).startNanos())
                    .isGreaterThanOrEqualTo(before.startNanos() + before.wallNanos());
        }
        for (int arm = 0; arm < block.armCount(); arm++) {
            assertThat(block.state(arm)).isEqualTo(ArmState.DONE);
            assertThat(block.pid(arm)).isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void aTurnIsKeptUntilTheArmWaitsAgain() throws IOException {
        ControlBlock block = block((byte) 0, (byte) 0, (byte) 1);
        block.passTo(0);
        TurnTaker taker = taker(0);
        taker.begin();
        taker.end(1, 1);
        assertThat(block.turn()).isZero();
        taker.begin();
        assertThat(block.turn()).isEqualTo(1);
        taker.end(1, 1);
        assertThat(block.turn()).as("after its last slice nobody waits again").isEqualTo(2);
    }

    @Test
    void moreIterationsThanTurnsAreRefused() throws IOException {
        ControlBlock block = block((byte) 0);
        block.passTo(0);
        TurnTaker taker = taker(0);
        taker.begin();
        taker.end(1, 1);
        assertThatThrownBy(taker::begin)
                .isInstanceOf(DuetException.class)
                .hasMessageContaining("more often");
    }

    @Test
    void whoWaitsLeavesWhenTheConductorEndsTheDuet() throws Exception {
        ControlBlock block = block((byte) 1, (byte) 0);
        TurnTaker taker = taker(0);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> waiting = threads.submit(taker::begin);
            while (block.state(0) != ArmState.READY) {
                Thread.onSpinWait();
            }
            block.stop();
            assertThatThrownBy(waiting::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("the conductor ended the duet");
        }
        assertThatThrownBy(taker(1)::warmUp).isInstanceOf(DuetException.class);
    }

    @Test
    void whoWaitsLeavesWhenTheConductorHasDied() throws Exception {
        Process conductor = new ProcessBuilder("true").start();
        conductor.waitFor();
        block(conductor.pid(), (byte) 1, (byte) 0);
        assertThatThrownBy(taker(0)::begin)
                .isInstanceOf(DuetException.class)
                .hasMessageContaining("has died");
    }

    @Test
    void withoutADuetTheProfilerSaysWhoStartsOne() {
        assertThatThrownBy(() -> TurnTaker.join(Map.of()))
                .isInstanceOf(DuetException.class)
                .hasMessageContaining("gate");
        assertThatThrownBy(() -> taker(0))
                .isInstanceOf(DuetException.class)
                .hasMessageContaining("cannot join");
    }

    @Test
    void whoWaitsSleepsThroughTurnsThatCannotBeOver() {
        assertThat(TurnTaker.pauseNanos(3, 0, 10 * MILLI)).isBetween(29 * MILLI, 30 * MILLI);
        assertThat(TurnTaker.pauseNanos(1, 4 * MILLI, 10 * MILLI)).isBetween(5 * MILLI, 6 * MILLI);
        assertThat(TurnTaker.pauseNanos(1, 10 * MILLI, 10 * MILLI)).isLessThan(MILLI / 10);
        assertThat(TurnTaker.pauseNanos(1, 90 * MILLI, 10 * MILLI)).isEqualTo(5 * MILLI);
        assertThat(TurnTaker.pauseNanos(1, 3600_000 * MILLI, 10 * MILLI)).isEqualTo(5 * MILLI);
        assertThat(TurnTaker.pauseNanos(1, 0, 0)).isLessThan(MILLI / 10);
    }
}

package dev.dyno.workloads.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.timer.TimerHandler;
import dev.dyno.contracts.timer.TimerQueue;
import dev.dyno.contracts.timer.TimerQueueFactory;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The timer workloads do what they say, and tell when a queue does something else. */
final class TimerWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_269);
    private static final TimerInput INPUT = new TimerInput(SEED, 500, 2_000);
    private static final int SPOILED = 100;

    /** What a queue may do to one of its calls. */
    enum Mistake {
        DOES_NOT_CANCEL,
        REFUSES,
        EXPIRES_TWICE,
        LOSES_ONE
    }

    private static TimerQueueFactory queues() {
        return UsableFactories.named(
                TimerQueueFactory.CONTRACT, TimerQueueFactory.class, "tree-map");
    }

    private record Spoiling(TimerQueue queue, Mistake mistake, AtomicInteger calls)
            implements TimerQueue {
        private boolean isSpoiled(Mistake made) {
            return mistake == made && calls.incrementAndGet() == SPOILED;
        }

        @Override
        public long schedule(long deadlineNanos) {
            return isSpoiled(Mistake.REFUSES) ? FULL : queue.schedule(deadlineNanos);
        }

        @Override
        public boolean cancel(long handle) {
            return !isSpoiled(Mistake.DOES_NOT_CANCEL) && queue.cancel(handle);
        }

        @Override
        public int expire(long nowNanos, int limit, TimerHandler handler) {
            return queue.expire(
                    nowNanos,
                    limit,
                    handle -> {
                        if (!isSpoiled(Mistake.LOSES_ONE)) {
                            handler.expired(handle);
                        }
                        if (isSpoiled(Mistake.EXPIRES_TWICE)) {
                            handler.expired(handle);
                        }
                    });
        }

        @Override
        public int size() {
            return queue.size();
        }
    }

    private static void passes(TimerQueueFactory factory) {
        TimerRun run = new TimerRun(INPUT, factory);
        for (int pass = 0; pass < 3; pass++) {
            run.fill();
            run.addAndCancel();
            run.addAndCancel();
            run.expireAll();
        }
    }

    @Test
    void passesOfARightQueueAreRightOneAfterAnother() {
        passes(queues());
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void passOfAWrongQueueIsAWrongAnswer(Mistake mistake) {
        assertThatThrownBy(() ->
                        passes(spec ->
                                new Spoiling(queues().create(spec), mistake, new AtomicInteger())))
                .isInstanceOf(WrongAnswerException.class);
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : TimerWorkloads.all()) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
        }
    }
}

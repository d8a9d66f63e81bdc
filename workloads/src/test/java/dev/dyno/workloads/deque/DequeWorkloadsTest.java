package dev.dyno.workloads.deque;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.deque.DequeInput.Theft;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The workloads of deques take what was pushed, and tell when something else comes out. */
final class DequeWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_269);
    private static final int TASKS = 4_096;
    private static final int SPOILED = 1_000;

    /** What a deque may do to one task. */
    enum Mistake {
        CHANGES_A_BIT,
        LOSES_IT,
        DOUBLES_IT
    }

    private static DequeFactory deques(String id) {
        return UsableFactories.named(DequeFactory.CONTRACT, DequeFactory.class, id);
    }

    /** A right deque whose pushes are counted, and one of them spoiled. */
    private static DequeFactory wrong(Mistake mistake) {
        return spec -> new Spoiling(mistake, deques("locked").create(spec));
    }

    private static class Spoiling implements WorkStealingDeque {
        private final Mistake mistake;
        private final WorkStealingDeque right;
        private int pushes;

        Spoiling(Mistake mistake, WorkStealingDeque right) {
            this.mistake = mistake;
            this.right = right;
        }

        @Override
        public boolean push(long task) {
            pushes++;
            if (pushes != SPOILED) {
                return right.push(task);
            }
            return switch (mistake) {
                case CHANGES_A_BIT -> right.push(task ^ 1);
                case LOSES_IT -> true;
                case DOUBLES_IT -> {
                    right.push(task);
                    yield right.push(task);
                }
            };
        }

        @Override
        public long pop() {
            return right.pop();
        }

        @Override
        public long steal() {
            return right.steal();
        }

        @Override
        public long sizeEstimate() {
            return right.sizeEstimate();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "locked, 1, NONE",
        "locked, 64, STEAL_ONE",
        "chase-lev, 1, STEAL_ONE",
        "chase-lev, 0, STEAL_HALF",
        "block, 64, NONE",
        "block, 64, STEAL_ONE",
        "block, 0, STEAL_HALF"
    })
    void passesOfARightDequeAreRightOneAfterAnother(String id, int burst, Theft theft) {
        DequeInput input = new DequeInput(SEED, TASKS, burst, theft);
        try (RunningDeque running = RunningDeque.start(input, deques(id), ThreadBinder.UNBOUND)) {
            for (int pass = 0; pass < 5; pass++) {
                running.pass();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void passOfAWrongDequeIsAWrongAnswer(Mistake mistake) {
        for (Theft theft : Theft.values()) {
            DequeInput input = new DequeInput(SEED, TASKS, 64, theft);
            try (RunningDeque running =
                    RunningDeque.start(input, wrong(mistake), ThreadBinder.UNBOUND)) {
                assertThatThrownBy(running::pass).isInstanceOf(WrongAnswerException.class);
            }
        }
    }

    @Test
    void passWithAFailingThiefFailsWithTheCause() {
        IllegalStateException mistake = new IllegalStateException("the deque's own");
        Spoiling failing =
                new Spoiling(Mistake.LOSES_IT, deques("locked").create(DequeSpec.fixed(64))) {
                    @Override
                    public long steal() {
                        throw mistake;
                    }
                };
        DequeInput input = new DequeInput(SEED, TASKS, 0, Theft.STEAL_ONE);
        try (RunningDeque running = RunningDeque.start(input, _ -> failing, ThreadBinder.UNBOUND)) {
            assertThatThrownBy(running::pass)
                    .isInstanceOf(IllegalStateException.class)
                    .hasCause(mistake);
        }
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : DequeWorkload.ALL) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
        }
    }

    @Test
    void noTaskIsOneOfADequesOwnWords() {
        long start = new DequeInput(SEED, TASKS, 1, Theft.NONE).start();
        for (int index = 0; index < TASKS; index++) {
            assertThat(DequeInput.task(start, index)).isNotNegative();
        }
    }
}

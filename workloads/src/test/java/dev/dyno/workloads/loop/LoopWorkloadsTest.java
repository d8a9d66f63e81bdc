package dev.dyno.workloads.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop's workloads send what they say, and tell when something else arrives. */
final class LoopWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_267);
    private static final int COMMANDS = 300;
    private static final int SPOILED = 211;

    /** What a loop may do to one command on its way. */
    enum Mistake {
        CHANGES_A_WORD,
        HANDLES_IT_TWICE
    }

    private static MatchingLoopFactory loops() {
        return UsableFactories.named(
                MatchingLoopFactory.CONTRACT, MatchingLoopFactory.class, "padded-ring");
    }

    private static MatchingLoopFactory wrong(Mistake mistake) {
        return (spec, handler) -> loops().create(spec, spoiling(mistake, handler));
    }

    private static CommandHandler spoiling(Mistake mistake, CommandHandler handler) {
        return (words, firstWord, reports) -> {
            boolean isSpoiled = words[firstWord] == SPOILED && words[firstWord + 1] == 0;
            long[] copy = new long[8];
            System.arraycopy(words, firstWord, copy, 0, copy.length);
            if (isSpoiled && mistake == Mistake.CHANGES_A_WORD) {
                copy[5]++;
            }
            handler.command(copy, 0, reports);
            if (isSpoiled && mistake == Mistake.HANDLES_IT_TWICE) {
                handler.command(copy, 0, reports);
            }
        };
    }

    private static LoopInput input(int producers) {
        return new LoopInput(SEED, producers, COMMANDS, WaitStrategy.YIELD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void passesOfARightLoopAreRightOneAfterAnother(int producers) {
        try (RunningLoop running =
                RunningLoop.start(input(producers), loops(), ThreadBinder.UNBOUND)) {
            for (int pass = 0; pass < 5; pass++) {
                running.pass();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void passOfAWrongLoopIsAWrongAnswer(Mistake mistake) {
        try (RunningLoop running =
                RunningLoop.start(input(2), wrong(mistake), ThreadBinder.UNBOUND)) {
            assertThatThrownBy(running::pass)
                    .isInstanceOf(WrongAnswerException.class)
                    .hasMessageContaining("producer 0");
        }
    }

    @Test
    void passOfAFailingLoopFailsWithTheCause() {
        IllegalStateException mistake = new IllegalStateException("the loop's own");
        MatchingLoopFactory failing =
                (spec, _) ->
                        loops().create(
                                        spec,
                                        (_, _, _) -> {
                                            throw mistake;
                                        });
        try (RunningLoop running = RunningLoop.start(input(2), failing, ThreadBinder.UNBOUND)) {
            assertThatThrownBy(running::pass)
                    .isInstanceOf(IllegalStateException.class)
                    .hasCause(mistake);
        }
    }

    private static List<Long> serve(LoopOpenLoopSession session) {
        List<Long> completed = new ArrayList<>();
        long submitted = 0;
        while (completed.size() < COMMANDS) {
            if (submitted < COMMANDS && session.submit(submitted)) {
                submitted++;
            }
            session.poll((index, startNanos, endNanos) -> {
                assertThat(endNanos).isGreaterThanOrEqualTo(startNanos);
                completed.add(index);
            });
        }
        return completed;
    }

    @Test
    void sessionCompletesEachRequestOnceAndInOrder() {
        try (LoopOpenLoopSession session =
                LoopOpenLoopSession.start(input(1), loops(), ThreadBinder.UNBOUND)) {
            List<Long> completed = serve(session);
            session.checkAnswer();
            assertThat(completed).hasSize(COMMANDS).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void sessionOfAWrongLoopIsAWrongAnswer(Mistake mistake) {
        try (LoopOpenLoopSession session =
                LoopOpenLoopSession.start(input(1), wrong(mistake), ThreadBinder.UNBOUND)) {
            serve(session);
            assertThatThrownBy(session::checkAnswer).isInstanceOf(WrongAnswerException.class);
        }
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : LoopWorkloads.all()) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
        }
    }
}

package dev.dyno.workloads.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine's workloads submit what they say, and tell when something else comes of it. */
@Timeout(60)
final class EngineWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_274);
    private static final int COMMANDS = 3_000;
    private static final EngineInput INPUT = EngineWorkloads.smallInput(SEED, COMMANDS);

    /** What an engine may do wrongly. */
    enum Mistake {
        HOLDS_TOO_FEW_ORDERS,
        READS_BACK_ANOTHER_COMMAND
    }

    private static MatchingEngineFactory engines(String id) {
        return UsableFactories.named(
                MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class, id);
    }

    private static EngineSpec withBooks(EngineSpec spec, List<OrderBookSpec> books) {
        return new EngineSpec(
                spec.folder(),
                books,
                spec.segmentBytes(),
                spec.commandsInFlightMax(),
                spec.commandsPerSnapshot());
    }

    private static MatchingEngineFactory wrong(Mistake mistake) {
        return (spec, parts, replayed) ->
                switch (mistake) {
                    case HOLDS_TOO_FEW_ORDERS ->
                            engines("replaying")
                                    .open(
                                            withBooks(
                                                    spec,
                                                    Collections.nCopies(
                                                            spec.books().size(),
                                                            OrderBookSpec.ofOrders(8))),
                                            parts,
                                            replayed);
                    case READS_BACK_ANOTHER_COMMAND ->
                            engines("replaying").open(spec, spoiling(parts), replayed);
                };
    }

    private static EngineParts spoiling(EngineParts parts) {
        return new EngineParts(
                parts.books(),
                (spec, visitor) ->
                        parts.journals()
                                .open(
                                        spec,
                                        (index, words) -> {
                                            spoil(words, index == COMMANDS - 1);
                                            visitor.record(index, words);
                                        }));
    }

    private static void spoil(long[] words, boolean isSpoiled) {
        if (isSpoiled) {
            OrderCommand command = new OrderCommand().wrap(words, 0);
            command.enter(command.sequence(), Side.BUY, OrderType.LIMIT, -1, 1, 1);
        }
    }

    private static EngineOpenLoopSession start(MatchingEngineFactory factory, String journal) {
        return EngineOpenLoopSession.start(INPUT, journal, factory, ThreadBinder.UNBOUND);
    }

    private static List<Long> serve(EngineOpenLoopSession session) {
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

    @ParameterizedTest
    @CsvSource({"pausing, group-commit", "replaying, memory-mapped", "replaying, none"})
    void sessionCompletesEachRequestOnceAndInOrder(String engine, String journal) {
        try (EngineOpenLoopSession session = start(engines(engine), journal)) {
            List<Long> completed = serve(session);
            session.checkAnswer();
            assertThat(completed).hasSize(COMMANDS).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void sessionOfAWrongEngineIsAWrongAnswer(Mistake mistake) {
        try (EngineOpenLoopSession session = start(wrong(mistake), "page-cache")) {
            serve(session);
            assertThatThrownBy(session::checkAnswer).isInstanceOf(WrongAnswerException.class);
        }
    }

    @Test
    void failureOfTheCoreReachesTheLoadThread() {
        MatchingEngineFactory failing =
                (spec, parts, replayed) ->
                        engines("pausing")
                                .open(withBooks(spec, spec.books().subList(0, 1)), parts, replayed);
        try (EngineOpenLoopSession session = start(failing, "page-cache")) {
            assertThatThrownBy(() -> serve(session))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the measured thread failed")
                    .hasStackTraceContaining("of 1 in");
        }
    }

    @Test
    void passesOfOneRoundGoToOneEngine(@TempDir Path folder) throws IOException {
        EngineClientsBenchmark benchmark = new EngineClientsBenchmark();
        benchmark.implementation = "replaying";
        benchmark.journal = "page-cache";
        benchmark.clients = 64;
        benchmark.input = INPUT.write(folder.resolve("input")).file().toString();
        benchmark.open();
        for (int pass = 0; pass < 3; pass++) {
            benchmark.bind();
            benchmark.pass();
        }
        benchmark.close();
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : EngineWorkloads.all()) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
        }
    }
}

package dev.dyno.workloads.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolStatistics;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.pool.program.ProgramKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs have the answers that are known, on any pool, and tell when a pool changes them. */
final class PoolWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_271);

    private static PoolFactory pools(String id) {
        return UsableFactories.named(PoolFactory.CONTRACT, PoolFactory.class, id);
    }

    private static PoolInput input(ProgramKind kind, int workers) {
        return new PoolInput(SEED, kind, size(kind), workers);
    }

    /** Small enough for a pool with one lock. */
    private static int size(ProgramKind kind) {
        return switch (kind) {
            case FIBONACCI -> 15;
            case QUEENS -> 7;
            case UNBALANCED_TREE -> 5;
            case NARROWING_TREE -> 8;
            case MATRIX_PRODUCT -> 64;
            case MERGE_SORT -> 3_000;
            case SKEWED_GRAPH -> 12;
            case LINEAR_CHAIN -> 300;
            case GRAPH_TRAVERSAL -> 2_000;
            case TINY_TREES -> 5;
            case SUBMISSION_STORM -> 3_000;
            case PING_PONG -> 100;
        };
    }

    /** A right pool that leaves its first computation out, and takes one task for another. */
    private record Spoiling(TaskPool right, AtomicInteger submitted) implements TaskPool {
        @Override
        public Computation submit(TaskBody body, long task) {
            boolean isFirst = submitted.getAndIncrement() == 0;
            return right.submit(isFirst ? (_, _) -> 0 : body, task);
        }

        @Override
        public boolean execute(TaskBody body, long task) {
            return right.execute(body, task == 100 ? 99 : task);
        }

        @Override
        public void shutdown(Shutdown how) {
            right.shutdown(how);
        }

        @Override
        public boolean awaitTermination(long timeoutNanos) {
            return right.awaitTermination(timeoutNanos);
        }

        @Override
        public void close() {
            right.close();
        }

        @Override
        public PoolStatistics statistics() {
            return right.statistics();
        }
    }

    static Stream<Arguments> passes() {
        return Stream.of("locked-pool", "lazy-pool", "chase-lev-pool", "steal-half-pool")
                .flatMap(id ->
                        Stream.of(ProgramKind.values())
                                .flatMap(kind ->
                                        Stream.of(1, 2)
                                                .map(workers -> Arguments.of(id, kind, workers))));
    }

    @ParameterizedTest
    @MethodSource("passes")
    void passesOnARightPoolAreRightOneAfterAnother(String id, ProgramKind kind, int workers) {
        try (RunningPool running =
                RunningPool.start(input(kind, workers), pools(id), ThreadBinder.UNBOUND)) {
            for (int pass = 0; pass < 3; pass++) {
                running.pass();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProgramKind.class)
    void passOnAWrongPoolIsAWrongAnswer(ProgramKind kind) {
        PoolFactory wrong =
                spec -> new Spoiling(pools("locked-pool").start(spec), new AtomicInteger());
        try (RunningPool running = RunningPool.start(input(kind, 2), wrong, ThreadBinder.UNBOUND)) {
            assertThatThrownBy(running::pass).isInstanceOf(WrongAnswerException.class);
        }
    }

    @Test
    void answersAreThePublishedOnes() {
        assertThat(ProgramKind.FIBONACCI.make(25, SEED).answer()).isEqualTo(75_025);
        assertThat(ProgramKind.FIBONACCI.make(25, SEED).tasks()).isEqualTo(121_392);
        assertThat(ProgramKind.QUEENS.make(8, SEED).answer()).isEqualTo(92);
        assertThat(ProgramKind.QUEENS.make(11, SEED).answer()).isEqualTo(2_680);
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : PoolWorkload.ALL) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(first.operations()).isPositive();
        }
    }
}

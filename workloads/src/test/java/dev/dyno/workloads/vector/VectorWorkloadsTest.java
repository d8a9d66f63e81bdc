package dev.dyno.workloads.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors' workloads do what they say, and tell when a vector does something else. */
final class VectorWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_272);
    private static final int SPOILED = 300;

    private static IntVectorFactory vectors() {
        return UsableFactories.named(
                IntVectorFactory.CONTRACT, IntVectorFactory.class, "array-loop");
    }

    private static VectorInput input(Operation operation) {
        return new VectorInput(SEED, operation, 1 << 8, 3);
    }

    /** Makes vectors whose one member gives, once, a wrong answer, or does not do its work. */
    private record Spoiling(String member) implements IntVectorFactory {
        @Override
        public IntVector create(Allocator allocator) {
            IntVector right = vectors().create(allocator);
            int[] calls = {0};
            InvocationHandler handler =
                    (_, method, arguments) -> {
                        boolean isSpoiled =
                                method.getName().equals(member)
                                        && (++calls[0] == SPOILED || member.equals("assign"));
                        if (isSpoiled && method.getReturnType() == void.class) {
                            return null;
                        }
                        try {
                            Object answer = method.invoke(right, arguments);
                            return isSpoiled ? (Integer) answer + 1 : answer;
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    };
            return (IntVector)
                    Proxy.newProxyInstance(
                            IntVector.class.getClassLoader(),
                            new Class<?>[] {IntVector.class},
                            handler);
        }

        @Override
        public Allocator allocator() {
            return vectors().allocator();
        }

        @Override
        public Set<VectorCapability> capabilities() {
            return vectors().capabilities();
        }
    }

    private static String spoiledMember(Operation operation) {
        return switch (operation) {
            case APPEND -> "append";
            case ITERATE -> "getUnchecked";
            case READ_AT_RANDOM -> "get";
            case INSERT_AND_ERASE -> "erase";
            case ASSIGN -> "assign";
        };
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void passesOfARightVectorAreRightOneAfterAnother(Operation operation) {
        try (VectorRun run = new VectorRun(input(operation), vectors())) {
            for (int pass = 0; pass < 3; pass++) {
                run.pass();
                assertThatCode(run::check).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void passOfAWrongVectorIsAWrongAnswer(Operation operation) {
        VectorInput input =
                operation == Operation.INSERT_AND_ERASE
                        ? new VectorInput(SEED, operation, 1 << 8, 2 * SPOILED)
                        : new VectorInput(SEED, operation, 2 * SPOILED, 1);
        try (VectorRun run = new VectorRun(input, new Spoiling(spoiledMember(operation)))) {
            assertThatThrownBy(
                            () -> {
                                run.pass();
                                run.check();
                            })
                    .isInstanceOf(WrongAnswerException.class)
                    .hasMessageContaining("expected");
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void inputIsReadAsItWasWritten(Operation operation, @TempDir Path folder) throws IOException {
        Path file = folder.resolve(operation.name());
        input(operation).write(file);
        assertThat(VectorInput.read(file)).isEqualTo(input(operation));
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : VectorWorkloads.all()) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
            assertThat(first.operations()).isPositive();
        }
    }
}

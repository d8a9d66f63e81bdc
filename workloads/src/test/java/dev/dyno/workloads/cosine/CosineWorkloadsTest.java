package dev.dyno.workloads.cosine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.contracts.cosine.parts.PairwiseKernel;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The workloads ask what they say, and tell when one answer of many is wrong. */
final class CosineWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_270);

    private static CosineKernelFactory reference() {
        return UsableFactories.named(
                CosineKernelFactory.CONTRACT, CosineKernelFactory.class, "kahan-double");
    }

    private static CosineInput input(Access access) {
        return new CosineInput(SEED, new Shape(access, 40, 1_600, 3, NormMode.STORED), 5);
    }

    /** Answers one of many cosines wrongly, or leaves it out. */
    private static final class OnceWrong extends PairwiseKernel {
        private final CosineKernel right;
        private final float factor;
        private int asked;

        OnceWrong(CosineSpec spec, float factor) {
            super(spec);
            right = reference().create(spec);
            this.factor = factor;
        }

        @Override
        protected void copyToRow(int row, float[] values) {
            right.setRow(row, values);
        }

        @Override
        protected void copyToQuery(int query, float[] values) {
            right.setQuery(query, values);
        }

        @Override
        protected float dotOf(int query, int row) {
            asked++;
            return right.dot(query, row) * (asked == 71 ? factor : 1);
        }

        @Override
        protected float recomputedCosine(int query, int row) {
            return right.cosine(query, row);
        }

        @Override
        public String codePath() {
            return "once wrong";
        }
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void passesOfARightKernelAreRightOneAfterAnother(Access access) {
        try (CosineRounds rounds = CosineRounds.of(input(access), reference())) {
            for (int pass = 0; pass < 3; pass++) {
                rounds.clear();
                rounds.pass();
                assertThatCode(rounds::check).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void oneWrongAnswerOfAPassIsAWrongAnswer(Access access) {
        for (float factor : new float[] {1.01f, -1, Float.NaN}) {
            try (CosineRounds rounds =
                    CosineRounds.of(input(access), spec -> new OnceWrong(spec, factor))) {
                rounds.clear();
                rounds.pass();
                assertThatThrownBy(rounds::check)
                        .isInstanceOf(WrongAnswerException.class)
                        .hasMessageContaining("round 2");
            }
        }
    }

    @Test
    void anAnswerThatWasNotGivenIsAWrongAnswer() {
        try (CosineRounds rounds = CosineRounds.of(input(Access.PAIR), reference())) {
            rounds.pass();
            rounds.clear();
            assertThatThrownBy(rounds::check).isInstanceOf(WrongAnswerException.class);
        }
    }

    @Test
    void inputIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
        for (Access access : Access.values()) {
            Path file = folder.resolve(access.name());
            input(access).write(file);
            assertThat(CosineInput.read(file)).isEqualTo(input(access));
        }
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : CosineWorkloads.all()) {
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

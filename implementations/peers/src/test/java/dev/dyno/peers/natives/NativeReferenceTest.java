package dev.dyno.peers.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.contracts.Availability;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where there is no compiler the reference says so; continuous integration must have one. */
final class NativeReferenceTest {
    private static void assumeCompiler() {
        boolean isUsable = StdVector.availability() instanceof Availability.Usable;
        if (Objects.equals(System.getenv("CI"), "true")) {
            assertThat(StdVector.availability()).isEqualTo(Availability.USABLE);
        }
        assumeTrue(isUsable, () -> "no native reference: " + StdVector.availability());
    }

    @Test
    void libraryIsBuiltOnceAndFoundAgain() throws CppCompiler.BuildException {
        assumeCompiler();
        assertThat(CppCompiler.library("std_vector.cpp"))
                .isEqualTo(CppCompiler.library("std_vector.cpp"))
                .exists();
    }

    @Test
    void librariesThatCannotBeBuiltSayWhy() {
        NativeLibrary library = NativeLibrary.of("nothing.cpp", "dyno_");
        assertThat(library.availability()).isInstanceOf(Availability.Unusable.class);
        assertThat(library.availability().toString()).containsAnyOf("nothing.cpp", "compiler");
    }

    @Test
    void sourceThatIsNotThereIsNamed() {
        assumeCompiler();
        assertThatThrownBy(() -> CppCompiler.library("nothing.cpp"))
                .isInstanceOf(CppCompiler.BuildException.class)
                .hasMessageContaining("nothing.cpp");
    }

    @Test
    void loopsDoWhatTheirDescriptionSays() {
        assumeCompiler();
        try (StdVector vector = new StdVector()) {
            vector.appendSequence(1_024, -3, 2);
            assertThat(vector.get(1_023)).isEqualTo(2_043);
            assertThat(vector.sum()).isEqualTo(1_024L * (2_043 - 3) / 2);
            assertThatThrownBy(() -> vector.sumAtRandom(1, 1, 11))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}

package dev.dyno.harness.duet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarkListsTest {
    private static final Path JAVA = DuetSettings.defaults().java();

    @TempDir private Path folder = Path.of("");

    private SortedSet<BenchmarkCase> list(Path jar, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return BenchmarkLists.of(
                new Build("the jar", List.of(jar), parameters, null), JAVA, folder);
    }

    @Test
    void eachBenchmarkIsACaseForEachCombinationOfItsParameters() throws Exception {
        Path jar = BenchmarkJars.sample(folder.resolve("sample"));
        SortedSet<BenchmarkCase> cases = list(jar, Map.of());
        assertThat(cases.stream().map(BenchmarkCase::label))
                .contains(
                        "sample.Sample.loop",
                        "sample.Sample.parameter[size=10]",
                        "sample.Sample.parameter[size=a,b=c]")
                .hasSize(11);
        assertThat(cases)
                .allSatisfy(one -> {
                    boolean isShot = one.name().matches(".*\\.(shot|halting|hanging)");
                    assertThat(one.singleShot()).as(one.name()).isEqualTo(isShot);
                    assertThat(one.threads()).isEqualTo(one.name().endsWith("shared") ? 2 : 1);
                });
        assertThat(list(jar, Map.of("size", "3")).stream().map(BenchmarkCase::label))
                .as("a parameter that the build fixes is no part of a case")
                .contains("sample.Sample.parameter")
                .hasSize(10);
    }

    @Test
    void aJarWithoutBenchmarksIsRefusedWithTheReason() throws IOException {
        Path jar = BenchmarkJars.pack(folder, Map.of("readme.txt", "nothing here"));
        assertThatThrownBy(() -> list(jar, Map.of()))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("the jar has no benchmarks");
    }

    @Test
    void aJarWithoutJmhIsRefusedWithTheReason() throws IOException {
        Path jar =
                BenchmarkJars.pack(
                        folder, Map.of("META-INF/BenchmarkList", "JMH S 1 a S 1 b S 1 c"));
        assertThatThrownBy(() -> list(jar, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no JMH that can run them");
    }

    @Test
    void aFileThatIsNoJarIsRefused() throws IOException {
        Path jar = folder.resolve("no.jar");
        Files.writeString(jar, "this is no jar");
        assertThatThrownBy(() -> list(jar, Map.of())).isInstanceOf(UserError.class);
    }
}

package dev.dyno.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.harness.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Replays order flow that was not generated here and compares with digests that an independent
 * engine computed. The files lie outside the repository; without them the test is skipped, in CI it
 * fails.
 */
final class SampleFlowsTest {
    private static final Path FOLDER = Path.of(System.getProperty("dyno.flow.folder", "absent"));

    @Test
    void everyCapableBookReproducesEveryDigest() throws IOException {
        Path digests = FOLDER.resolve("SHA256SUMS.reports");
        if (!Files.exists(digests)) {
            assertThat(System.getenv("CI"))
                    .as("in CI the sample flows must be at %s", FOLDER)
                    .isNotEqualTo("true");
            assumeTrue(false, () -> "there are no sample flows at " + FOLDER);
        }
        List<String> replayed = new ArrayList<>();
        for (String line : Files.readAllLines(digests)) {
            String[] digestAndName = line.split("\\s+", 2);
            CommandRun run =
                    CommandRun.of(
                            "replay",
                            "--orders",
                            FOLDER.resolve(digestAndName[1] + ".bin.gz").toString(),
                            "--book",
                            "all");
            assertThat(run.exitCode()).as(run.toString()).isZero();
            List<String> results =
                    run.out().lines().filter(each -> each.startsWith("sha256 ")).toList();
            assertThat(results).as(run.out()).isNotEmpty();
            assertThat(results)
                    .allMatch(each -> each.startsWith("sha256 " + digestAndName[0] + " "));
            assertThat(results).anyMatch(each -> each.endsWith(" tree-map"));
            replayed.add(digestAndName[1]);
        }
        assertThat(replayed).isNotEmpty();
    }
}

package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineCommandTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void jsonIsOnePassportAndProgressGoesElsewhere() {
        CommandRun run =
                CommandRun.of("machine", "--quick", "--json", "--folder", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        MachinePassport passport =
                Json.parse(Path.of("machine --json"), run.out(), MachinePassport.class);
        assertThat(passport.grade()).matches("[A-F]");
        assertThat(passport.fingerprint()).isNotBlank();
        assertThat(run.err()).contains("measuring timer").doesNotContain("{");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void helpNamesEveryOptionAndExitCode() {
        CommandRun run = CommandRun.of("machine", "--help");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("--json", "--quick", "--folder", "Exit codes:", "grade from A to F");
    }

    @Test
    void wrongFlagIsAUsageErrorWithAHint() {
        CommandRun run = CommandRun.of("machine", "--jsn");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--jsn", "--json").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void wordThatIsNoOptionIsAUsageError() {
        CommandRun run = CommandRun.of("machine", "quick");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("quick");
    }

    @Test
    void fileInTheFoldersPlaceIsAUsageError() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CommandRun run = CommandRun.of("machine", "--folder", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("error: --folder " + file).hasLineCount(1);
    }
}

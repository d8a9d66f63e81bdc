package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.usage.ExitCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short form of the long run. */
final class EndureCommandTest {
    private static final Pattern PAUSE =
            Pattern.compile("worst JVM pause: (none;|[0-9.]+ ms \\(.+\\), of \\d+ safepoints)");
    private static final Pattern CONTROL = Pattern.compile("control: .* (\\d+)\\.\\d+ ms");
    private static final Pattern ALLOCATED =
            Pattern.compile("allocated while commands were applied: ([0-9,]+) bytes");

    @ParameterizedTest
    @ValueSource(strings = {"ladder", "ladder-offheap"})
    void millionsOfCommandsFitAHeapThatIsNeverCollected(String book) {
        CommandRun run = CommandRun.of("endure", "--book", book, "--commands", "3000000");
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("all answers right", "no collector");
        assertThat(run.out()).containsPattern(PAUSE);
        assertThat(first(CONTROL, run)).isNotNegative();
        // The first pass may link; in proportion to the commands would be megabytes.
        assertThat(first(ALLOCATED, run)).isLessThan(1 << 20);
    }

    private static long first(Pattern pattern, CommandRun run) {
        Matcher matcher = pattern.matcher(run.out());
        assertThat(matcher.find()).as(run.out()).isTrue();
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }

    @Test
    void aBookThatAllocatesUsesUpItsHeap() {
        CommandRun run =
                CommandRun.of(
                        "endure",
                        "--book",
                        "tree-map",
                        "--commands",
                        "50000000",
                        "--heap-mib",
                        "256");
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.BAD_RESULT);
        assertThat(run.err()).contains("tree-map", "256 MiB", "--heap-mib").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--commands,0", "--heap-mib,1", "--book,laddre"})
    void whatCannotBeIsAUsageError(String option, String value) {
        CommandRun run = CommandRun.of("endure", option, value);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(option).hasLineCount(1);
    }
}

package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.bisect.BisectReport;
import dev.dyno.harness.bisect.BisectReport.Step;
import dev.dyno.harness.compare.Commit;
import dev.dyno.harness.compare.SmallRepository;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.schema.SchemaDrift;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A bisection by the command line; how it searches is tested on its own. */
@EnabledOnOs(OS.LINUX)
final class BisectCommandTest {
    private static final PublishedSchema SCHEMA =
            PublishedSchema.ofResource("/dev/dyno/harness/schema/bisect.schema.json");
    private static final Commit GOOD = new Commit("a".repeat(40), "Start");
    private static final Commit MIDDLE = new Commit("b".repeat(40), "Do more");
    private static final Commit BAD = new Commit("c".repeat(40), "Go on");

    @TempDir private Path folder = Path.of("");

    private MainProcess bisect(SmallRepository repository, String good, String bad)
            throws IOException {
        return new MainProcess.Launch(folder)
                .jvmOption("-Ddyno.root=" + repository.root())
                .start("bisect", "--good=" + good, "--bad=" + bad, "--include=flow");
    }

    @Test
    void badRefsAndABadCommitThatDoesNotBuildAreRefused() throws Exception {
        SmallRepository repository = SmallRepository.in(folder);
        repository.version("one");
        repository.version("two");
        repository.broken("broken");
        try (MainProcess swapped = bisect(repository, "two", "one")) {
            assertThat(swapped.exitCode()).as(swapped.err()).isEqualTo(ExitCode.USAGE);
            assertThat(swapped.err())
                    .startsWith("error: --good two and --bad one")
                    .contains("swap");
        }
        try (MainProcess broken = bisect(repository, "one", "broken")) {
            assertThat(broken.exitCode()).as(broken.err()).isEqualTo(ExitCode.USAGE);
            assertThat(broken.err())
                    .contains("2 commits from one to broken")
                    .contains("error: --bad broken does not build (exit code 3)")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void ctrlCDuringABuildEndsTheBuildToo() throws Exception {
        SmallRepository repository = SmallRepository.in(folder);
        repository.program(
                """
                #!/usr/bin/env bash
                echo "$1 $2" >> "CALLS"
                exec sleep 600
                """);
        repository.version("one");
        repository.version("two");
        try (MainProcess process = bisect(repository, "one", "two")) {
            process.await("a build", () -> Files.exists(folder.resolve("calls.txt")));
            List<ProcessHandle> children = process.children();
            MainProcess.signal("INT", List.of(process.handle()));
            assertThat(process.exitCode()).as(process.err()).isEqualTo(ExitCode.INTERRUPTED);
            children.forEach(child -> child.onExit().join());
            assertThat(process.err())
                    .contains("Interrupted before the first comparison")
                    .doesNotContain("\tat ");
        }
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
    }

    private static BisectReport report(
            String status, @Nullable Commit firstMoved, List<Commit> between) {
        return new BisectReport(
                BisectReport.SCHEMA_VERSION,
                "v1",
                "v2",
                status,
                firstMoved == null ? null : "matching/flow-normal ladder",
                firstMoved == null ? null : "slower",
                GOOD,
                firstMoved,
                between,
                status.equals("found"),
                List.of(
                        new Step(BAD, GOOD.hash(), "moved", 1, 1.25, "slower", List.of("gate")),
                        new Step(MIDDLE, GOOD.hash(), "skipped", 1, null, "no build", List.of())),
                List.of("matching/flow-static ladder"));
    }

    private static String text(BisectReport report) {
        StringWriter text = new StringWriter();
        BisectText.print(report, new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void theTextSaysWhatWasFoundAndWhatIsOpen() {
        assertThat(text(report("found", MIDDLE, List.of())))
                .contains("+25.00 %")
                .contains("bbbbbbbbbbbb skipped: no build")
                .contains("also moved, perhaps elsewhere: matching/flow-static ladder")
                .endsWith("matching/flow-normal ladder became slower by bbbbbbbbbbbb (Do more).\n");
        assertThat(text(report("range", BAD, List.of(MIDDLE))))
                .contains("after aaaaaaaaaaaa (Start) and at the latest by cccccccccccc (Go on)")
                .endsWith("1 commits between them are open.\n");
        assertThat(text(report("interrupted", BAD, List.of(MIDDLE)))).contains("Interrupted. ");
        assertThat(text(report("unmoved", null, List.of(MIDDLE, BAD))))
                .endsWith("No benchmark differs between v1 and v2.\n");
        assertThat(text(report("unclear", null, List.of(MIDDLE, BAD)))).contains("--budget");
    }

    @Test
    void theJsonConformsToItsSchema() {
        assertThat(SCHEMA.faultsOfSchema()).isEmpty();
        assertThat(SchemaDrift.between(SCHEMA.tree(), BisectReport.class)).isEmpty();
        String found = Json.toText(report("found", MIDDLE, List.of()));
        assertThat(SCHEMA.faults(found)).isEmpty();
        assertThat(SCHEMA.faults(Json.toText(report("unmoved", null, List.of(MIDDLE))))).isEmpty();
        assertThat(SCHEMA.faults(found.replace("\"moved\"", "\"maybe\""))).isNotEmpty();
    }
}

package dev.dyno.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.catalogue.ListedImplementation;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Builds of a small repository whose program builds itself in no time. */
@EnabledOnOs(OS.LINUX)
final class RefBuildsTest {
    private static final String PROGRAM =
            """
            #!/usr/bin/env bash
            set -e
            root="$(dirname "$(readlink -f "$0")")"
            echo "$1 $2" >> "CALLS"
            if [ ! -f "$root/version.txt" ]; then echo "error: no version" >&2; exit 3; fi
            mkdir -p "$root/harness/target/lib"
            cp "$root/version.txt" "$root/harness/target/lib/a.jar"
            echo '[{"contract":"order-book","id":"tree-map","kind":"reference","available":true,'
            echo '"reason":null,"summary":"A tree.","capabilities":["ioc"]}]'
            """;

    @TempDir private Path folder = Path.of("");
    private Path root = folder;
    private final StringWriter err = new StringWriter();

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.invalid"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(root.toFile())
                        .redirectErrorStream(true)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.strip();
    }

    private void commit(String tag) throws IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "--message", tag);
        git("tag", tag);
    }

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        root = Files.createDirectory(folder.resolve("repository"));
        git("init", "--quiet");
        Path program = root.resolve("run-bench.sh");
        Files.writeString(
                program, PROGRAM.replace("CALLS", folder.resolve("calls.txt").toString()));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(root.resolve(".gitignore"), "target/\n");
        Files.writeString(root.resolve("version.txt"), "one");
        commit("first");
        Files.writeString(root.resolve("version.txt"), "two");
        commit("second");
        Files.delete(root.resolve("version.txt"));
        commit("broken");
    }

    private OwnBuild build(String ref) throws IOException, InterruptedException {
        return new RefBuilds(root, new PrintWriter(err, true)).of("--base", ref);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls.txt"));
    }

    @Test
    void eachCommitIsBuiltOnceAndLeavesNoWorktree() throws Exception {
        OwnBuild first = build("first");
        OwnBuild second = build("second");
        assertThat(Files.readString(first.build().classPath().getFirst())).isEqualTo("one");
        assertThat(Files.readString(second.build().classPath().getFirst())).isEqualTo("two");
        assertThat(first.build().gitCommit()).isEqualTo(git("rev-parse", "first"));
        assertThat(first.build().label()).startsWith("first (");
        assertThat(first.implementations())
                .extracting(ListedImplementation::id)
                .containsExactly("tree-map");
        assertThat(build("second~1").build().classPath()).isEqualTo(first.build().classPath());
        assertThat(calls()).containsExactly("list --json", "list --json");
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(git("status", "--porcelain")).isEmpty();
    }

    @Test
    void theWorkTreeIsBuiltAsItIs() throws Exception {
        Files.writeString(root.resolve("version.txt"), "changed");
        OwnBuild tree = build(RefBuilds.WORK_TREE);
        assertThat(Files.readString(tree.build().classPath().getFirst())).isEqualTo("changed");
        assertThat(tree.build().gitCommit()).isNull();
    }

    @Test
    void aCommitThatDoesNotBuildIsRefusedWithItsLogAndTriedAgain() throws Exception {
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> build("broken"))
                    .isInstanceOfSatisfying(
                            UserError.class,
                            error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE))
                    .hasMessageContaining("--base broken does not build (exit code 3)")
                    .hasMessageContaining("error: no version")
                    .hasMessageContaining("build.log");
            assertThat(calls()).hasSize(attempt);
        }
        assertThat(git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void whatAnInterruptedBuildHasLeftIsNoHindrance() throws Exception {
        Path left = root.resolve("target/builds").resolve(git("rev-parse", "first"));
        Files.createDirectories(left.resolve("lib"));
        Files.writeString(left.resolve("lib/half.jar"), "half");
        git("worktree", "add", "--detach", left.resolve("tree").toString(), "first");
        OwnBuild first = build("first");
        assertThat(first.build().classPath()).hasSize(1);
        assertThat(Files.readString(first.build().classPath().getFirst())).isEqualTo("one");
    }

    @Test
    void whatGitDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> build("no-such-branch"))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("--base no-such-branch: neither a file nor a commit");
    }
}

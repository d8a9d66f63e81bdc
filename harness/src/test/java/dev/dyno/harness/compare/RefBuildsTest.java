package dev.dyno.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.catalogue.ListedImplementation;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Builds of a small repository whose program builds itself in no time. */
@EnabledOnOs(OS.LINUX)
final class RefBuildsTest {
    @TempDir private Path folder = Path.of("");
    private final StringWriter err = new StringWriter();
    private @Nullable SmallRepository made;

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        made = SmallRepository.in(folder);
        made.version("one");
        made.version("two");
        made.broken("broken");
    }

    private SmallRepository repository() {
        return Objects.requireNonNull(made);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        return repository().git(arguments);
    }

    private Path root() {
        return repository().root();
    }

    private List<String> calls() throws IOException {
        return repository().calls();
    }

    private RefBuilds builds(int keptMax) {
        return new RefBuilds(root(), keptMax, new PrintWriter(err, true));
    }

    private OwnBuild build(String ref) throws IOException, InterruptedException {
        try (RefBuilds builds = builds(9)) {
            return builds.of("--base", ref);
        }
    }

    @Test
    void eachCommitIsBuiltOnceAndLeavesNoWorktree() throws Exception {
        OwnBuild first = build("one");
        OwnBuild second = build("two");
        assertThat(Files.readString(first.build().classPath().getFirst())).isEqualTo("one");
        assertThat(Files.readString(second.build().classPath().getFirst())).isEqualTo("two");
        assertThat(first.build().gitCommit()).isEqualTo(git("rev-parse", "one"));
        assertThat(first.build().label()).startsWith("one (");
        assertThat(first.implementations())
                .extracting(ListedImplementation::id)
                .containsExactly("tree-map");
        assertThat(build("two~1").build().classPath()).isEqualTo(first.build().classPath());
        assertThat(calls()).containsExactly("list --json", "list --json");
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(git("status", "--porcelain")).isEmpty();
    }

    @Test
    void theWorkTreeIsBuiltAsItIs() throws Exception {
        Files.writeString(root().resolve("version.txt"), "changed");
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
        Path left = root().resolve("target/builds").resolve(git("rev-parse", "one"));
        Files.createDirectories(left.resolve("lib"));
        Files.writeString(left.resolve("lib/half.jar"), "half");
        git("worktree", "add", "--detach", left.resolve("tree").toString(), "one");
        OwnBuild first = build("one");
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

    private List<String> subjects(String good, String bad) throws Exception {
        try (RefBuilds builds = builds(9)) {
            return builds.firstParents(good, bad).stream().map(Commit::subject).toList();
        }
    }

    @Test
    void commitsAreListedAlongFirstParentsAndWhatWasMergedIsOne() throws Exception {
        git("checkout", "--quiet", "-b", "side", "two");
        repository().version("on-the-side");
        git("checkout", "--quiet", "-b", "trunk", "two");
        repository().version("three");
        git("merge", "--quiet", "--strategy=ours", "--message", "merged", "side");
        assertThat(subjects("one", "trunk")).containsExactly("one", "two", "three", "merged");
        assertThat(subjects("two", "trunk")).containsExactly("two", "three", "merged");
    }

    @Test
    void commitsInNoOrderAreRefused() {
        assertThatThrownBy(() -> subjects("two", "one")).hasMessageContaining("wrong order; swap");
        assertThatThrownBy(() -> subjects("two", "two")).hasMessageContaining("the same commit");
        assertThatThrownBy(() -> subjects("absent", "two"))
                .hasMessageStartingWith("--good absent: neither a file nor a commit");
    }

    private boolean isKept(String ref) throws Exception {
        Path folder = root().resolve("target/builds").resolve(git("rev-parse", ref));
        boolean isComplete = Files.exists(folder.resolve("list.json"));
        assertThat(Files.exists(folder.resolve("lib"))).isEqualTo(isComplete);
        return isComplete;
    }

    private void lastUsed(String ref, String time) throws Exception {
        Path folder = root().resolve("target/builds").resolve(git("rev-parse", ref));
        Files.setLastModifiedTime(folder.resolve("list.json"), FileTime.from(Instant.parse(time)));
    }

    private void buildFour() throws Exception {
        git("checkout", "--quiet", "two");
        repository().version("three");
        repository().version("four");
        build("one");
        build("two");
        build("three");
        lastUsed("one", "2026-01-03T00:00:00Z");
        lastUsed("two", "2026-01-01T00:00:00Z");
        lastUsed("three", "2026-01-02T00:00:00Z");
    }

    @Test
    void whatWasUsedLeastRecentlyIsRemovedBeyondTheNumberAndBuiltAgain() throws Exception {
        buildFour();
        try (RefBuilds builds = builds(2)) {
            builds.of("--base", "four");
        }
        assertThat(isKept("one")).isTrue();
        assertThat(isKept("two")).isFalse();
        assertThat(isKept("three")).isFalse();
        assertThat(isKept("four")).isTrue();
        assertThat(err.toString())
                .contains(
                        "Removed the build of "
                                + git("rev-parse", "two").substring(0, 12)
                                + ", last used 2026-01-01T00:00:00Z; 2 are kept");
        assertThat(Files.readString(build("two").build().classPath().getFirst())).isEqualTo("two");
        assertThat(calls()).hasSize(5);
    }

    @Test
    void usingABuildMakesItTheYoungest() throws Exception {
        buildFour();
        build("two");
        try (RefBuilds builds = builds(3)) {
            builds.of("--base", "four");
        }
        assertThat(isKept("two")).isTrue();
        assertThat(isKept("three")).isFalse();
    }

    @Test
    void whatIsInUseHereIsNotRemoved() throws Exception {
        buildFour();
        try (RefBuilds other = builds(9);
                RefBuilds builds = builds(2)) {
            other.of("--base", "two");
            lastUsed("two", "2026-01-01T00:00:00Z");
            builds.of("--base", "three");
            lastUsed("three", "2026-01-02T00:00:00Z");
            builds.of("--candidate", "four");
            assertThat(isKept("two")).as("used by another").isTrue();
            assertThat(isKept("three")).as("used by itself").isTrue();
            assertThat(isKept("one")).isFalse();
        }
    }

    @Test
    void whatAnotherProcessUsesIsNotRemoved() throws Exception {
        buildFour();
        Path lock = root().resolve("target/builds").resolve(git("rev-parse", "two") + "/lock");
        Process user =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BuildUser.class.getName(),
                                lock.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (RefBuilds builds = builds(2)) {
            assertThat(user.getInputStream().read()).isEqualTo(BuildUser.LOCKED);
            builds.of("--base", "four");
            assertThat(isKept("two")).isTrue();
            assertThat(isKept("three")).isFalse();
        } finally {
            user.destroyForcibly();
        }
    }
}

package dev.dyno.harness.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives the real script. Its Maven and its Java are small scripts that write down how they were
 * called; the system's folders of JDKs are replaced by one of the test.
 */
@EnabledOnOs(OS.LINUX)
final class RunBenchScriptTest {
    private static final String JDK_FOLDER = "/usr/lib/jvm";
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir private Path temporary = Path.of("");
    private Path root = temporary;
    private Path jdks = temporary;
    private Path path = temporary;
    private Path calls = temporary;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void makeSmallTree() throws IOException {
        root = temporary.resolve("check out");
        jdks = temporary.resolve("jdks");
        path = temporary.resolve("bin");
        calls = temporary.resolve("calls");
        Files.createDirectories(jdks);
        Files.createDirectories(path);
        for (String module :
                List.of("harness", "implementations", "workloads", "results", "reports")) {
            Files.createDirectories(root.resolve(module).resolve("src/main/java"));
        }
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(source(), "class A {}");
        makeOld();
        String script = Files.readString(script());
        assertThat(script).contains(JDK_FOLDER + "/*");
        executable(root.resolve("run-bench.sh"), script.replace(JDK_FOLDER + "/*", jdks + "/*"));
        executable(
                path.resolve("mvn"),
                """
                #!/bin/bash
                echo "mvn $*" >> "%s"
                mkdir -p harness/target/lib
                """
                        .formatted(calls));
    }

    private static Path script() {
        String base = System.getProperty("maven.multiModuleProjectDirectory", "..");
        Path script = Path.of(base, "run-bench.sh");
        return Files.exists(script) ? script : Path.of("..", "run-bench.sh");
    }

    private Path source() {
        return root.resolve("workloads/src/main/java/A.java");
    }

    private void makeOld() throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            }
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path jdk(Path folder, int version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        executable(folder.resolve("bin/javac"), "#!/bin/bash\n");
        executable(
                folder.resolve("bin/java"),
                """
                #!/bin/bash
                echo "java in $PWD: $*" >> "%s"
                """
                        .formatted(calls));
        return folder;
    }

    private ProcessBuilder command(Path file, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(file.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("HOME", temporary.resolve("nobody").toString());
        builder.environment().put("PATH", path + ":" + toolFolder());
        builder.redirectOutput(temporary.resolve("out.txt").toFile());
        builder.redirectError(temporary.resolve("err.txt").toFile());
        return builder;
    }

    /** A folder with what the script needs and nothing else, so without the system's Java. */
    private String toolFolder() {
        Path tools = temporary.resolve("tools");
        try {
            Files.createDirectories(tools);
            for (String name :
                    List.of(
                            "bash",
                            "env",
                            "find",
                            "sed",
                            "readlink",
                            "dirname",
                            "touch",
                            "mkdir",
                            "mv",
                            "rm",
                            "sleep")) {
                Path link = tools.resolve(name);
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, realTool(name));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return tools.toString();
    }

    private static Path realTool(String name) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    private Result run(ProcessBuilder builder) throws IOException, InterruptedException {
        return result(builder.start());
    }

    private Result result(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(temporary.resolve("out.txt")),
                Files.readString(temporary.resolve("err.txt")));
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        return run(command(root.resolve("run-bench.sh"), arguments));
    }

    private List<String> calls(String program) throws IOException {
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(line -> line.startsWith(program))
                        .toList()
                : List.of();
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewerOrGone() throws Exception {
        jdk(jdks.resolve("25"), 25);
        assertThat(run("list").exitCode()).isZero();
        assertThat(run("list").exitCode()).isZero();
        assertThat(calls("mvn")).hasSize(1);
        assertThat(calls("java")).hasSize(2);
        Files.setLastModifiedTime(source(), FileTime.from(Instant.now().plusSeconds(5)));
        run("list");
        assertThat(calls("mvn")).hasSize(2);
        Files.setLastModifiedTime(source(), FileTime.from(LONG_AGO));
        Files.delete(source());
        Files.setLastModifiedTime(
                source().getParent(), FileTime.from(Instant.now().plusSeconds(5)));
        run("list");
        assertThat(calls("mvn")).hasSize(3);
    }

    @Test
    void aChangeDuringTheBuildIsBuiltTheNextTime() throws Exception {
        jdk(jdks.resolve("25"), 25);
        executable(
                path.resolve("mvn"),
                """
                #!/bin/bash
                echo mvn >> "%s"
                mkdir -p harness/target/lib
                touch -d '+2 seconds' workloads/src/main/java/A.java
                """
                        .formatted(calls));
        run("list");
        run("list");
        assertThat(calls("mvn")).hasSize(2);
    }

    @Test
    void testsAndResultsDoNotMakeABuildStale() throws Exception {
        jdk(jdks.resolve("25"), 25);
        run("list");
        for (String file : List.of("results/runs/r/run.json", "harness/src/test/java/T.java")) {
            Path newer = root.resolve(file);
            Files.createDirectories(newer.getParent());
            Files.writeString(newer, "");
            Files.setLastModifiedTime(newer, FileTime.from(Instant.now().plusSeconds(5)));
        }
        run("list");
        assertThat(calls("mvn")).hasSize(1);
    }

    @Test
    void argumentsWithSpacesArriveFromAnotherFolderAndThroughALink() throws Exception {
        jdk(jdks.resolve("25"), 25);
        Path elsewhere = Files.createDirectories(temporary.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("b"), root.resolve("run-bench.sh"));
        ProcessBuilder builder = command(link, "run", "--implementations", "my jar.jar");
        assertThat(run(builder.directory(elsewhere.toFile())).exitCode()).isZero();
        assertThat(calls("java").getFirst())
                .startsWith("java in " + elsewhere + ": ")
                .contains("-Ddyno.root=" + root)
                .endsWith("dev.dyno.harness.cli.Main run --implementations my jar.jar");
    }

    @Test
    void withoutAJdk25ItSaysWhatToInstall() throws Exception {
        jdk(jdks.resolve("17"), 17);
        Result result = run("list");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("error: no JDK 25", "install one", "JAVA_HOME");
        assertThat(calls("mvn")).isEmpty();
    }

    @Test
    void aWrongJavaHomeIsNamedAndAnotherJdkIsTaken() throws Exception {
        Path right = jdk(jdks.resolve("25"), 25);
        Path wrong = jdk(temporary.resolve("java 17"), 17);
        ProcessBuilder builder = command(root.resolve("run-bench.sh"), "--print-jdk");
        builder.environment().put("JAVA_HOME", wrong.toString());
        Result result = run(builder);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo(right + "\n");
        assertThat(result.err()).contains("JAVA_HOME=" + wrong + " is no JDK 25");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        jdk(jdks.resolve("25"), 25);
        Files.delete(path.resolve("mvn"));
        Result result = run("list");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("error: mvn is not on the PATH; install Maven");
    }

    @Test
    void aBuildThatFailsIsNotTakenForDone() throws Exception {
        jdk(jdks.resolve("25"), 25);
        executable(path.resolve("mvn"), "#!/bin/bash\necho broken\nexit 1\n");
        Result result = run("list");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("broken", "error: the build failed");
        assertThat(result.out()).isEmpty();
        assertThat(root.resolve("harness/target/dyno.built")).doesNotExist();
        assertThat(calls("java")).isEmpty();
    }

    @Test
    void anInterruptedBuildExitsAsDocumentedAndIsNotTakenForDone() throws Exception {
        jdk(jdks.resolve("25"), 25);
        Path begun = temporary.resolve("begun");
        // Maven's JVM handles the signal and exits with 130 by itself.
        executable(
                path.resolve("mvn"),
                """
                #!/bin/bash
                trap 'exit 130' INT
                touch "%s"
                while true; do sleep 0.05; done
                """
                        .formatted(begun));
        Process process = command(root.resolve("run-bench.sh"), "list").start();
        while (!Files.exists(begun)) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
        List<String> pids = new ArrayList<>(List.of(Long.toString(process.pid())));
        process.descendants().forEach(one -> pids.add(Long.toString(one.pid())));
        new ProcessBuilder("bash", "-c", "kill -INT " + String.join(" ", pids) + " 2>&1")
                .start()
                .waitFor();
        Result result = result(process);
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("Interrupted while building");
        assertThat(root.resolve("harness/target/dyno.built")).doesNotExist();
    }

    @Test
    void aBuiltCheckoutIsRunWithoutWritingIntoIt() throws Exception {
        jdk(jdks.resolve("25"), 25);
        run("list");
        List<String> before = listing();
        assertThat(run("list").exitCode()).isZero();
        assertThat(listing()).isEqualTo(before);
    }

    private List<String> listing() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.sorted().toList()) {
                lines.add(file + " " + Files.getLastModifiedTime(file));
            }
        }
        return lines;
    }
}

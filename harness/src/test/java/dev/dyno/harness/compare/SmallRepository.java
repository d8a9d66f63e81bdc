package dev.dyno.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A git repository whose {@code run-bench.sh} builds itself in no time: its one jar holds the text
 * of {@code version.txt}, and without that file it does not build.
 */
public final class SmallRepository {
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

    private final Path root;
    private final Path calls;

    private SmallRepository(Path root, Path calls) {
        this.root = root;
        this.calls = calls;
    }

    /** Makes a repository without commits in a folder that exists. */
    public static SmallRepository in(Path folder) throws IOException, InterruptedException {
        Path root = Files.createDirectory(folder.resolve("repository"));
        SmallRepository repository = new SmallRepository(root, folder.resolve("calls.txt"));
        repository.git("init", "--quiet");
        repository.program(PROGRAM);
        Files.writeString(root.resolve(".gitignore"), "target/\n");
        return repository;
    }

    /** Returns its root. */
    public Path root() {
        return root;
    }

    /** Returns the arguments of each call of its program. */
    public List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    /** Replaces its program; the word CALLS stands for the file where calls are noted. */
    public void program(String text) throws IOException {
        Path program = root.resolve("run-bench.sh");
        Files.writeString(program, text.replace("CALLS", calls.toString()));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /** Runs git and returns what it prints. */
    public String git(String... arguments) throws IOException, InterruptedException {
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

    /** Commits all there is, and tags it. */
    public void commit(String tag) throws IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "--message", tag);
        git("tag", tag);
    }

    /** Commits another text, and tags it by that. */
    public void version(String text) throws IOException, InterruptedException {
        Files.writeString(root.resolve("version.txt"), text);
        commit(text);
    }

    /** Commits what does not build. */
    public void broken(String tag) throws IOException, InterruptedException {
        Files.delete(root.resolve("version.txt"));
        commit(tag);
    }
}

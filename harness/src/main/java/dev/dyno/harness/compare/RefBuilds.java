package dev.dyno.harness.compare;

import dev.dyno.harness.catalogue.ListedImplementation;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds commits of this repository side by side, each in a git worktree of its own and by its own
 * {@code run-bench.sh}. What was built is kept by commit, so that the next gate finds it, and is
 * removed when it was long not used and there is too much:
 *
 * <pre>
 * target/builds/&lt;commit&gt;/lib/        all jars
 *                       list.json   which implementations they hold; comes last: complete
 *                       build.log
 *                       lock
 * </pre>
 *
 * <p>Processes that want the same commit wait at the lock for the one that builds it. What was
 * given is in use, and stays, until this is closed. Used by one thread.
 */
public final class RefBuilds implements AutoCloseable {
    /** The word for the working tree as it is, changes included. */
    public static final String WORK_TREE = "worktree";

    private static final long GIT_SECONDS_MAX = 120;
    private static final long BUILD_SECONDS_MAX = 1_800;
    private static final int LABEL_DIGITS = 12;
    private static final int LOG_LINES_SHOWN = 5;
    private static final String LOG = "build.log";
    private static final String LIBRARIES = "harness/target/lib";

    private final Path root;
    private final Path cache;
    private final KeptBuilds kept;
    private final PrintWriter err;

    /**
     * Prepares builds of a repository.
     *
     * @param root its root
     * @param keptMax how many builds of commits stay, beside those in use
     * @param err where it is announced that a build begins, which takes minutes
     */
    public RefBuilds(Path root, int keptMax, PrintWriter err) {
        this.root = root;
        this.cache = root.resolve("target/builds");
        this.kept = new KeptBuilds(cache, keptMax, err);
        this.err = err;
    }

    /**
     * Builds a commit, or finds it built.
     *
     * @param option of the command line, for messages
     * @param ref what git knows it by, or {@link #WORK_TREE}
     * @throws UserError if there is no such commit, or it does not build
     */
    public OwnBuild of(String option, String ref) throws IOException, InterruptedException {
        if (ref.equals(WORK_TREE)) {
            Path folder = Files.createDirectories(cache.resolve(WORK_TREE));
            Path list = list(option + " " + WORK_TREE, root, folder);
            return ownBuild(WORK_TREE, null, root.resolve(LIBRARIES), list);
        }
        String commit = commit(option, ref);
        Path folder = kept.use(commit, empty -> buildCommit(option + " " + ref, commit, empty));
        String label = ref + " (" + commit.substring(0, LABEL_DIGITS) + ")";
        return ownBuild(label, commit, folder.resolve("lib"), folder.resolve(KeptBuilds.LIST));
    }

    private static OwnBuild ownBuild(
            String label, @Nullable String commit, Path libraries, Path list) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(libraries)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        return new OwnBuild(
                new Build(label, jars, Map.of(), commit),
                Json.readList(list, ListedImplementation.class));
    }

    /**
     * Returns the commits from one to a later one along first parents, both included: what was
     * merged into the branch counts as one commit.
     *
     * @throws UserError if there is no such commit, or the second does not follow from the first
     */
    public List<Commit> firstParents(String from, String to)
            throws IOException, InterruptedException {
        String start = commit("--good", from);
        String end = commit("--bad", to);
        if (start.equals(end) || answer("merge-base", "--is-ancestor", start, end).isEmpty()) {
            boolean isSwapped = answer("merge-base", "--is-ancestor", end, start).isPresent();
            throw new UserError(
                    ExitCode.USAGE,
                    "--good "
                            + from
                            + " and --bad "
                            + to
                            + (start.equals(end)
                                    ? " are the same commit"
                                    : isSwapped
                                            ? " are in the wrong order; swap them"
                                            : ": the second does not follow from the first")
                            + "; name a commit and a later one of the same branch");
        }
        String form = "--format=%H%x09%s";
        String own = answer("show", "--no-patch", form, start).orElseThrow();
        String later =
                answer("log", "--first-parent", "--reverse", form, start + ".." + end)
                        .orElseThrow();
        return (own + "\n" + later)
                .lines()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Commit(parts[0], parts[1]))
                .toList();
    }

    /** Returns the full name of a commit. */
    private String commit(String option, String ref) throws IOException, InterruptedException {
        return answer("rev-parse", "--verify", "--end-of-options", ref + "^{commit}")
                .orElseThrow(() ->
                        new UserError(
                                ExitCode.USAGE,
                                option
                                        + " "
                                        + ref
                                        + ": neither a file nor a commit of the repository "
                                        + root
                                        + "; name a JMH jar, a commit, a branch, a tag, or "
                                        + WORK_TREE));
    }

    /** Returns what git answers, or nothing where it refuses. */
    private Optional<String> answer(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createDirectories(cache).resolve("git-" + pid() + ".out");
        Path log = cache.resolve("git-" + pid() + ".log");
        try {
            return run(GIT_SECONDS_MAX, out, log, gitCommand(arguments), root) == 0
                    ? Optional.of(Files.readString(out).strip())
                    : Optional.empty();
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(log);
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private void buildCommit(String what, String commit, Path folder)
            throws IOException, InterruptedException {
        Path tree = folder.resolve("tree");
        Path log = folder.resolve(LOG);
        err.println("Building " + what + ", which takes minutes; log: " + log);
        err.flush();
        // What an interrupted build has left is in the way.
        removeTree(tree, log);
        if (git(log, "worktree", "add", "--force", "--detach", tree.toString(), commit) != 0) {
            throw new UserError(
                    ExitCode.ENVIRONMENT,
                    what + ": git cannot make a worktree: " + lastLines(log) + "; see " + log);
        }
        try {
            Path list = list(what, tree, folder);
            deleteLibraries(folder.resolve("lib"));
            Files.move(tree.resolve(LIBRARIES), folder.resolve("lib"));
            Files.move(list, folder.resolve(KeptBuilds.LIST), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            removeTree(tree, log);
        }
    }

    private static void deleteLibraries(Path libraries) throws IOException {
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> files = Files.list(libraries)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(libraries);
        }
    }

    /** Has a tree build itself and say what it has; returns the file with the answer. */
    private Path list(String what, Path tree, Path folder)
            throws IOException, InterruptedException {
        Path list = folder.resolve("list.new");
        Path log = folder.resolve(LOG);
        String program = tree.resolve("run-bench.sh").toString();
        int exitCode = run(BUILD_SECONDS_MAX, list, log, List.of(program, "list", "--json"), tree);
        if (exitCode != 0) {
            throw new UserError(
                    ExitCode.USAGE,
                    what
                            + " does not build (exit code "
                            + exitCode
                            + "): "
                            + lastLines(log)
                            + "; the whole log is "
                            + log);
        }
        return list;
    }

    /** Ends the use of the builds that it has given. */
    @Override
    public void close() throws IOException {
        kept.close();
    }

    private void removeTree(Path tree, Path log) throws IOException, InterruptedException {
        if (Files.exists(tree)) {
            git(log, "worktree", "remove", "--force", tree.toString());
        }
    }

    private int git(Path log, String... arguments) throws IOException, InterruptedException {
        return run(GIT_SECONDS_MAX, log, log, gitCommand(arguments), root);
    }

    private static List<String> gitCommand(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a program and returns its exit code, or -1 after so many seconds. */
    private static int run(long secondsMax, Path out, Path log, List<String> command, Path folder)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(
                                out.equals(log)
                                        ? Redirect.appendTo(log.toFile())
                                        : Redirect.to(out.toFile()))
                        .redirectError(Redirect.appendTo(log.toFile()))
                        .start();
        try {
            return process.waitFor(secondsMax, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines =
                Files.readString(log).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return String.join(
                " | ", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }
}

package dev.dyno.harness.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.Assumptions;

/**
 * The program in a process of its own, as a user starts it, with an empty folder for temporary
 * files. Closing it kills what is left of it.
 */
public final class MainProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final long PAUSE_MILLIS = 5;

    private final Process process;
    private final Path out;
    private final Path err;
    private final Path temporary;

    private MainProcess(Process process, Path folder) {
        this.process = process;
        this.out = folder.resolve("out.txt");
        this.err = folder.resolve("err.txt");
        this.temporary = temporaryIn(folder);
    }

    /** How to start the program. */
    public static final class Launch {
        private final Path folder;
        private final List<String> jvmOptions = new ArrayList<>();
        private Path workingFolder;
        private Predicate<String> classPath = _ -> true;
        private List<String> around = List.of();

        /** Will keep what the program prints in an existing folder, which is also its own. */
        public Launch(Path folder) {
            this.folder = folder;
            this.workingFolder = folder;
        }

        /** Starts it in another folder. */
        public Launch in(Path other) {
            workingFolder = other;
            return this;
        }

        /** Adds an option of the JVM. */
        public Launch jvmOption(String option) {
            jvmOptions.add(option);
            return this;
        }

        /** Leaves out the elements of the class path whose file has such a name. */
        public Launch without(Predicate<String> fileName) {
            classPath = fileName.negate();
            return this;
        }

        /**
         * Starts it where a small file system is mounted over a folder, which only it sees and
         * which goes with it. At its end the half-written files there are counted.
         */
        public Launch onSmallDisk(Path disk) {
            around =
                    List.of(
                            "unshare",
                            "--map-root-user",
                            "--mount",
                            "bash",
                            "-c",
                            """
                            mount -t tmpfs -o size=300k tmpfs "$0" || echo "no mount" >&2
                            "$@"
                            code=$?
                            count="$(find "$0" -name '.writing-*' | wc -l)"
                            echo "left on the disk: $count half-written files" >&2
                            echo "fork groups: $(find "$0" -path '*/groups/0*.json' | wc -l)" >&2
                            exit $code
                            """,
                            disk.toString());
            return this;
        }

        /** Starts the program. */
        public MainProcess start(String... arguments) {
            // A signal that was ignored when this process was started would be ignored there too.
            List<String> command = new ArrayList<>(around);
            command.addAll(List.of("env", "--default-signal=INT"));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(
                    List.of(
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-Djava.io.tmpdir=" + temporaryIn(folder)));
            command.addAll(jvmOptions);
            command.addAll(List.of("-cp", path(), Main.class.getName()));
            command.addAll(List.of(arguments));
            try {
                Files.createDirectories(temporaryIn(folder));
                return new MainProcess(
                        new ProcessBuilder(command)
                                .directory(workingFolder.toFile())
                                .redirectOutput(folder.resolve("out.txt").toFile())
                                .redirectError(folder.resolve("err.txt").toFile())
                                .start(),
                        folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private String path() {
            return Arrays.stream(
                            System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .map(element -> Path.of(element).toAbsolutePath())
                    .filter(element -> classPath.test(String.valueOf(element.getFileName())))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Path temporaryIn(Path folder) {
        return folder.resolve("tmp");
    }

    /** Waits until something is so. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            boolean hasEnded = waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            if (!condition.getAsBoolean() && (hasEnded || System.nanoTime() > deadline)) {
                throw new AssertionError(
                        "not seen"
                                + (hasEnded ? " before the end" : "")
                                + ": "
                                + what
                                + "\n"
                                + out()
                                + err());
            }
        }
    }

    /** Waits for the end and returns the exit code. */
    public int exitCode() {
        if (!waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end:\n" + out() + err());
        }
        return process.exitValue();
    }

    private boolean waitFor(long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns the processes that it has started and that are alive. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Returns the process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Sends a signal, for example INT, to processes in this order. */
    public static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(one -> command.add(Long.toString(one.pid())));
        try {
            int exitCode =
                    new ProcessBuilder("bash", "-c", String.join(" ", command))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exitCode != 0) {
                throw new AssertionError(command + " failed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Goes on only where the system let {@link Launch#onSmallDisk} mount something. */
    public static void assumeSmallDiskWasMade(MainProcess process) {
        Assumptions.assumeThat(process.err())
                .as("a user may not mount here")
                .doesNotContain("no mount", "unshare: ");
    }

    /** Returns what it has printed so far. */
    public String out() {
        return text(out);
    }

    /** Returns the errors that it has printed so far. */
    public String err() {
        return text(err);
    }

    /** Returns the names of the temporary files that it has not removed. */
    public List<String> temporaryFiles() {
        try (var files = Files.list(temporary)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

package dev.dyno.harness.duet;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The process that runs one arm: JMH, and the JVM that JMH forks. May be used by several threads.
 */
final class ArmProcess implements AutoCloseable {
    private static final int LOG_BYTES_MAX = 1 << 20;
    private static final long KILL_SECONDS_MAX = 10;

    private final Process process;
    private final Path log;

    private ArmProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts an arm.
     *
     * @param environment in addition to that of this process
     * @param log what it prints; created
     */
    static ArmProcess start(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        return new ArmProcess(builder.start(), log);
    }

    long pid() {
        return process.pid();
    }

    /** Returns the exit code, or empty while it runs. */
    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Returns the exit code, or empty if it still runs after this time. */
    OptionalInt awaitExit(long nanos) throws InterruptedException {
        return process.waitFor(nanos, TimeUnit.NANOSECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** Returns what it printed, or its end where that is much. */
    String output() {
        try {
            byte[] bytes = Files.readAllBytes(log);
            int start = Math.max(0, bytes.length - LOG_BYTES_MAX);
            return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            return "its output cannot be read: " + failure.getMessage();
        }
    }

    /** Returns the file that holds what it printed. */
    Path log() {
        return log;
    }

    /** Kills it and what it started, if they still run; a second call does nothing. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            // Whoever deletes its files next must not race with it.
            process.waitFor(KILL_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.dyno.harness.child;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Starts JVMs of this process's version and class path, and ends them: when their time is over, or
 * all at once by {@link #close}, after which no new one is started.
 *
 * <p>A child's standard input is a pipe that stays open and empty as long as this process lives;
 * see {@link ParentWatch}.
 *
 * <p>Threading: any thread may call any method; {@code alive} and {@code isClosed} are guarded by
 * this object's monitor, so that no child can slip in between the killing and the closing.
 */
public final class ChildJvms implements AutoCloseable {
    private static final int LOG_HEAD_BYTES = 256 << 10;
    private static final int LOG_TAIL_BYTES = 256 << 10;

    /** A grandchild may hold the pipe open after the child has gone; nobody waits for it. */
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(2);

    private final Set<Process> alive = new HashSet<>();
    private boolean isClosed;

    /** Creates the owner of children that do not exist yet. */
    public ChildJvms() {}

    /**
     * Runs a child to its end.
     *
     * @param timeLeft is asked before the child is waited for, and again when that time is over;
     *     when it answers nothing or less the child is killed
     * @throws InterruptedException if this thread is interrupted, or {@link #close} was called
     *     before or meanwhile; the child is killed
     * @throws UncheckedIOException if no process can be started or its log not be written
     */
    public ChildEnd run(Child child, Supplier<Duration> timeLeft) throws InterruptedException {
        try (BoundedLog log = new BoundedLog(child.log(), LOG_HEAD_BYTES, LOG_TAIL_BYTES)) {
            Process process = start(child);
            try {
                Thread pump = pump(process, log);
                boolean hasEnded = await(process, timeLeft);
                kill(process);
                process.waitFor();
                pump.join(LOG_PATIENCE);
                requireOpen();
                return new ChildEnd(process.exitValue(), !hasEnded, log.end());
            } finally {
                kill(process);
                forget(process);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "a child JVM cannot be run: " + failure.getMessage(), failure);
        }
    }

    private synchronized Process start(Child child) throws IOException, InterruptedException {
        requireOpen();
        Process process =
                new ProcessBuilder(command(child))
                        .directory(child.folder().toFile())
                        .redirectErrorStream(true)
                        .start();
        alive.add(process);
        return process;
    }

    private synchronized void requireOpen() throws InterruptedException {
        if (isClosed) {
            throw new InterruptedException("child JVMs are not wanted any more");
        }
    }

    private synchronized void forget(Process process) {
        alive.remove(process);
    }

    private static boolean await(Process process, Supplier<Duration> timeLeft)
            throws InterruptedException {
        Duration left = timeLeft.get();
        while (left.isPositive()) {
            if (process.waitFor(left.toMillis() + 1, TimeUnit.MILLISECONDS)) {
                return true;
            }
            left = timeLeft.get();
        }
        return false;
    }

    private static Thread pump(Process process, BoundedLog log) {
        return Thread.ofPlatform()
                .daemon()
                .name("child-log")
                .start(() -> log.copy(process.getInputStream()));
    }

    private static List<String> command(Child child) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(child.flags());
        command.add("-cp");
        command.add(classPath(child.jars()));
        command.add(child.mainClass().getName());
        command.addAll(child.arguments());
        return command;
    }

    /** The child has a working folder of its own, so that relative elements would lead nowhere. */
    private static String classPath(List<Path> jars) {
        List<String> elements = new ArrayList<>();
        String own = System.getProperty("java.class.path");
        for (String element : own.split(File.pathSeparator, -1)) {
            elements.add(Path.of(element).toAbsolutePath().toString());
        }
        jars.forEach(jar -> elements.add(jar.toAbsolutePath().toString()));
        return String.join(File.pathSeparator, elements);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Kills every child that is alive, with its own children, and starts none from here on. */
    @Override
    public synchronized void close() {
        isClosed = true;
        alive.forEach(ChildJvms::kill);
    }
}

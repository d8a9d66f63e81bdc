package dev.dyno.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A fresh JVM of the same version, with the class path of this process and of the user's jars, that
 * writes its output to a log. {@link #killAll} ends every one that is alive; safe to call from a
 * shutdown hook.
 */
public final class ChildJvm {
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
    private static final int TAIL_CHARACTERS = 4_000;

    /** The flags of every trial and of the gate; stored with each trial. */
    static final List<String> FLAGS =
            List.of(
                    "-Xms1g",
                    "-Xmx3g",
                    "-XX:+UseParallelGC",
                    "-XX:+UseTransparentHugePages",
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djmh.ignoreLock=true");

    /** How a child ended. */
    public enum End {
        /** It exited with 0. */
        OK,
        /** It exited with another code. */
        FAILED,
        /** It was killed because it took too long. */
        TIMEOUT
    }

    private ChildJvm() {}

    /**
     * Runs a program to its end.
     *
     * @param mainClass the program
     * @param argument its only argument
     * @param jars the user's jars, behind this process's class path
     * @param log where standard output and error are appended
     * @param timeout after which it is killed with its children
     * @throws InterruptedException if this thread is interrupted; the child is killed
     */
    public static End run(
            Class<?> mainClass, Path argument, List<Path> jars, Path log, Duration timeout)
            throws InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command(mainClass, argument, jars))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        Process process;
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("a child JVM cannot be started", failure);
        }
        ALIVE.add(process);
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return End.TIMEOUT;
            }
            return process.exitValue() == 0 ? End.OK : End.FAILED;
        } finally {
            kill(process);
            ALIVE.remove(process);
        }
    }

    private static List<String> command(Class<?> mainClass, Path argument, List<Path> jars) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
        for (Path jar : jars) {
            classPath.append(java.io.File.pathSeparator).append(jar);
        }
        command.add("-cp");
        command.add(classPath.toString());
        command.add(mainClass.getName());
        command.add(argument.toString());
        return command;
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Ends every child that is alive. */
    static void killAll() {
        ALIVE.forEach(ChildJvm::kill);
    }

    /** Returns the last lines of a log, to tell why a child failed. */
    static String tail(Path log) {
        try {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return text.substring(Math.max(0, text.length() - TAIL_CHARACTERS)).strip();
        } catch (IOException failure) {
            return "the log cannot be read: " + failure.getMessage();
        }
    }
}

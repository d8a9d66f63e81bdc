package dev.dyno.harness.duet;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Runs a program on the class path of a build to its end, outside of any fork group. */
public final class BuildProcess {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Path log;
    private final Duration timeMax;
    private final BooleanSupplier stopping;

    /**
     * Prepares runs.
     *
     * @param log where each run's output goes; replaced by the next one
     * @param timeMax after which a program is killed
     * @param stopping whether programs are to be given up; asked several times a second
     */
    public BuildProcess(Path log, Duration timeMax, BooleanSupplier stopping) {
        this.log = log;
        this.timeMax = timeMax;
        this.stopping = stopping;
    }

    /**
     * Runs a benchmark by JMH, in one fork, warmed up as in a fork group and then measured once.
     *
     * @param environment in addition to that of this process
     * @param measured how long it is measured
     * @throws IOException if it fails or takes too long
     * @throws InterruptedException if it was given up
     */
    public void benchmark(
            Build build,
            BenchmarkCase benchmark,
            DuetSettings settings,
            Duration measured,
            Map<String, String> environment)
            throws IOException, InterruptedException {
        run(JmhCommand.alone(build, benchmark, settings, measured), environment);
    }

    /**
     * Runs a program of this process on a build's class path.
     *
     * @param flags of the JVM
     * @param inFront what the program needs; hides classes of the build with the same name
     * @throws IOException if it fails or takes too long
     * @throws InterruptedException if it was given up
     */
    public void program(
            Path java,
            List<String> flags,
            List<Path> inFront,
            Build build,
            Class<?> program,
            List<String> arguments)
            throws IOException, InterruptedException {
        List<Path> classPath = new ArrayList<>(inFront);
        classPath.addAll(build.classPath());
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(flags);
        command.add("-cp");
        command.add(
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(program.getName());
        command.addAll(arguments);
        run(command, Map.of());
    }

    private void run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeMax.toNanos();
        try (ArmProcess process = ArmProcess.start(command, environment, log)) {
            OptionalInt exitCode = process.awaitExit(LOOK.toNanos());
            while (exitCode.isEmpty()) {
                if (stopping.getAsBoolean()) {
                    throw new InterruptedException("the program is not wanted any more");
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("it took more than " + timeMax.toSeconds() + " s");
                }
                exitCode = process.awaitExit(LOOK.toNanos());
            }
            if (exitCode.getAsInt() != 0) {
                throw new IOException(
                        ArmFailure.of(exitCode.getAsInt(), process.output()).reason());
            }
        }
    }
}

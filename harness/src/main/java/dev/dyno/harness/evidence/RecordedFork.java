package dev.dyno.harness.evidence;

import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.duet.BuildProcess;
import dev.dyno.harness.duet.DuetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fork of one build that is recorded by the JDK's Flight Recorder: samples of stacks, samples of
 * allocations, and what the compiler inlined. The options come by the environment, since a
 * benchmark may set JVM arguments of its own, which options of the command line would replace.
 */
final class RecordedFork {
    private static final Duration MEASURED = Duration.ofSeconds(4);

    /** The plus signs add to the settings, which hold none of these events. */
    private static final String EVENTS =
            "settings=none"
                    + ",+jdk.ExecutionSample#enabled=true,+jdk.ExecutionSample#period=5ms"
                    + ",+jdk.ObjectAllocationSample#enabled=true"
                    + ",+jdk.ObjectAllocationSample#throttle=1000/s"
                    + ",+jdk.Compilation#enabled=true,+jdk.Compilation#threshold=0ms"
                    + ",+jdk.CompilerInlining#enabled=true";

    private RecordedFork() {}

    /**
     * Runs a benchmark without taking turns and returns the recording.
     *
     * @param folder an empty one, for the recordings
     * @throws IOException if there is no recording afterwards; says why
     * @throws InterruptedException if it was given up
     */
    static Path run(
            BuildProcess process,
            Build build,
            BenchmarkCase benchmark,
            DuetSettings settings,
            Path folder)
            throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of(
                        "JDK_JAVA_OPTIONS",
                        "-XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints"
                                + " -Xlog:disable -Xlog:all=error:stderr"
                                + " \"-XX:StartFlightRecording:filename="
                                + folder.resolve("%p.jfr")
                                + ","
                                + EVENTS
                                + "\"");
        process.benchmark(build, benchmark, settings, MEASURED, environment);
        return ofBenchmark(folder);
    }

    /** JMH's own JVM is recorded too; the one that it forked has run the benchmark. */
    private static Path ofBenchmark(Path folder) throws IOException {
        List<Path> recordings;
        try (Stream<Path> files = Files.list(folder)) {
            recordings = files.filter(file -> file.toString().endsWith(".jfr")).toList();
        }
        Path largest = null;
        long samplesMax = -1;
        for (Path recording : recordings) {
            long samples = Recording.read(recording).samples();
            if (samples > samplesMax) {
                samplesMax = samples;
                largest = recording;
            }
        }
        if (largest == null) {
            throw new IOException("the JVM has written no recording");
        }
        return largest;
    }
}

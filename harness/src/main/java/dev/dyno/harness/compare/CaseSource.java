package dev.dyno.harness.compare;

import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.duet.Build;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Says which benchmarks a build has. */
@FunctionalInterface
public interface CaseSource {
    /**
     * Returns the benchmarks of a build.
     *
     * @param temporaryFolder an existing one, which outlives the gate; equal for all builds
     */
    Set<BenchmarkCase> of(Build build, Path temporaryFolder)
            throws IOException, InterruptedException;
}

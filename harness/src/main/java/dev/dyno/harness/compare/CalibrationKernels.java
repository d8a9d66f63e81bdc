package dev.dyno.harness.compare;

import dev.dyno.harness.duet.Build;
import dev.dyno.workloads.calibration.ComputeKernel;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import joptsimple.OptionParser;
import org.apache.commons.math3.stat.StatUtils;
import org.openjdk.jmh.Main;

/** This program's own kernels as a build that can be compared with itself. */
public final class CalibrationKernels {
    /** Selects them among the benchmarks that lie beside them. */
    public static final Pattern INCLUDE =
            Pattern.compile(Pattern.quote(ComputeKernel.class.getPackageName()) + "\\.");

    private CalibrationKernels() {}

    /** Returns the kernels, JMH, and what JMH needs. */
    public static Build build() {
        List<Path> files =
                Stream.of(ComputeKernel.class, Main.class, OptionParser.class, StatUtils.class)
                        .map(CalibrationKernels::origin)
                        .distinct()
                        .toList();
        return Build.ofFiles("kernels", files);
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

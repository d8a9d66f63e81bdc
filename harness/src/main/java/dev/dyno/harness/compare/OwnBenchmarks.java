package dev.dyno.harness.compare;

import dev.dyno.harness.catalogue.ListedImplementation;
import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The closed-loop workloads of this repository as benchmarks of its builds, each with each
 * implementation that a build has. All builds read the same inputs, which the code of this process
 * prepares once. Used by one thread.
 */
public final class OwnBenchmarks implements CaseSource {
    private static final String IMPLEMENTATION = "implementation";

    private final List<Domain<?>> domains;
    private final Map<Build, List<ListedImplementation>> builds;
    private final Pattern include;
    private final Profile profile;
    private final long seed;
    private final Map<String, Map<String, String>> prepared = new HashMap<>();

    /**
     * Names what can be compared.
     *
     * @param domains whose workloads are compared
     * @param builds the builds that will be asked for
     * @param include labels without a match are left out before anything is prepared
     * @param profile how large the inputs are
     * @param seed selects the inputs
     */
    public OwnBenchmarks(
            List<Domain<?>> domains,
            List<OwnBuild> builds,
            Pattern include,
            Profile profile,
            long seed) {
        this.domains = List.copyOf(domains);
        this.builds = new HashMap<>();
        builds.forEach(own -> this.builds.put(own.build(), own.implementations()));
        this.include = include;
        this.profile = profile;
        this.seed = seed;
    }

    @Override
    public Set<BenchmarkCase> of(Build build, Path temporaryFolder) throws IOException {
        Set<String> labels = new TreeSet<>();
        Set<BenchmarkCase> cases = new TreeSet<>();
        for (Domain<?> domain : domains) {
            for (ClosedLoopWorkload workload : closedLoop(domain)) {
                for (ListedImplementation one : builds.getOrDefault(build, List.of())) {
                    if (!runs(domain, workload, one)) {
                        continue;
                    }
                    String label = workload.id() + " " + one.id();
                    labels.add(label);
                    if (include.matcher(label).find()) {
                        cases.add(benchmark(label, workload, one.id(), temporaryFolder));
                    }
                }
            }
        }
        if (cases.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--include "
                            + include
                            + " selects none of the "
                            + labels.size()
                            + " benchmarks of "
                            + build.label()
                            + ": "
                            + String.join(", ", labels));
        }
        return cases;
    }

    private static List<ClosedLoopWorkload> closedLoop(Domain<?> domain) {
        return domain.workloads().stream()
                .filter(ClosedLoopWorkload.class::isInstance)
                .map(ClosedLoopWorkload.class::cast)
                .toList();
    }

    private static boolean runs(
            Domain<?> domain, ClosedLoopWorkload workload, ListedImplementation implementation) {
        return implementation.contract().equals(domain.contract())
                && implementation.available()
                && implementation.capabilities().containsAll(workload.requires());
    }

    private BenchmarkCase benchmark(
            String label, ClosedLoopWorkload workload, String implementation, Path temporaryFolder)
            throws IOException {
        Map<String, String> inputs = prepared.get(workload.id());
        if (inputs == null) {
            Path folder = Files.createTempDirectory(temporaryFolder, "input");
            inputs = workload.parameters(workload.prepare(folder, profile, seed));
            prepared.put(workload.id(), inputs);
        }
        SortedMap<String, String> parameters = new TreeMap<>(inputs);
        parameters.put(IMPLEMENTATION, implementation);
        return new BenchmarkCase(label, method(workload), true, 1, parameters);
    }

    private static String method(ClosedLoopWorkload workload) {
        Class<?> type = workload.benchmark();
        return type.getName()
                + "."
                + Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(Method::getName)
                        .findFirst()
                        .orElseThrow();
    }
}

package dev.dyno.harness.compare;

import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of the selected benchmarks both builds have.
 *
 * @param both in the order of their names
 * @param onlyInBase labels
 * @param onlyInCandidate labels
 */
record SharedBenchmarks(
        List<BenchmarkCase> both, List<String> onlyInBase, List<String> onlyInCandidate) {

    /**
     * Asks both builds.
     *
     * @throws UserError if a build has no benchmarks, or both have none in common
     */
    static SharedBenchmarks of(GateOptions options, Path temporaryFolder)
            throws IOException, InterruptedException {
        Set<BenchmarkCase> base = options.cases().of(options.base(), temporaryFolder);
        Set<BenchmarkCase> candidate = options.cases().of(options.candidate(), temporaryFolder);
        return of(options, base, candidate);
    }

    static SharedBenchmarks of(
            GateOptions options, Set<BenchmarkCase> base, Set<BenchmarkCase> candidate) {
        Predicate<BenchmarkCase> isSelected = one -> options.include().matcher(one.label()).find();
        Set<BenchmarkCase> both = new TreeSet<>(base);
        both.retainAll(candidate);
        List<BenchmarkCase> selected = both.stream().filter(isSelected).toList();
        if (selected.isEmpty()) {
            throw new UserError(ExitCode.USAGE, nothing(options, base, both));
        }
        return new SharedBenchmarks(
                selected, missing(base, both, isSelected), missing(candidate, both, isSelected));
    }

    private static List<String> missing(
            Set<BenchmarkCase> of, Set<BenchmarkCase> both, Predicate<BenchmarkCase> isSelected) {
        return of.stream()
                .filter(one -> !both.contains(one))
                .filter(isSelected)
                .map(BenchmarkCase::label)
                .toList();
    }

    private static String nothing(
            GateOptions options, Set<BenchmarkCase> base, Set<BenchmarkCase> both) {
        if (both.isEmpty()) {
            return options.base().label()
                    + " and "
                    + options.candidate().label()
                    + " have no benchmark in common; compare two builds of the same benchmarks";
        }
        String known =
                both.stream().limit(5).map(BenchmarkCase::label).collect(Collectors.joining(", "));
        return "--include "
                + options.include()
                + " selects none of the "
                + both.size()
                + " benchmarks that both builds have; there are "
                + known
                + (base.size() > 5 ? ", ..." : "");
    }
}

package dev.dyno.harness.bisect;

import dev.dyno.harness.compare.Commit;
import dev.dyno.harness.compare.GateOptions;
import dev.dyno.harness.compare.GateRun;
import dev.dyno.harness.compare.OwnBenchmarks;
import dev.dyno.harness.compare.OwnBuild;
import dev.dyno.harness.compare.RefBuilds;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.InconclusivePolicy;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.catalogue.Domains;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares commits by the gate. The first comparison is of all selected benchmarks; of those that
 * moved the one that moved furthest is followed, slower ones before faster ones, and later
 * comparisons are of that one alone. Used by one thread.
 */
final class GateDuet implements Duet {
    private final BisectOptions options;
    private final RefBuilds builds;
    private final GateRun.Probe probe;
    private final PrintWriter err;
    private final Path folder;
    private final List<String> alsoMoved = new ArrayList<>();
    private @Nullable Moved moved;
    private double secondsSpent;
    private int duets;

    /** What is followed. */
    private record Moved(String benchmark, Verdict direction) {}

    /**
     * Prepares comparisons.
     *
     * @param folder an existing one, for the folders of the gates
     */
    GateDuet(
            BisectOptions options,
            RefBuilds builds,
            GateRun.Probe probe,
            Path folder,
            PrintWriter err) {
        this.options = options;
        this.builds = builds;
        this.probe = probe;
        this.folder = folder;
        this.err = err;
    }

    /** Returns the benchmark that is followed, or null before one has moved. */
    @Nullable String benchmark() {
        return moved == null ? null : moved.benchmark();
    }

    /** Returns slower or faster, or null before a benchmark has moved. */
    @Nullable String direction() {
        return moved == null ? null : moved.direction().name().toLowerCase(Locale.ROOT);
    }

    /** Returns the other benchmarks that moved from the good commit to the bad one. */
    List<String> alsoMoved() {
        return List.copyOf(alsoMoved);
    }

    @Override
    public boolean hasTime() {
        return secondsLeft() > 0;
    }

    private double secondsLeft() {
        return options.budget().toMillis() / 1e3 - secondsSpent;
    }

    @Override
    public Finding compare(Commit base, Commit commit, int duetsLeft)
            throws IOException, InterruptedException {
        OwnBuild from;
        OwnBuild to;
        try {
            from = builds.of("commit", base.hash());
            to = builds.of("commit", commit.hash());
        } catch (UserError failure) {
            return skipped(failure);
        }
        GateRun gate = new GateRun(gate(from, to, duetsLeft), probe, err);
        long begin = System.nanoTime();
        try {
            return finding(gate.run(() -> {}), gate.folder());
        } catch (UserError failure) {
            return skipped(failure);
        } finally {
            secondsSpent += (System.nanoTime() - begin) / 1e9;
        }
    }

    /** Before a benchmark is followed both commits are the user's, who must hear of it. */
    private Finding skipped(UserError failure) {
        if (failure.exitCode() != ExitCode.USAGE || moved == null) {
            throw failure;
        }
        return new Finding(Answer.SKIPPED, null, String.valueOf(failure.getMessage()), null);
    }

    private GateOptions gate(OwnBuild from, OwnBuild to, int duetsLeft) {
        Pattern include =
                moved == null
                        ? options.include()
                        : Pattern.compile("^" + Pattern.quote(moved.benchmark()) + "$");
        duets++;
        return new GateOptions(
                from.build(),
                to.build(),
                new OwnBenchmarks(
                        Domains.all(),
                        List.of(from, to),
                        include,
                        options.profile(),
                        options.seed()),
                include,
                options.detectFraction(),
                options.falseAlarmFraction() / Bisection.ATTEMPTS_MAX,
                null,
                null,
                Duration.ofMillis(Math.max(1, Math.round(1e3 * secondsLeft() / duetsLeft))),
                InconclusivePolicy.WARN,
                SplitMix64.mix(options.seed() ^ SplitMix64.mix(duets)) >>> 1,
                options.settings(),
                folder,
                options.commandLine());
    }

    private Finding finding(GateReport report, Path gateFolder) {
        if (moved == null) {
            choose(report);
        }
        BenchmarkReport followed =
                report.benchmarks().stream()
                        .filter(one -> one.benchmark().equals(benchmark()))
                        .findFirst()
                        .orElse(report.benchmarks().getFirst());
        return new Finding(
                answer(report, followed),
                costRatio(followed),
                followed.reason(),
                String.valueOf(gateFolder.getFileName()));
    }

    private Answer answer(GateReport report, BenchmarkReport followed) {
        return moved == null
                ? unmoved(report.benchmarks().stream().map(BenchmarkReport::verdict).toList())
                : answer(followed.verdict(), moved.direction());
    }

    /** Returns what several benchmarks say of which none has moved. */
    static Answer unmoved(List<Verdict> verdicts) {
        return verdicts.stream().allMatch(verdict -> verdict == Verdict.SAME)
                ? Answer.UNMOVED
                : Answer.UNCLEAR;
    }

    /** Returns what a verdict says where a benchmark moved in a direction. */
    static Answer answer(Verdict verdict, Verdict direction) {
        return switch (verdict) {
            case SLOWER, FASTER -> verdict == direction ? Answer.MOVED : Answer.UNMOVED;
            case SAME -> Answer.UNMOVED;
            case INCONCLUSIVE, INVALID -> Answer.UNCLEAR;
        };
    }

    private void choose(GateReport report) {
        for (Verdict direction : List.of(Verdict.SLOWER, Verdict.FASTER)) {
            List<BenchmarkReport> candidates =
                    report.benchmarks().stream()
                            .filter(one -> one.verdict() == direction)
                            .sorted(Comparator.comparingDouble(one -> -distance(costRatio(one))))
                            .toList();
            for (BenchmarkReport one : candidates) {
                if (moved == null) {
                    moved = new Moved(one.benchmark(), direction);
                } else {
                    alsoMoved.add(one.benchmark());
                }
            }
        }
    }

    private static double distance(@Nullable Double costRatio) {
        return costRatio == null ? 0 : Math.abs(Math.log(costRatio));
    }

    /** Returns the ratio of the figure that decided: the slower guard's, or the gating one's. */
    private static @Nullable Double costRatio(BenchmarkReport report) {
        ComparisonResult decisive =
                report.comparisons().stream()
                        .filter(one -> one.verdict() == report.verdict())
                        .findFirst()
                        .orElse(report.gating());
        Ratio ratio = decisive.ratio();
        return ratio == null ? null : ratio.estimate();
    }
}

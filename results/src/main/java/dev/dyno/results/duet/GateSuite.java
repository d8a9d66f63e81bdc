package dev.dyno.results.duet;

import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.gate.Comparison;
import dev.dyno.results.gate.Gate;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.GateSettings;
import dev.dyno.results.gate.InconclusivePolicy;
import dev.dyno.results.gate.NextStep;
import dev.dyno.results.gate.Verdict;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.GateManifest.BenchmarkInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The comparisons of a gate. Takes fork groups in the order of time, while they are measured or
 * from a stored gate; the same groups give the same answers. Used by one thread.
 */
public final class GateSuite {
    private final GateManifest manifest;
    private final GateSettings settings;
    private final int size;
    private final InconclusivePolicy policy;
    private final Map<String, BenchmarkTrack> tracks = new LinkedHashMap<>();

    /** Creates a suite without groups. */
    public GateSuite(GateManifest manifest) {
        this.manifest = manifest;
        this.policy =
                InconclusivePolicy.valueOf(
                        manifest.demand().onInconclusive().toUpperCase(Locale.ROOT));
        this.settings = settings(manifest, policy);
        this.size =
                Math.max(
                        1,
                        manifest.benchmarks().stream()
                                .mapToInt(benchmark -> BenchmarkTrack.metrics(benchmark).size())
                                .sum());
        for (BenchmarkInfo benchmark : manifest.benchmarks()) {
            tracks.put(benchmark.name(), new BenchmarkTrack(benchmark, settings(benchmark), size));
        }
    }

    private static GateSettings settings(GateManifest manifest, InconclusivePolicy policy) {
        GateSettings defaults = GateSettings.defaults(manifest.seed());
        Double slowed = manifest.measurement().slowedFraction();
        return new GateSettings(
                manifest.demand().detectFraction(),
                manifest.demand().comparisonAlpha(),
                manifest.demand().suiteAlpha(),
                defaults.power(),
                slowed == null ? defaults.injectedFraction() : slowed,
                defaults.looks(),
                policy,
                manifest.seed());
    }

    /** Returns how each comparison of a benchmark of this suite is judged. */
    public GateSettings settings(String benchmark) {
        return settings(track(benchmark).benchmark());
    }

    /** Any figure can make a benchmark slower, so they share its risk of a false alarm. */
    private GateSettings settings(BenchmarkInfo benchmark) {
        int figures = BenchmarkTrack.metrics(benchmark).size();
        return settings.withComparisonAlpha(settings.comparisonAlpha() / figures);
    }

    /** Returns how many comparisons are judged together, at least 1. */
    public int size() {
        return size;
    }

    /** Takes a group; its benchmark must be one of the manifest's. */
    public void add(DuetGroup group) {
        track(group.benchmark()).add(group);
    }

    /** Returns what to measure next for a benchmark. */
    public NextStep next(String benchmark) {
        return track(benchmark).next();
    }

    private BenchmarkTrack track(String benchmark) {
        BenchmarkTrack track = tracks.get(benchmark);
        if (track == null) {
            throw new IllegalArgumentException("'" + benchmark + "' is not part of this gate");
        }
        return track;
    }

    /**
     * Judges all benchmarks together. May be called at any time; what is not finished is
     * inconclusive and says what it needs.
     *
     * @param notes what holds for the whole gate
     */
    public GateReport report(List<String> notes) {
        List<Comparison> all =
                tracks.values().stream().flatMap(track -> track.measured().stream()).toList();
        List<ComparisonResult> results = all.isEmpty() ? List.of() : Gate.judge(all).comparisons();
        List<BenchmarkReport> reports = new ArrayList<>();
        int next = 0;
        for (BenchmarkTrack track : tracks.values()) {
            int count = track.measured().size();
            reports.add(report(track, results.subList(next, next + count)));
            next += count;
        }
        return new GateReport(
                GateReport.SCHEMA_VERSION,
                manifest.runId(),
                manifest.base().label(),
                manifest.candidate().label(),
                manifest.seed(),
                worst(reports),
                reports.stream().anyMatch(BenchmarkReport::failsBuild),
                reports,
                manifest.onlyInBase(),
                manifest.onlyInCandidate(),
                notes,
                List.of());
    }

    /**
     * Returns the verdicts alone, by benchmark in their order, which is much cheaper than a report.
     * They are those of {@link #report}.
     */
    public Map<String, Verdict> verdicts() {
        List<Comparison> all =
                tracks.values().stream().flatMap(track -> track.measured().stream()).toList();
        List<Verdict> measured = all.isEmpty() ? List.of() : Gate.verdicts(all);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        int next = 0;
        for (BenchmarkTrack track : tracks.values()) {
            int count = track.measured().size();
            verdicts.put(
                    track.benchmark().name(), verdict(track, measured.subList(next, next + count)));
            next += count;
        }
        return verdicts;
    }

    private static Verdict verdict(BenchmarkTrack track, List<Verdict> measured) {
        if (track.isGivenUp()) {
            return track.hasCandidateFailed() ? Verdict.INVALID : Verdict.INCONCLUSIVE;
        }
        return measured.subList(1, measured.size()).contains(Verdict.SLOWER)
                ? Verdict.SLOWER
                : measured.getFirst();
    }

    private BenchmarkReport report(BenchmarkTrack track, List<ComparisonResult> results) {
        Verdict verdict = verdict(track, results.stream().map(ComparisonResult::verdict).toList());
        String reason = results.getFirst().reason();
        boolean fails = results.getFirst().failsBuild();
        for (ComparisonResult guard : results.subList(1, results.size())) {
            if (guard.verdict() == Verdict.SLOWER
                    && results.getFirst().verdict() != Verdict.SLOWER) {
                reason = guard.metric() + ": " + guard.reason();
                fails = true;
            }
        }
        DuetGroup spoilt = track.lastSpoilt().orElse(null);
        if (spoilt != null && track.isGivenUp()) {
            boolean isCandidate = track.hasCandidateFailed();
            fails = isCandidate || policy == InconclusivePolicy.FAIL;
            reason = spoilt.failedArm() + " " + spoilt.status() + ": " + spoilt.reason();
        }
        return new BenchmarkReport(
                track.benchmark().name(),
                verdict,
                reason,
                fails,
                results,
                track.wholeGroups(),
                track.notes());
    }

    private static Verdict worst(List<BenchmarkReport> reports) {
        List<Verdict> byBadness =
                List.of(
                        Verdict.INVALID,
                        Verdict.SLOWER,
                        Verdict.INCONCLUSIVE,
                        Verdict.SAME,
                        Verdict.FASTER);
        return byBadness.stream()
                .filter(verdict -> reports.stream().anyMatch(one -> one.verdict() == verdict))
                .findFirst()
                .orElse(Verdict.INCONCLUSIVE);
    }
}

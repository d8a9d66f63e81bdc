package dev.dyno.results.duet;

import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.Verdict;
import java.util.List;

/**
 * What the gate says of two builds.
 *
 * @param base the base's name
 * @param candidate the candidate's name
 * @param verdict the worst of the benchmarks, or inconclusive if there is none
 * @param failsBuild whether a build must stop
 * @param benchmarks in the order of their names
 * @param onlyInBase benchmarks that the candidate lacks, which nobody compared
 * @param onlyInCandidate benchmarks that the base lacks, which nobody compared
 * @param notes what holds for the whole gate
 * @param evidence what may explain slower benchmarks, where it was gathered
 */
public record GateReport(
        int schemaVersion,
        String runId,
        String base,
        String candidate,
        long seed,
        Verdict verdict,
        boolean failsBuild,
        List<BenchmarkReport> benchmarks,
        List<String> onlyInBase,
        List<String> onlyInCandidate,
        List<String> notes,
        List<Evidence> evidence) {
    /** The version of this record's components. */
    public static final int SCHEMA_VERSION = 1;

    /** Copies the lists. */
    public GateReport {
        benchmarks = List.copyOf(benchmarks);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInCandidate = List.copyOf(onlyInCandidate);
        notes = List.copyOf(notes);
        evidence = List.copyOf(evidence);
    }

    /** Returns the same with evidence. */
    public GateReport with(List<Evidence> gathered) {
        return new GateReport(
                schemaVersion,
                runId,
                base,
                candidate,
                seed,
                verdict,
                failsBuild,
                benchmarks,
                onlyInBase,
                onlyInCandidate,
                notes,
                gathered);
    }

    /**
     * What was gathered of a slower benchmark after the verdict, which it did not change.
     *
     * @param folder where the files lie, in the gate's folder
     * @param files their names
     * @param problems what could not be gathered, and why
     */
    public record Evidence(
            String benchmark, String folder, List<String> files, List<String> problems) {
        /** Copies the lists. */
        public Evidence {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /**
     * One benchmark.
     *
     * @param reason in words, of the metric that decided
     * @param comparisons the gating metric first, then the guards that were measured; what a guard
     *     says counts only if it is slower
     * @param groups fork groups that were measured whole
     * @param notes fork groups that are not used, and why
     */
    public record BenchmarkReport(
            String benchmark,
            Verdict verdict,
            String reason,
            boolean failsBuild,
            List<ComparisonResult> comparisons,
            int groups,
            List<String> notes) {
        /** Copies the lists. */
        public BenchmarkReport {
            comparisons = List.copyOf(comparisons);
            notes = List.copyOf(notes);
        }

        /** Returns the gating comparison. */
        public ComparisonResult gating() {
            return comparisons.getFirst();
        }

        /** Answers whether a comparison of this benchmark is the gating one, and not a guard. */
        public boolean isGating(ComparisonResult comparison) {
            return comparison.metric().equals(gating().metric());
        }
    }
}

package dev.dyno.results.calibration;

import dev.dyno.results.gate.Verdict;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.stats.Proportions;
import java.util.List;

/**
 * How often the gate said what.
 *
 * @param slowerFraction false alarms among comparisons of equals, found slowdowns among others
 * @param slowerInterval of the probability of that, by Clopper and Pearson, at least 95 %
 */
public record VerdictCounts(
        int comparisons,
        int slower,
        int same,
        int faster,
        int inconclusive,
        int invalid,
        double slowerFraction,
        Interval slowerInterval) {
    private static final double CONFIDENCE = 0.95;

    /** Counts verdicts, at least one. */
    static VerdictCounts of(List<Verdict> verdicts) {
        int slower = count(verdicts, Verdict.SLOWER);
        return new VerdictCounts(
                verdicts.size(),
                slower,
                count(verdicts, Verdict.SAME),
                count(verdicts, Verdict.FASTER),
                count(verdicts, Verdict.INCONCLUSIVE),
                count(verdicts, Verdict.INVALID),
                (double) slower / verdicts.size(),
                Proportions.interval(slower, verdicts.size(), CONFIDENCE));
    }

    private static int count(List<Verdict> verdicts, Verdict wanted) {
        return Math.toIntExact(verdicts.stream().filter(one -> one == wanted).count());
    }
}

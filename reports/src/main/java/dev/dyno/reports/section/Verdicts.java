package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Statement;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.summary.Forks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts in words. What is wrong comes first, then what ours lose, what is not decided, and
 * what ours win; each comparison is headed by its worst case.
 */
final class Verdicts {
    private final RunView view;

    Verdicts(RunView view) {
        this.view = view;
    }

    /** One comparison on one workload. */
    private record Duel(String workload, Ratio ratio) {
        boolean isWon() {
            Interval interval = ratio.interval();
            return interval != null && interval.low() > 1;
        }

        boolean isLost() {
            Interval interval = ratio.interval();
            return interval != null && interval.high() < 1;
        }
    }

    /** Returns all statements, worst first; never empty. */
    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>(withoutFigures());
        statements.addAll(comparisons());
        statements.addAll(latencies());
        statements.sort(Comparator.comparingInt(statement -> rank(statement.tone())));
        if (statements.isEmpty()) {
            statements.add(
                    new Statement(
                            Tone.WARN, "Nothing", "This run holds no comparison to judge.", null));
        }
        return statements;
    }

    private static int rank(Tone tone) {
        return switch (tone) {
            case BAD -> 0;
            case WARN -> 1;
            case GOOD -> 2;
            case PLAIN -> 3;
        };
    }

    /** Says once per implementation, verdict and reason what gave no figure. */
    private List<Statement> withoutFigures() {
        Map<List<String>, List<String>> workloads = new LinkedHashMap<>();
        for (Row row : view.summary().rows()) {
            if (!row.verdict().equals("valid")) {
                String reason = row.reason() == null ? "no reason was stored" : row.reason();
                workloads
                        .computeIfAbsent(
                                List.of(row.implementation(), row.verdict(), reason),
                                _ -> new ArrayList<>())
                        .add(row.workload());
            }
        }
        List<Statement> statements = new ArrayList<>();
        workloads.forEach((what, where) ->
                statements.add(
                        new Statement(
                                Words.tone(what.get(1)),
                                Words.capital(what.get(1)),
                                what.get(0) + ": " + what.get(2),
                                "No figure on " + String.join(", ", where) + ".")));
        return statements;
    }

    private List<Statement> comparisons() {
        List<Statement> statements = new ArrayList<>();
        for (String ours : implementations("ours")) {
            List<String> others = new ArrayList<>(implementations("peer"));
            others.addAll(implementations("reference"));
            for (String other : others) {
                List<Duel> duels = duels(ours, other);
                if (!duels.isEmpty()) {
                    statements.add(comparison(ours, other, duels));
                }
            }
        }
        return statements;
    }

    private Set<String> implementations(String kind) {
        return view.summary().rows().stream()
                .filter(row -> row.implementationKind().equals(kind))
                .map(Row::implementation)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Duel> duels(String ours, String other) {
        List<Duel> duels = new ArrayList<>();
        for (Row row : view.summary().rows()) {
            if (!row.kind().equals("closed_loop") || !row.implementation().equals(ours)) {
                continue;
            }
            Row opponent = row(row.workload(), other);
            if (opponent == null || !opponent.contract().equals(row.contract())) {
                continue;
            }
            Ratio ratio = Forks.ratio(view.forks(row), view.forks(opponent));
            if (ratio != null) {
                duels.add(new Duel(row.workload(), ratio));
            }
        }
        duels.sort(Comparator.comparingDouble(duel -> duel.ratio().estimate()));
        return duels;
    }

    private @Nullable Row row(String workload, String implementation) {
        return view.summary().rows().stream()
                .filter(row -> row.workload().equals(workload))
                .filter(row -> row.implementation().equals(implementation))
                .findFirst()
                .orElse(null);
    }

    private static Statement comparison(String ours, String other, List<Duel> duels) {
        long won = duels.stream().filter(Duel::isWon).count();
        long lost = duels.stream().filter(Duel::isLost).count();
        long open = duels.size() - won - lost;
        Duel worst = duels.getFirst();
        Tone tone = lost > 0 ? Tone.BAD : open > 0 ? Tone.WARN : Tone.GOOD;
        String label = lost > 0 ? "Behind" : open > 0 ? "Inconclusive" : "Ahead";
        StringBuilder sentence = new StringBuilder(ours).append(" is ");
        sentence.append(Words.ratio(worst.ratio())).append(" the throughput of ").append(other);
        if (duels.size() == 1) {
            sentence.append(" on ").append(worst.workload());
        } else {
            sentence.append(" in the worst case, ").append(worst.workload());
            sentence.append("; faster on ").append(won).append(" of ").append(duels.size());
            sentence.append(" workloads");
        }
        if (lost > 0) {
            sentence.append(", slower on ").append(lost);
        }
        if (open > 0) {
            sentence.append(", not decided on ").append(open);
        }
        String detail =
                duels.stream()
                        .map(duel -> duel.workload() + " " + Words.ratio(duel.ratio()))
                        .collect(Collectors.joining("; "));
        return new Statement(
                tone, label, sentence.append('.').toString(), detail + ". " + pairs(duels));
    }

    private static String pairs(List<Duel> duels) {
        int fewest = duels.stream().mapToInt(duel -> duel.ratio().pairs()).min().orElse(0);
        Interval interval = duels.getFirst().ratio().interval();
        return "At least "
                + Quantities.plural(fewest, "pair", "pairs")
                + " of forks each; "
                + (interval == null
                        ? "too few for an interval."
                        : "intervals at " + Quantities.share(interval.confidence()) + ".");
    }

    /** Gives ours against the fastest other at the highest rate that both sustained. */
    private List<Statement> latencies() {
        List<Statement> statements = new ArrayList<>();
        for (Row row : view.summary().rows()) {
            if (row.kind().equals("open_loop") && row.implementationKind().equals("ours")) {
                for (Row other : view.summary().rows()) {
                    if (other.workload().equals(row.workload())
                            && !other.implementationKind().equals("ours")) {
                        latency(row, other, statements);
                    }
                }
            }
        }
        return statements;
    }

    private static void latency(Row ours, Row other, List<Statement> statements) {
        for (RatePercentiles rate : ours.percentiles().reversed()) {
            for (RatePercentiles otherRate : other.percentiles()) {
                if (rate.offeredPerSecond() == otherRate.offeredPerSecond()
                        && rate.sustained()
                        && otherRate.sustained()) {
                    Percentile own = p99(rate);
                    Percentile theirs = p99(otherRate);
                    if (own != null && theirs != null) {
                        statements.add(latency(ours, other, rate, own, theirs));
                    }
                    return;
                }
            }
        }
    }

    private static Statement latency(
            Row ours, Row other, RatePercentiles rate, Percentile own, Percentile theirs) {
        // Samples within a fork depend on each other, so disjoint intervals are no proof; touching
        // ones show that nothing can be said.
        boolean below = isBelow(own, theirs);
        boolean above = isBelow(theirs, own);
        Tone tone = above ? Tone.BAD : below ? Tone.PLAIN : Tone.WARN;
        String label = above ? "Behind" : below ? "Latency" : "Inconclusive";
        String sentence =
                "p99 of "
                        + ours.workload()
                        + " at "
                        + Quantities.magnitude(rate.offeredPerSecond())
                        + "/s: "
                        + ours.implementation()
                        + " "
                        + Words.duration(own)
                        + ", "
                        + other.implementation()
                        + " "
                        + Words.duration(theirs)
                        + ".";
        return new Statement(
                tone,
                label,
                sentence,
                "The highest rate that both sustained; intervals treat requests as independent, so"
                        + " they are the least uncertainty there is.");
    }

    private static boolean isBelow(Percentile one, Percentile other) {
        Long high = one.highNanos();
        Long low = other.lowNanos();
        return high != null && low != null && high < low;
    }

    private static @Nullable Percentile p99(RatePercentiles rate) {
        return rate.percentiles().stream()
                .filter(one -> one.percent() == 99 && one.valueNanos() != null)
                .findFirst()
                .orElse(null);
    }
}

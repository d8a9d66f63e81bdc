package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Statement;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.model.RunSummary.Comparison;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

        Tone tone() {
            return isLost() ? Tone.BAD : isWon() ? Tone.GOOD : Tone.WARN;
        }

        String label() {
            return Verdicts.label(tone());
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
                tone, label(tone), sentence.append('.').toString(), detail + ". " + pairs(duels));
    }

    private static String label(Tone tone) {
        return switch (tone) {
            case BAD -> "Behind";
            case GOOD -> "Ahead";
            default -> "Inconclusive";
        };
    }

    private static String pairs(List<Duel> duels) {
        int fewest = duels.stream().mapToInt(duel -> duel.ratio().pairs()).min().orElse(0);
        Interval interval = duels.getFirst().ratio().interval();
        return (duels.size() == 1 ? "" : "At least ")
                + Quantities.plural(fewest, "pair", "pairs")
                + (duels.size() == 1 ? " of forks; " : " of forks each; ")
                + (interval == null
                        ? "too few for an interval."
                        : "intervals at " + Quantities.share(interval.confidence()) + ".");
    }

    /** Gives ours against the reference and the strongest peer, fork by fork. */
    private List<Statement> latencies() {
        List<Statement> statements = new ArrayList<>();
        for (Row row : view.summary().rows()) {
            if (!row.kind().equals("open_loop") || !row.implementationKind().equals("ours")) {
                continue;
            }
            Comparison comparison = row.comparison();
            if (comparison != null) {
                latency(row, comparison.implementation(), comparison.ratio(), statements);
            }
            Ratio ratio = row.ratioToReference();
            if (ratio != null) {
                for (String reference : implementations("reference")) {
                    latency(row, reference, ratio, statements);
                }
            }
        }
        return statements;
    }

    private void latency(Row ours, String opponent, Ratio ratio, List<Statement> statements) {
        Row other = row(ours.workload(), opponent);
        if (other == null || !other.contract().equals(ours.contract())) {
            return;
        }
        for (RatePercentiles rate : ours.percentiles().reversed()) {
            for (RatePercentiles otherRate : other.percentiles()) {
                if (rate.offeredPerSecond() == otherRate.offeredPerSecond()
                        && rate.sustained()
                        && otherRate.sustained()) {
                    Duel duel = new Duel(ours.workload(), ratio);
                    String sentence =
                            String.format(
                                    Locale.ROOT,
                                    "p99 of %s at %s/s: %s %s, %s %s;"
                                            + " ratio %s, above one is better.",
                                    ours.workload(),
                                    Quantities.magnitude(rate.offeredPerSecond()),
                                    ours.implementation(),
                                    p99(rate),
                                    other.implementation(),
                                    p99(otherRate),
                                    Words.ratio(ratio));
                    statements.add(
                            new Statement(
                                    duel.tone(),
                                    duel.label(),
                                    sentence,
                                    "The highest rate that both sustained. "
                                            + pairs(List.of(duel))));
                    return;
                }
            }
        }
    }

    private static String p99(RatePercentiles rate) {
        return rate.percentiles().stream()
                .filter(one -> one.percent() == 99)
                .map(Percentile::valueNanos)
                .filter(Objects::nonNull)
                .map(Quantities::nanos)
                .findFirst()
                .orElse("not known");
    }
}

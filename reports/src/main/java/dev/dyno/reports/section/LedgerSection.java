package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Table;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.Iteration;
import dev.dyno.results.model.TrialResult.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The causes of disturbance, summed over what was measured. */
final class LedgerSection {
    private LedgerSection() {}

    /** A span with its ledger. */
    private record Span(long durationNanos, Ledger ledger) {}

    /** Returns a row per workload and implementation. */
    static Section of(RunView view) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Row row : view.summary().rows()) {
            List<TrialResult> forks = view.forks(row);
            if (!forks.isEmpty()) {
                rows.add(row(row, forks));
            }
        }
        return new Section(
                "causes",
                "Causes of disturbance",
                List.of(
                        "What happened to the measured thread and the machine during the steady"
                                + " iterations and the open-loop slices. Disturbed means that one"
                                + " cause took more than "
                                + Quantities.share(Disturbance.SHARE)
                                + " of a span, or that the thread moved or waited for a page."
                                + " Disturbed spans count like all others."),
                false,
                List.of(),
                List.of(
                        new Table(
                                "causes-table",
                                "Ledger by workload and implementation",
                                List.of(
                                        Column.text("workload"),
                                        Column.text("implementation"),
                                        Column.number("spans disturbed"),
                                        Column.number("waited for CPU"),
                                        Column.number("steal, all CPUs"),
                                        Column.number("CPU pressure"),
                                        Column.number("collections"),
                                        Column.number("compilation"),
                                        Column.number("migrations"),
                                        Column.number("minor faults"),
                                        Column.number("major faults"),
                                        Column.number("other processes, worst fork")),
                                rows)),
                List.of());
    }

    private static List<Cell> row(Row row, List<TrialResult> forks) {
        List<Span> spans = forks.stream().flatMap(fork -> spans(fork).stream()).toList();
        long disturbed =
                spans.stream()
                        .filter(span ->
                                !Disturbance.of(span.ledger(), span.durationNanos()).isEmpty())
                        .count();
        double foreign =
                forks.stream().mapToDouble(TrialResult::foreignCpuFraction).max().orElse(0);
        return List.of(
                Cell.of(row.workload()),
                Cell.of(row.implementation()),
                Cell.of(
                        Quantities.count(disturbed) + " of " + Quantities.count(spans.size()),
                        disturbed > 0 ? Tone.WARN : Tone.PLAIN),
                time(sum(spans, Ledger::runDelayNanos)),
                time(sum(spans, Ledger::stealNanos)),
                time(scaled(sum(spans, Ledger::pressureCpuMicros))),
                collections(spans),
                time(sum(spans, Ledger::jitNanos)),
                count(sum(spans, Ledger::migrations)),
                count(sum(spans, Ledger::minorFaults)),
                count(sum(spans, Ledger::majorFaults)),
                Cell.of(Quantities.share(foreign)));
    }

    private static List<Span> spans(TrialResult fork) {
        List<Span> spans = new ArrayList<>();
        ClosedLoopSamples closed = fork.closedLoop();
        if (closed != null) {
            for (Iteration iteration : closed.iterations()) {
                if (iteration.index() >= Math.max(0, closed.steadyFromIndex())) {
                    spans.add(new Span(iteration.durationNanos(), iteration.ledger()));
                }
            }
        }
        fork.openLoop()
                .forEach(rate ->
                        rate.slices()
                                .forEach(slice ->
                                        spans.add(
                                                new Span(slice.durationNanos(), slice.ledger()))));
        return spans;
    }

    /** Returns the sum of what was told, or null where nothing was. */
    private static @Nullable Long sum(List<Span> spans, Function<Ledger, @Nullable Long> part) {
        List<Long> told =
                spans.stream()
                        .map(span -> part.apply(span.ledger()))
                        .filter(Objects::nonNull)
                        .toList();
        return told.isEmpty() ? null : told.stream().mapToLong(Long::longValue).sum();
    }

    private static @Nullable Long scaled(@Nullable Long micros) {
        return micros == null ? null : micros * 1_000;
    }

    private static Cell collections(List<Span> spans) {
        Long count = sum(spans, Ledger::gcCount);
        Long nanos = sum(spans, Ledger::gcNanos);
        return count == null || nanos == null
                ? Cell.of("not told")
                : Cell.of(Quantities.count(count) + " in " + Quantities.nanos(nanos));
    }

    private static Cell time(@Nullable Long nanos) {
        return Cell.of(nanos == null ? "not told" : Quantities.nanos(nanos));
    }

    private static Cell count(@Nullable Long count) {
        return Cell.of(count == null ? "not told" : Quantities.count(count));
    }
}

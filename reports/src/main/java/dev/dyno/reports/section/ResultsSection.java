package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Table;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import java.util.List;

/** Every row of the summary, also those without a figure. */
final class ResultsSection {
    private ResultsSection() {}

    /** Returns the table of all rows. */
    static Section of(RunView view) {
        Table table =
                new Table(
                        "results-table",
                        "Every workload and implementation",
                        List.of(
                                Column.text("workload"),
                                Column.text("implementation"),
                                Column.text("verdict"),
                                Column.text("measured"),
                                Column.number("estimate"),
                                Column.number("interval"),
                                Column.number("forks"),
                                Column.number("ratio to reference"),
                                Column.text("why not, or what to know")),
                        view.summary().rows().stream().map(ResultsSection::row).toList());
        return new Section(
                "results",
                "Results",
                List.of(
                        "Throughput is better when larger, a response time when smaller; a ratio"
                                + " above one is better than the reference in both."),
                false,
                List.of(),
                List.of(table),
                List.of());
    }

    private static List<Cell> row(Row row) {
        boolean isDuration = row.unit().contains("nanos");
        Double estimate = row.estimate();
        Ratio ratio = row.ratioToReference();
        String remark = row.reason() == null ? String.join("; ", row.notes()) : row.reason();
        return List.of(
                Cell.of(row.workload()),
                Cell.of(row.implementation()),
                Words.verdict(row.verdict()),
                Cell.of(Words.plain(row.unit())),
                estimate == null
                        ? Cell.NONE
                        : Cell.of(
                                isDuration
                                        ? Quantities.nanos(estimate)
                                        : Quantities.magnitude(estimate)),
                estimate == null || isDuration
                        ? Cell.NONE
                        : Words.interval(row.interval(), Quantities::magnitude),
                Cell.of(Quantities.count(row.forks())),
                ratio == null ? Cell.NONE : Cell.of(Words.ratio(ratio)),
                remark.isEmpty() ? Cell.NONE : Cell.of(remark));
    }
}

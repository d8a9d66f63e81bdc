package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Table;
import dev.dyno.results.model.RunSummary.Comparison;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every row of the summary, also those without a figure, and what is to know of them. */
final class ResultsSection {
    private ResultsSection() {}

    /** Returns the table of all rows, and each note once. */
    static Section of(RunView view) {
        List<String> introduction = new ArrayList<>();
        introduction.add(
                "Throughput is better when larger, a response time when smaller; a ratio above one"
                        + " is better in both. Response times are compared at the highest rate that"
                        + " both sustained.");
        List<List<Cell>> notes = new ArrayList<>();
        long measured = view.summary().rows().stream().filter(row -> row.forks() > 0).count();
        rowsByNote(view)
                .forEach((note, rows) -> {
                    if (rows.size() == measured) {
                        introduction.add("Holds for every row: " + Words.sentence(note));
                    } else {
                        notes.add(List.of(Cell.of(note), Cell.of(String.join("; ", rows))));
                    }
                });
        return new Section(
                "results",
                "Results",
                introduction,
                false,
                List.of(),
                List.of(
                        new Table(
                                "results-table",
                                "Every workload and implementation",
                                columns(),
                                view.summary().rows().stream().map(ResultsSection::row).toList())),
                List.of(
                        new Table(
                                "results-notes",
                                Quantities.plural(notes.size(), "note", "notes")
                                        + " on these figures",
                                List.of(Column.text("note"), Column.text("concerns")),
                                notes)));
    }

    private static Map<String, List<String>> rowsByNote(RunView view) {
        Map<String, List<String>> rowsByNote = new LinkedHashMap<>();
        for (Row row : view.summary().rows()) {
            for (String note : row.notes()) {
                rowsByNote
                        .computeIfAbsent(note, _ -> new ArrayList<>())
                        .add(row.implementation() + " on " + row.workload());
            }
        }
        return rowsByNote;
    }

    private static List<Column> columns() {
        return List.of(
                Column.text("workload"),
                Column.text("implementation"),
                Column.text("verdict"),
                Column.text("measured"),
                Column.number("estimate"),
                Column.number("interval"),
                Column.number("forks"),
                Column.number("ratio to reference"),
                Column.number("ratio to strongest peer"),
                Column.text("why not"));
    }

    private static List<Cell> row(Row row) {
        boolean isDuration = row.kind().equals("open_loop");
        Double estimate = row.estimate();
        Ratio ratio = row.ratioToReference();
        String reason = row.reason();
        return List.of(
                Cell.of(row.workload()),
                Cell.of(row.implementation()),
                Words.verdict(row.verdict()),
                Cell.of(isDuration ? "p99 of response times" : Words.plain(row.unit())),
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
                comparison(row),
                reason == null ? Cell.NONE : Cell.of(reason));
    }

    /** Returns the ratio to the peer, or to whom the reader named, and its name. */
    static Cell comparison(Row row) {
        Comparison comparison = row.comparison();
        return comparison == null
                ? Cell.NONE
                : Cell.of(Words.ratio(comparison.ratio()) + " " + comparison.implementation());
    }
}

package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Table;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.ConformanceResult.CaseResult;
import java.util.ArrayList;
import java.util.List;

/** What the gate said before anything was timed. */
final class ConformanceSection {
    private ConformanceSection() {}

    /** Returns a row per implementation, then every case. */
    static Section of(RunView view) {
        List<List<Cell>> verdicts = new ArrayList<>();
        List<List<Cell>> cases = new ArrayList<>();
        for (ConformanceResult result : view.run().conformance()) {
            String reason = result.reason();
            verdicts.add(
                    List.of(
                            Cell.of(result.implementation()),
                            Words.verdict(result.verdict()),
                            count(result, "passed"),
                            count(result, "failed"),
                            count(result, "skipped"),
                            reason == null ? Cell.NONE : Cell.of(reason)));
            for (CaseResult one : result.cases()) {
                String message = one.message();
                cases.add(
                        List.of(
                                Cell.of(one.name()),
                                Cell.of(result.implementation()),
                                Words.verdict(one.outcome()),
                                Cell.of(one.rule()),
                                message == null ? Cell.NONE : Cell.of(message)));
            }
        }
        return new Section(
                "conformance",
                "Conformance",
                List.of(
                        verdicts.isEmpty()
                                ? "The run holds no verdict of the gate: nothing here is proven"
                                        + " correct."
                                : "Checked before timing, in a JVM with the flags of the trials."
                                        + " A skipped case needs a capability that the"
                                        + " implementation does not have."),
                false,
                List.of(),
                List.of(
                        new Table(
                                "conformance-table",
                                "Verdicts of the gate",
                                List.of(
                                        Column.text("implementation"),
                                        Column.text("verdict"),
                                        Column.number("passed"),
                                        Column.number("failed"),
                                        Column.number("skipped"),
                                        Column.text("why")),
                                verdicts)),
                List.of(
                        new Table(
                                "conformance-cases",
                                "Every case",
                                List.of(
                                        Column.code("case"),
                                        Column.text("implementation"),
                                        Column.text("outcome"),
                                        Column.text("rule"),
                                        Column.text("what was seen, or what is missing")),
                                cases)));
    }

    private static Cell count(ConformanceResult result, String outcome) {
        return Cell.of(
                Quantities.count(
                        result.cases().stream()
                                .filter(one -> one.outcome().equals(outcome))
                                .count()));
    }
}

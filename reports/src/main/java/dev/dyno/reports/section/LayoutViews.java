package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.LayoutView;
import dev.dyno.reports.view.LayoutView.ClassView;
import dev.dyno.reports.view.LayoutView.LineView;
import dev.dyno.reports.view.LayoutView.ModeView;
import dev.dyno.reports.view.LayoutView.SegmentView;
import dev.dyno.reports.view.Table;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.LayoutResult.Field;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary.Ratio;
import dev.dyno.results.model.RunSummary.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cache-line maps: the fields of each class as cells on lines of 64 bytes. */
final class LayoutViews {
    private static final int LINE_BYTES = 64;
    private static final int LINES_MAX = 64;
    private static final Field BEYOND = new Field("beyond", "", "", "", 0, 0, null);

    private final RunView view;
    private int tables;

    LayoutViews(RunView view) {
        this.view = view;
    }

    /** Returns how to read the maps, or that there are none. */
    static List<String> introduction(List<LayoutView> layouts) {
        if (layouts.isEmpty()) {
            return List.of(
                    "This run stored no maps; the layout command shows those of an"
                            + " implementation.");
        }
        return List.of(
                "Each row is a line of 64 bytes, as if the object began on one. Two fields in one"
                        + " row travel together: good when one thread uses both, bad when two"
                        + " threads write them. Colours tell primitives by size, references,"
                        + " headers and gaps; both header modes are shown where both were read.",
                "Above the maps of an implementation stands what it was measured to do, so that two"
                        + " which differ in their layout only show what the layout costs.");
    }

    /** Returns the maps of all implementations. */
    List<LayoutView> views() {
        List<LayoutView> views = new ArrayList<>();
        for (LayoutResult layout : view.run().layouts()) {
            Map<String, List<ClassLayout>> byClass = new LinkedHashMap<>();
            for (ClassLayout one : layout.classes()) {
                byClass.computeIfAbsent(one.className(), _ -> new ArrayList<>()).add(one);
            }
            List<ClassView> classes = new ArrayList<>();
            byClass.forEach((name, modes) ->
                    classes.add(
                            new ClassView(
                                    name.substring(name.lastIndexOf('.') + 1),
                                    name,
                                    modes.stream().map(this::mode).toList())));
            String id = "layout-" + (views.size() + 1);
            views.add(
                    new LayoutView(
                            id,
                            layout.implementation(),
                            view.key().colour(layout.contract(), layout.implementation()),
                            layout.problem(),
                            costs(id, layout),
                            classes));
        }
        return views;
    }

    /** Returns what the closed loops measured of the implementation that a layout is of. */
    private Table costs(String id, LayoutResult layout) {
        List<List<Cell>> rows = new ArrayList<>();
        for (WorkloadInfo workload : view.workloads("closed_loop")) {
            for (Row row : view.rows(workload)) {
                if (row.contract().equals(layout.contract())
                        && row.implementation().equals(layout.implementation())) {
                    rows.add(cost(row));
                }
            }
        }
        return new Table(
                id + "-costs",
                layout.implementation() + ", measured",
                List.of(
                        Column.text("workload"),
                        Column.text("verdict"),
                        Column.number("per second"),
                        Column.number("ratio to reference"),
                        Column.text("compared with")),
                rows);
    }

    private static List<Cell> cost(Row row) {
        Double estimate = row.estimate();
        Ratio ratio = row.ratioToReference();
        return List.of(
                Cell.of(row.workload()),
                Words.verdict(row.verdict()),
                estimate == null ? Cell.NONE : Cell.of(Quantities.magnitude(estimate)),
                ratio == null ? Cell.NONE : Cell.of(Words.ratio(ratio)),
                ResultsSection.comparison(row));
    }

    private ModeView mode(ClassLayout layout) {
        String title =
                (layout.compactHeaders() ? "compact headers" : "standard headers")
                        + ", "
                        + Quantities.count(layout.instanceBytes())
                        + " B";
        List<String> warnings =
                layout.sharedLines().stream()
                        .map(line ->
                                "Line "
                                        + line.lineIndex()
                                        + " of "
                                        + line.lineBytes()
                                        + " bytes is shared by "
                                        + String.join(", ", line.fields())
                                        + ".")
                        .toList();
        return new ModeView(title, lines(layout.fields()), warnings, twin(layout, title));
    }

    private Table twin(ClassLayout layout, String title) {
        tables++;
        return new Table(
                "layout-table-" + tables,
                layout.className() + ", " + title,
                List.of(
                        Column.number("offset"),
                        Column.number("bytes"),
                        Column.text("kind"),
                        Column.code("name"),
                        Column.code("type"),
                        Column.text("declared by"),
                        Column.text("contended group")),
                layout.fields().stream().map(LayoutViews::twinRow).toList());
    }

    private static List<Cell> twinRow(Field field) {
        String group = field.contendedGroup();
        return List.of(
                Cell.of(Quantities.count(field.offsetBytes())),
                Cell.of(Quantities.count(field.sizeBytes())),
                Cell.of(field.kind()),
                Cell.of(field.name()),
                Cell.of(field.type()),
                Cell.of(field.declaredBy()),
                group == null ? Cell.NONE : Cell.of(group));
    }

    /** Cuts fields at the ends of lines; bytes that no field claims are gaps. */
    private static List<LineView> lines(List<Field> fields) {
        Map<Long, List<SegmentView>> lines = new LinkedHashMap<>();
        long at = 0;
        for (Field field : fields) {
            if (field.offsetBytes() > at) {
                at = add(lines, at, field.offsetBytes(), null);
            }
            at = add(lines, at, Math.max(at, field.offsetBytes() + field.sizeBytes()), field);
        }
        if (at % LINE_BYTES != 0) {
            add(lines, at, (at / LINE_BYTES + 1) * LINE_BYTES, BEYOND);
        }
        return lines.entrySet().stream()
                .limit(LINES_MAX)
                .map(line -> new LineView("+" + line.getKey() * LINE_BYTES, line.getValue()))
                .toList();
    }

    private static long add(
            Map<Long, List<SegmentView>> lines, long from, long to, @Nullable Field field) {
        long at = from;
        while (at < to) {
            long line = at / LINE_BYTES;
            if (line >= LINES_MAX) {
                return to;
            }
            long end = Math.min(to, (line + 1) * LINE_BYTES);
            lines.computeIfAbsent(line, _ -> new ArrayList<>())
                    .add(segment((int) (end - at), at, field));
            at = end;
        }
        return at;
    }

    private static SegmentView segment(int bytes, long offset, @Nullable Field field) {
        if (field == null || field.kind().equals("gap")) {
            return new SegmentView(bytes, "cell-gap", "", bytes + " B of padding at +" + offset);
        }
        if (field.kind().equals(BEYOND.kind())) {
            return new SegmentView(bytes, "cell-beyond", "", "beyond the object");
        }
        String title =
                field.type()
                        + " "
                        + field.name()
                        + ", "
                        + field.sizeBytes()
                        + " B at +"
                        + field.offsetBytes();
        return new SegmentView(bytes, css(field), field.name(), title);
    }

    private static String css(Field field) {
        if (field.kind().equals("header")) {
            return "cell-header";
        }
        if (field.contendedGroup() != null) {
            return "cell-contended";
        }
        return switch (field.type()) {
            case "byte", "boolean" -> "cell-1";
            case "short", "char" -> "cell-2";
            case "int", "float" -> "cell-3";
            case "long", "double" -> "cell-4";
            default -> "cell-reference";
        };
    }
}

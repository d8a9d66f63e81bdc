package dev.dyno.results.export;

import dev.dyno.results.gate.GateResult;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A history of gate results as Apache Otava's CSV importer reads it: a line per run with the
 * columns {@code time}, {@code commit} and one per benchmark and metric. The importer knows no
 * missing values, so only columns that every run has are written; {@link #leftOut} names the rest.
 */
public final class OtavaCsv {
    private OtavaCsv() {}

    /**
     * One run of the history.
     *
     * @param commit what was measured
     */
    public record Point(OffsetDateTime time, String commit, GateResult result) {}

    /** Returns the header and a line per run, in the order given. */
    public static String render(List<Point> history) {
        Set<String> columns = columns(history);
        StringBuilder text = new StringBuilder("time,commit");
        columns.forEach(column -> text.append(',').append(quoted(column)));
        text.append('\n');
        for (Point point : history) {
            text.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(point.time()))
                    .append(',')
                    .append(quoted(point.commit()));
            Map<String, Double> values = values(point);
            columns.forEach(column -> text.append(',').append(values.get(column)));
            text.append('\n');
        }
        return text.toString();
    }

    /** Returns the columns that some runs have and others lack. */
    public static Set<String> leftOut(List<Point> history) {
        Set<String> all = new LinkedHashSet<>();
        history.forEach(point -> all.addAll(values(point).keySet()));
        all.removeAll(columns(history));
        return all;
    }

    private static Set<String> columns(List<Point> history) {
        Set<String> columns = new LinkedHashSet<>();
        if (!history.isEmpty()) {
            columns.addAll(values(history.getFirst()).keySet());
        }
        history.forEach(point -> columns.retainAll(values(point).keySet()));
        return columns;
    }

    private static Map<String, Double> values(Point point) {
        return Figure.of(point.result()).stream()
                .collect(
                        Collectors.toMap(
                                figure -> figure.name() + "." + figure.measure(),
                                Figure::value,
                                (first, _) -> first,
                                LinkedHashMap::new));
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}

package dev.dyno.results.export;

import dev.dyno.results.gate.GateResult;
import dev.dyno.results.model.RunSummary;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A history of gates or of runs as Apache Otava's CSV importer reads it: a line per run with the
 * columns {@code time}, {@code commit} and one per benchmark and metric. The importer knows no
 * missing values, so only columns that every run has are written; {@link #leftOut} names the rest.
 */
public final class OtavaCsv {
    private OtavaCsv() {}

    /**
     * One line of the history.
     *
     * @param commit what was measured
     * @param values by column
     */
    public record Point(OffsetDateTime time, String commit, Map<String, Double> values) {
        /** Copies the values and keeps their order. */
        public Point {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** Returns the candidate's costs of a gate. */
        public static Point of(OffsetDateTime time, String commit, GateResult result) {
            return new Point(time, commit, columns(Figure.of(result)));
        }

        /** Returns the throughputs and response times of a run's valid rows. */
        public static Point of(OffsetDateTime time, String commit, RunSummary summary) {
            return new Point(time, commit, columns(Figure.of(summary)));
        }

        private static Map<String, Double> columns(List<Figure> figures) {
            return figures.stream()
                    .collect(
                            Collectors.toMap(
                                    figure -> figure.name() + "." + figure.measure(),
                                    Figure::value,
                                    (first, _) -> first,
                                    LinkedHashMap::new));
        }
    }

    /** Returns the header and a line per run, in the order given. */
    public static String render(List<Point> history) {
        Set<String> columns = columns(history);
        StringBuilder text = new StringBuilder("time,commit");
        columns.forEach(column -> text.append(',').append(quoted(column)));
        text.append('\n');
        for (Point point : history) {
            OffsetDateTime time = point.time().truncatedTo(ChronoUnit.SECONDS);
            text.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time))
                    .append(',')
                    .append(quoted(point.commit()));
            Map<String, Double> values = point.values();
            columns.forEach(column -> text.append(',').append(values.get(column)));
            text.append('\n');
        }
        return text.toString();
    }

    /** Returns the columns that some runs have and others lack. */
    public static Set<String> leftOut(List<Point> history) {
        Set<String> all = new LinkedHashSet<>();
        history.forEach(point -> all.addAll(point.values().keySet()));
        all.removeAll(columns(history));
        return all;
    }

    private static Set<String> columns(List<Point> history) {
        Set<String> columns = new LinkedHashSet<>();
        if (!history.isEmpty()) {
            columns.addAll(history.getFirst().values().keySet());
        }
        history.forEach(point -> columns.retainAll(point.values().keySet()));
        return columns;
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}

package dev.dyno.results.export;

import dev.dyno.results.gate.GateResult;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Bencher Metric Format: benchmark, measure, and a value with the ends of its interval. Read by
 * {@code bencher run --adapter json}.
 */
public final class BencherJson {
    private static final int BENCHMARK_LENGTH_MAX = 1024;
    private static final int MEASURE_LENGTH_MAX = 64;

    private BencherJson() {}

    /** Returns the candidate's costs; ends in a line feed. */
    public static String render(GateResult result) {
        return render(Figure.of(result));
    }

    /** Returns the throughputs and response times of the valid rows; ends in a line feed. */
    public static String render(RunSummary summary) {
        return render(Figure.of(summary));
    }

    private static String render(List<Figure> figures) {
        ObjectNode root = Json.mapper().createObjectNode();
        for (Figure figure : figures) {
            ObjectNode metric =
                    root.withObjectProperty(cut(figure.name(), BENCHMARK_LENGTH_MAX))
                            .withObjectProperty(cut(figure.measure(), MEASURE_LENGTH_MAX));
            metric.put("value", figure.value());
            putIfKnown(metric, "lower_value", figure.low());
            putIfKnown(metric, "upper_value", figure.high());
        }
        return Json.toText(root);
    }

    private static void putIfKnown(ObjectNode metric, String key, @Nullable Double value) {
        if (value != null) {
            metric.put(key, value.doubleValue());
        }
    }

    private static String cut(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most);
    }
}

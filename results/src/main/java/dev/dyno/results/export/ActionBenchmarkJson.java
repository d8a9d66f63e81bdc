package dev.dyno.results.export;

import dev.dyno.results.export.Figure.Better;
import dev.dyno.results.gate.GateResult;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunSummary;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input of github-action-benchmark's custom tools: a list of names, units and values. One file
 * holds one direction only.
 */
public final class ActionBenchmarkJson {
    private ActionBenchmarkJson() {}

    /** Returns the candidate's costs, for {@code tool: customSmallerIsBetter}. */
    public static String smallerIsBetter(GateResult result) {
        return render(Figure.of(result), Better.SMALLER);
    }

    /** Returns the response times of the valid rows, for {@code tool: customSmallerIsBetter}. */
    public static String smallerIsBetter(RunSummary summary) {
        return render(Figure.of(summary), Better.SMALLER);
    }

    /** Returns the throughputs of the valid rows, for {@code tool: customBiggerIsBetter}. */
    public static String biggerIsBetter(RunSummary summary) {
        return render(Figure.of(summary), Better.BIGGER);
    }

    private static String render(List<Figure> figures, Better better) {
        ArrayNode root = Json.mapper().createArrayNode();
        for (Figure figure : figures) {
            if (figure.better() == better) {
                ObjectNode entry = root.addObject();
                entry.put("name", figure.name() + " " + figure.measure());
                entry.put("unit", figure.unit());
                entry.put("value", figure.value());
                Double low = figure.low();
                Double high = figure.high();
                if (low != null && high != null) {
                    entry.put("range", String.format(Locale.ROOT, "± %.6g", (high - low) / 2));
                }
                entry.put("extra", figure.extra());
            }
        }
        return Json.toText(root);
    }
}

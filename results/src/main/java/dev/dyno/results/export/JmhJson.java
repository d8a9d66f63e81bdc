package dev.dyno.results.export;

import dev.dyno.results.gate.GateResult;
import dev.dyno.results.gate.GateResult.ArmFigures;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunSummary.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Quantile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that JMH writes, with the raw data of each fork, so that viewers of JMH results open it.
 * Each arm is a result of its own, told apart by the parameter {@code arm}. A fork is one raw
 * value: its median over the slices. As JMH does, what is not known is the text {@code NaN}.
 */
public final class JmhJson {
    private static final double[] PERCENTS = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};

    private JmhJson() {}

    /**
     * The JVM that ran the forks, as JMH names its properties.
     *
     * @param jvm the path of the launcher
     */
    public record Jvm(
            String jvm, List<String> jvmArgs, String jdkVersion, String vmName, String vmVersion) {
        /** Copies the list. */
        public Jvm {
            jvmArgs = List.copyOf(jvmArgs);
        }
    }

    /** Returns every arm of every comparison that was measured; ends in a line feed. */
    public static String render(GateResult result, Jvm jvm) {
        ArrayNode root = Json.mapper().createArrayNode();
        for (ComparisonResult comparison : result.comparisons()) {
            for (ArmFigures arm : comparison.arms()) {
                addRun(root.addObject(), comparison, arm, jvm);
            }
        }
        return Json.toText(root);
    }

    private static void addRun(
            ObjectNode run, ComparisonResult comparison, ArmFigures arm, Jvm jvm) {
        run.put("jmhVersion", "1.37");
        run.put(
                "benchmark",
                comparison.benchmark().replace('/', '.').replaceAll("[\\s\\p{Cntrl}]+", "_"));
        run.put("mode", "avgt");
        run.put("threads", 1);
        run.put("forks", arm.forkCosts().size());
        run.put("jvm", jvm.jvm());
        ArrayNode arguments = run.putArray("jvmArgs");
        jvm.jvmArgs().forEach(arguments::add);
        run.put("jdkVersion", jvm.jdkVersion());
        run.put("vmName", jvm.vmName());
        run.put("vmVersion", jvm.vmVersion());
        run.put("warmupIterations", 0);
        run.put("warmupTime", "single-shot");
        run.put("warmupBatchSize", 1);
        run.put("measurementIterations", 1);
        run.put("measurementTime", "single-shot");
        run.put("measurementBatchSize", 1);
        ObjectNode parameters = run.putObject("params");
        parameters.put("arm", arm.arm().name().toLowerCase(Locale.ROOT));
        parameters.put("metric", comparison.metric());
        addMetric(run.putObject("primaryMetric"), comparison.unit(), arm);
        run.putObject("secondaryMetrics");
    }

    private static void addMetric(ObjectNode metric, String unit, ArmFigures arm) {
        double[] costs = arm.forkCosts().stream().mapToDouble(Double::doubleValue).toArray();
        metric.put("score", arm.medianCost());
        Interval interval = arm.interval();
        if (interval == null) {
            metric.put("scoreError", "NaN");
            metric.putArray("scoreConfidence").add("NaN").add("NaN");
        } else {
            metric.put("scoreError", (interval.high() - interval.low()) / 2);
            metric.putArray("scoreConfidence").add(interval.low()).add(interval.high());
        }
        ObjectNode percentiles = metric.putObject("scorePercentiles");
        double[] fractions = Arrays.stream(PERCENTS).map(percent -> percent / 100).toArray();
        double[] values = Quantile.withDefaults().withCopy(true).evaluate(costs, fractions);
        for (int index = 0; index < PERCENTS.length; index++) {
            percentiles.put(String.valueOf(PERCENTS[index]), values[index]);
        }
        metric.put("scoreUnit", unit);
        ArrayNode forks = metric.putArray("rawData");
        for (double cost : costs) {
            forks.addArray().add(cost);
        }
    }
}

package dev.dyno.results.export;

import dev.dyno.results.gate.GateResult;
import dev.dyno.results.gate.GateResult.ArmFigures;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Forks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that JMH writes, with the raw data of each fork, so that viewers of JMH results open it.
 * Of a gate each arm is a result of its own, told apart by the parameter {@code arm}, and a fork is
 * one raw value: its median over the slices. Of a run each implementation is a result. As JMH does,
 * what is not known is the text {@code NaN}.
 */
public final class JmhJson {
    private static final double[] PERCENTS = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};

    private static final String NO_NAME = "[\\s\\p{Cntrl}]+";
    private static final String UNKNOWN = "NaN";

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
                ObjectNode run = root.addObject();
                Map<String, String> parameters = new LinkedHashMap<>();
                parameters.put("arm", arm.arm().name().toLowerCase(Locale.ROOT));
                parameters.put("metric", comparison.metric());
                int forks = arm.forkCosts().size();
                Shape shape = new Shape(comparison.benchmark(), "avgt", forks, 1, parameters);
                addRun(run, shape, jvm);
                double[][] raw =
                        arm.forkCosts().stream()
                                .map(cost -> new double[] {cost})
                                .toArray(double[][]::new);
                ObjectNode metric = run.putObject("primaryMetric");
                addScore(metric, arm.medianCost(), arm.interval());
                addRaw(metric, comparison.unit(), raw);
                run.putObject("secondaryMetrics");
            }
        }
        return Json.toText(root);
    }

    /**
     * Returns the valid rows of a run; ends in a line feed. A closed loop is a result in mode
     * {@code thrpt} with the steady iterations of each fork; an open loop is one in mode {@code
     * sample} for each sustained rate, with the histogram of each fork.
     */
    public static String render(StoredRun run, RunSummary summary) {
        ArrayNode root = Json.mapper().createArrayNode();
        for (MeasuredRow measured : MeasuredRow.of(run, summary)) {
            Jvm jvm = jvm(run.passport(), measured.forks());
            if (measured.isOpenLoop()) {
                for (double rate : measured.sustainedRates()) {
                    addResponses(root.addObject(), measured, rate, jvm);
                }
            } else {
                addThroughputs(root.addObject(), measured, jvm);
            }
        }
        return Json.toText(root);
    }

    private static Jvm jvm(@Nullable MachinePassport passport, List<TrialResult> forks) {
        List<String> flags = forks.isEmpty() ? List.of() : forks.getFirst().jvmFlags();
        return jvm(
                passport == null ? "java" : passport.jvm().home() + "/bin/java", flags, passport);
    }

    /** Returns the JVM of a gate's arms. */
    static Jvm jvm(StoredGate gate) {
        GateManifest.Measurement measurement = gate.manifest().measurement();
        return jvm(measurement.java(), measurement.jvmArguments(), gate.passport());
    }

    private static Jvm jvm(
            String launcher, List<String> flags, @Nullable MachinePassport passport) {
        if (passport == null) {
            return new Jvm(launcher, flags, "unknown", "unknown", "unknown");
        }
        MachinePassport.Jvm jvm = passport.jvm();
        return new Jvm(launcher, flags, jvm.version(), jvm.vmName(), jvm.version());
    }

    private static void addThroughputs(ObjectNode run, MeasuredRow measured, Jvm jvm) {
        Row row = measured.row();
        double[][] raw =
                measured.forks().stream()
                        .map(Forks::steadyOperationsPerSecond)
                        .toArray(double[][]::new);
        int iterations = Arrays.stream(raw).mapToInt(fork -> fork.length).max().orElse(0);
        Map<String, String> parameters = Map.of("implementation", row.implementation());
        addRun(run, new Shape(row.workload(), "thrpt", raw.length, iterations, parameters), jvm);
        ObjectNode metric = run.putObject("primaryMetric");
        Double estimate = row.estimate();
        addScore(metric, estimate == null ? Double.NaN : estimate, row.interval());
        addRaw(metric, row.unit().replace("_per_second", "/s"), raw);
        run.putObject("secondaryMetrics");
    }

    private static void addResponses(ObjectNode run, MeasuredRow measured, double rate, Jvm jvm) {
        Row row = measured.row();
        List<Histogram> forks = measured.responses(rate);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("implementation", row.implementation());
        parameters.put("rate_per_second", MeasuredRow.rate(rate));
        addRun(run, new Shape(row.workload(), "sample", forks.size(), 1, parameters), jvm);
        Histogram merged = MeasuredRow.merged(forks);
        ObjectNode metric = run.putObject("primaryMetric");
        addScore(metric, merged.getMean(), null);
        ObjectNode percentiles = metric.putObject("scorePercentiles");
        for (double percent : PERCENTS) {
            percentiles.put(String.valueOf(percent), (double) merged.getValueAtPercentile(percent));
        }
        metric.put("scoreUnit", "ns/op");
        ArrayNode raw = metric.putArray("rawDataHistogram");
        for (Histogram fork : forks) {
            ArrayNode iteration = raw.addArray().addArray();
            for (HistogramIterationValue value : fork.recordedValues()) {
                iteration
                        .addArray()
                        .add((double) value.getValueIteratedTo())
                        .add(value.getCountAtValueIteratedTo());
            }
        }
        run.putObject("secondaryMetrics");
    }

    private record Shape(
            String benchmark,
            String mode,
            int forks,
            int iterations,
            Map<String, String> parameters) {}

    private static void addRun(ObjectNode run, Shape shape, Jvm jvm) {
        run.put("jmhVersion", "1.37");
        run.put("benchmark", shape.benchmark().replace('/', '.').replaceAll(NO_NAME, "_"));
        run.put("mode", shape.mode());
        run.put("threads", 1);
        run.put("forks", shape.forks());
        run.put("jvm", jvm.jvm());
        ArrayNode arguments = run.putArray("jvmArgs");
        jvm.jvmArgs().forEach(arguments::add);
        run.put("jdkVersion", jvm.jdkVersion());
        run.put("vmName", jvm.vmName());
        run.put("vmVersion", jvm.vmVersion());
        run.put("warmupIterations", 0);
        run.put("warmupTime", "single-shot");
        run.put("warmupBatchSize", 1);
        run.put("measurementIterations", shape.iterations());
        run.put("measurementTime", "single-shot");
        run.put("measurementBatchSize", 1);
        ObjectNode parameters = run.putObject("params");
        shape.parameters().forEach(parameters::put);
    }

    private static void addScore(ObjectNode metric, double score, @Nullable Interval interval) {
        if (Double.isNaN(score)) {
            metric.put("score", UNKNOWN);
        } else {
            metric.put("score", score);
        }
        if (interval == null) {
            metric.put("scoreError", UNKNOWN);
            metric.putArray("scoreConfidence").add(UNKNOWN).add(UNKNOWN);
        } else {
            metric.put("scoreError", (interval.high() - interval.low()) / 2);
            metric.putArray("scoreConfidence").add(interval.low()).add(interval.high());
        }
    }

    private static void addRaw(ObjectNode metric, String unit, double[][] raw) {
        ObjectNode percentiles = metric.putObject("scorePercentiles");
        double[] all = Arrays.stream(raw).flatMapToDouble(Arrays::stream).toArray();
        double[] fractions = Arrays.stream(PERCENTS).map(percent -> percent / 100).toArray();
        double[] values = Quantile.withDefaults().withCopy(true).evaluate(all, fractions);
        for (int index = 0; index < PERCENTS.length; index++) {
            percentiles.put(String.valueOf(PERCENTS[index]), values[index]);
        }
        metric.put("scoreUnit", unit);
        ArrayNode forks = metric.putArray("rawData");
        for (double[] fork : raw) {
            ArrayNode iterations = forks.addArray();
            Arrays.stream(fork).forEach(iterations::add);
        }
    }
}

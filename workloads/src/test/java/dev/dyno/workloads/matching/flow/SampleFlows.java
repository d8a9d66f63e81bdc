package dev.dyno.workloads.matching.flow;

import dev.dyno.workloads.matching.flow.SingleOperationFlow.Operation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/** One small flow of each kind, by its name. */
public final class SampleFlows {
    private SampleFlows() {}

    /**
     * Returns what makes each flow from a seed.
     *
     * @param messages about how many commands each flow has in its timed phase; those of single
     *     operations have a length of their own
     */
    public static Map<String, LongFunction<OrderFlow>> of(int messages) {
        Map<String, LongFunction<OrderFlow>> flows = new LinkedHashMap<>();
        for (Scenario scenario : Scenario.values()) {
            flows.put(scenario.id(), seed -> new FiveScenarioFlow(scenario, messages / 2, seed));
        }
        flows.put("mix", seed -> new ExchangeCoreMixFlow(messages, seed));
        flows.put("cold-uniform", seed -> new ColdUniformFlow(messages / 8, messages, seed));
        flows.put("cold-books", seed -> new ColdBooksFlow(16, messages / 8, messages, seed));
        flows.put("deep-sweep", seed -> new DeepSweepFlow(messages, seed));
        flows.put("level-pile", seed -> new LevelPileFlow(messages / 20, messages, seed));
        for (Operation operation : Operation.values()) {
            flows.put(
                    operation.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    seed -> new SingleOperationFlow(operation, 2, seed));
        }
        return flows;
    }
}

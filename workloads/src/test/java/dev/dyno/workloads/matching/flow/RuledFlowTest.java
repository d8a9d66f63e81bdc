package dev.dyno.workloads.matching.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.workloads.matching.FlowInput;
import dev.dyno.workloads.matching.FlowInputFile;
import dev.dyno.workloads.matching.FlowPreparation;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import dev.dyno.workloads.matching.MatchingReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuledFlowTest {
    private static final long SEED = Long.getLong("dyno.seed", 7);
    private static final int NEW_ORDERS = 2_000;

    @TempDir private Path folder;

    private static FlowInput prepared(Set<OrderBookCapability> rules) {
        return FlowPreparation.prepare(
                "ruled",
                SEED,
                new RuledFlow(new FiveScenarioFlow(Scenario.NORMAL, NEW_ORDERS, SEED), rules),
                MatchingReference.factory(),
                Prefixes.UNCHECKED);
    }

    /** The pair of workloads compares like with like. */
    @Test
    void rulesThatAreNotUsedChangeNoCommandAndNoAnswer() {
        FlowInput plain = prepared(Set.of());
        FlowInput ruled = prepared(OrderBookCapability.rules());
        assertThat(ruled.commands()).isEqualTo(plain.commands());
        assertThat(ruled.answer()).isEqualTo(plain.answer());
        assertThat(ruled.specs()).isNotEqualTo(plain.specs());
    }

    @Test
    void aStoredInputKeepsTheRulesOfItsBooks() throws IOException {
        Set<OrderBookCapability> rules =
                Set.of(OrderBookCapability.HALT, OrderBookCapability.MARKET_PROTECTION);
        FlowInput ruled = prepared(rules);
        Path file = folder.resolve("ruled.bin");
        FlowInputFile.write(file, ruled);
        assertThat(FlowInputFile.read(file).specs()).isEqualTo(ruled.specs());
        assertThat(ruled.specs().getFirst().rules()).isEqualTo(rules);
    }
}

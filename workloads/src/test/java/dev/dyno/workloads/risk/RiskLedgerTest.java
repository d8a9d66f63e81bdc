package dev.dyno.workloads.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.risk.flow.Market;
import dev.dyno.workloads.risk.flow.RiskFlow;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts as the ledger of an engine: they come back with the books. */
final class RiskLedgerTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_278);
    private static final int ACCOUNTS = 8;

    @TempDir private Path folder = Path.of("");

    private final RiskFlow flow = new RiskFlow(SEED, ACCOUNTS);
    private final Market market = new Market(RiskFlow.INSTRUMENTS);

    private MatchingEngine open(String engine, String risk) {
        PreTradeRiskFactory factory =
                UsableFactories.named(
                        PreTradeRiskFactory.CONTRACT, PreTradeRiskFactory.class, risk);
        EngineSpec spec =
                new EngineSpec(
                        folder,
                        Collections.nCopies(RiskFlow.INSTRUMENTS, OrderBookSpec.ofOrders(1 << 10)),
                        1 << 15,
                        256,
                        1_000);
        EngineParts parts =
                new EngineParts(
                        UsableFactories.named(
                                OrderBookFactory.CONTRACT, OrderBookFactory.class, "ladder"),
                        UsableFactories.named(
                                JournalFactory.CONTRACT, JournalFactory.class, "page-cache"),
                        () -> factory.create(RiskFlow.spec(ACCOUNTS)));
        return UsableFactories.named(
                        MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class, engine)
                .open(spec, parts, EngineListener.NONE);
    }

    private static PreTradeRisk riskOf(MatchingEngine engine) {
        return (PreTradeRisk) engine.ledger();
    }

    /** Submits what is allowed, and leaves some of it under way at the end. */
    private void feed(MatchingEngine engine, long first, long end) {
        long[] words = new long[OrderCommand.WORDS];
        OrderCommand command = new OrderCommand().wrap(words, 0);
        PreTradeRisk risk = riskOf(engine);
        risk.start();
        for (long index = first; index < end; index++) {
            flow.copyTo(index, words);
            if (risk.check(command, RiskFlow.timeOf(index)) == RiskVerdict.ALLOWED) {
                engine.submit(words, 0);
                market.apply(words, EngineListener.NONE);
            }
            if (index % 50 == 0) {
                engine.commit();
                engine.acknowledge(EngineListener.NONE, 256);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"pausing, one-lock", "pausing, atomic-rows", "replaying, atomic-rows"})
    void accountsComeBackWithTheBooks(String engine, String risk) {
        for (int life = 0; life < 4; life++) {
            long first = life * 3_010L;
            long submitted;
            try (MatchingEngine opened = open(engine, risk)) {
                feed(opened, first, first + 3_010);
                submitted = opened.submittedCount();
                assertThat(opened.acknowledgedCount()).isLessThan(submitted);
            }
            try (MatchingEngine again = open(engine, risk)) {
                assertThat(again.acknowledgedCount()).isEqualTo(submitted);
                assertThat(market.difference(RiskFlow.spec(ACCOUNTS), riskOf(again)))
                        .as("life %d, seed %d", life, SEED)
                        .isNull();
            }
        }
        assertThat(market.orderCount()).isPositive();
    }
}

package dev.dyno.workloads.engine.shards.conformance;

import dev.dyno.contracts.engine.ShardedEngineFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.engine.shards.conformance.WrongShards.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the reference passes every case is asked where all implementations are examined. */
final class WrongShardsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_282);
    private static final List<ConformanceCase<ShardedEngineFactory>> CASES = ShardCases.all(SEED);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                CASES,
                fault.caughtBy(),
                WrongShards.with(fault),
                "nothing",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

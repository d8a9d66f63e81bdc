package dev.dyno.workloads.engine.conformance;

import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.engine.conformance.WrongEngine.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the reference passes every case is asked where all implementations are examined. */
final class WrongEnginesTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_273);
    private static final List<ConformanceCase<MatchingEngineFactory>> CASES = EngineCases.all(SEED);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                CASES,
                fault.caughtBy(),
                WrongEngine.with(fault),
                "nothing",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

package dev.dyno.workloads.risk.conformance;

import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.risk.conformance.WrongRisk.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the reference passes every case is asked where all implementations are examined. */
final class WrongRiskTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_275);
    private static final List<ConformanceCase<PreTradeRiskFactory>> CASES =
            RiskCases.all(Profile.SMOKE, SEED);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                CASES,
                fault.caughtBy(),
                WrongRisk.with(fault),
                "nothing",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

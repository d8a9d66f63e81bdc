package dev.dyno.workloads.gateway.conformance;

import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.gateway.conformance.WrongGateway.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the reference passes every case is asked where all implementations are examined. */
final class WrongGatewaysTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_285);
    private static final List<ConformanceCase<GatewayFactory>> CASES = GatewayCases.all(SEED);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                CASES,
                fault.caughtBy(),
                WrongGateway.with(fault),
                "nothing",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

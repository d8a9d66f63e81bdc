package dev.dyno.workloads.loop.conformance;

import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.loop.conformance.PlainLoop.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongLoopsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_266);
    private static final List<ConformanceCase<MatchingLoopFactory>> CASES =
            LoopCases.all(Profile.SMOKE, SEED);
    private static final List<ConformanceCase<MatchingLoopFactory>> HASTY_CASES =
            LoopCases.all(Profile.SMOKE, SEED, Duration.ofSeconds(2));

    @TestFactory
    Stream<DynamicTest> theLoopWithoutFaultPassesEveryCase() {
        // It promises nothing beyond the contract.
        return CASES.stream()
                .filter(each -> each.requires().isEmpty())
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(), () -> each.check().run(PlainLoop.with())));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                HASTY_CASES,
                fault.caughtBy(),
                PlainLoop.with(fault),
                "",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

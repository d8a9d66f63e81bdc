package dev.dyno.workloads.pool.conformance;

import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.Profile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongPoolsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_270);
    private static final List<ConformanceCase<PoolFactory>> CASES =
            PoolCases.all(Profile.SMOKE, SEED);
    private static final List<ConformanceCase<PoolFactory>> HASTY_CASES =
            PoolCases.all(Profile.SMOKE, SEED, Duration.ofMillis(500));

    @TestFactory
    Stream<DynamicTest> thePoolWithoutFaultPassesEveryCase() {
        String memory = "forks-allocate-nothing";
        return CASES.stream()
                .filter(each -> !each.name().equals(memory))
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(), () -> each.check().run(PlainPool.with())));
    }

    @ParameterizedTest
    @EnumSource(PoolFault.class)
    void isCaughtByTheCaseThatIsMadeForIt(PoolFault fault) {
        FaultChecks.isCaught(
                HASTY_CASES,
                fault.caughtBy(),
                PlainPool.with(fault),
                "",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(PoolFault.values()).map(PoolFault::caughtBy).toList());
    }
}

package dev.dyno.workloads.deque.conformance;

import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.deque.conformance.PlainDeque.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongDequesTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_268);
    private static final List<ConformanceCase<DequeFactory>> CASES =
            DequeCases.all(Profile.SMOKE, SEED);
    private static final List<ConformanceCase<DequeFactory>> HASTY_CASES =
            DequeCases.all(Profile.SMOKE, SEED, Duration.ofSeconds(2));

    @TestFactory
    Stream<DynamicTest> theDequeWithoutFaultPassesEveryCase() {
        String memory = "steady-state-allocates-nothing";
        return CASES.stream()
                .filter(each -> !each.name().equals(memory))
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(), () -> each.check().run(PlainDeque.with())));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                HASTY_CASES,
                fault.caughtBy(),
                PlainDeque.with(fault),
                "",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

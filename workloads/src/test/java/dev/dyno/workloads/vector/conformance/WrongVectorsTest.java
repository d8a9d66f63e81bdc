package dev.dyno.workloads.vector.conformance;

import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.vector.conformance.FaultyIntVector.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongVectorsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_271);
    private static final List<ConformanceCase<IntVectorFactory>> CASES =
            VectorCases.all(Profile.SMOKE, SEED);

    @TestFactory
    Stream<DynamicTest> theVectorWithoutFaultPassesEveryCase() {
        return CASES.stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(), () -> each.check().run(FaultyIntVector.with(null))));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                CASES,
                fault.caughtBy(),
                FaultyIntVector.with(fault),
                "",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

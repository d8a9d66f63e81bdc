package dev.dyno.workloads.cosine.conformance;

import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.cosine.conformance.PlainKernel.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongKernelsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_268);
    private static final List<ConformanceCase<CosineKernelFactory>> CASES =
            CosineCases.all(Profile.SMOKE, SEED);

    @TestFactory
    Stream<DynamicTest> theKernelWithoutFaultPassesEveryCase() {
        return CASES.stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(), () -> each.check().run(PlainKernel.with())));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                CASES, fault.caughtBy(), PlainKernel.with(fault), "", fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

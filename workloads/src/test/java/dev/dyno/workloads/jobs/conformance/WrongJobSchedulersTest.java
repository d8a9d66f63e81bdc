package dev.dyno.workloads.jobs.conformance;

import dev.dyno.contracts.jobs.JobSchedulerFactory;
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

final class WrongJobSchedulersTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_273);
    private static final List<ConformanceCase<JobSchedulerFactory>> CASES =
            JobCases.all(Profile.SMOKE, SEED);
    private static final List<ConformanceCase<JobSchedulerFactory>> HASTY_CASES =
            JobCases.all(Profile.SMOKE, SEED, Duration.ofMillis(500));

    @TestFactory
    Stream<DynamicTest> theSchedulerWithoutFaultPassesEveryCase() {
        return CASES.stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(), () -> each.check().run(PlainScheduler.with())));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                HASTY_CASES,
                fault.caughtBy(),
                PlainScheduler.with(fault),
                "",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

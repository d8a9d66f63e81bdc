package dev.dyno.workloads.journal.conformance;

import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.journal.conformance.PlainJournal.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongJournalsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_266);
    private static final List<ConformanceCase<JournalFactory>> CASES =
            JournalCases.all(Profile.SMOKE, SEED);

    @TestFactory
    Stream<DynamicTest> theJournalWithoutFaultPassesEveryCase() {
        return CASES.stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(), () -> each.check().run(PlainJournal.with())));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                CASES,
                fault.caughtBy(),
                PlainJournal.with(fault),
                "JournalException",
                fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}

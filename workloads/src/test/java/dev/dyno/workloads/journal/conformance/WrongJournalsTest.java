package dev.dyno.workloads.journal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.journal.conformance.PlainJournal.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        ConformanceCase<JournalFactory> made =
                CASES.stream()
                        .filter(each -> each.name().equals(fault.caughtBy()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no case " + fault.caughtBy()));
        try {
            made.check().run(PlainJournal.with(fault));
        } catch (RuntimeException caught) {
            assertThat(made.explain(caught))
                    .startsWith(made.name() + " is broken. " + made.rule())
                    .containsPattern("(?s)expected .*saw|it threw .*JournalException");
            return;
        }
        fail("%s passes %s, seed %d", fault, made.name(), SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        assertThat(CASES)
                .extracting(ConformanceCase::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)+"));
        assertThat(CASES)
                .extracting(ConformanceCase::rule)
                .doesNotHaveDuplicates()
                .allMatch(rule -> rule.endsWith("."));
        Set<String> tried =
                new TreeSet<>(Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
        assertThat(CASES)
                .extracting(ConformanceCase::name)
                .containsExactlyInAnyOrderElementsOf(tried);
    }
}

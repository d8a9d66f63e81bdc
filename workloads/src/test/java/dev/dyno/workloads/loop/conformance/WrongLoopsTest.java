package dev.dyno.workloads.loop.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.loop.conformance.PlainLoop.Fault;
import java.time.Duration;
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
        ConformanceCase<MatchingLoopFactory> made =
                HASTY_CASES.stream()
                        .filter(each -> each.name().equals(fault.caughtBy()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no case " + fault.caughtBy()));
        try {
            made.check().run(PlainLoop.with(fault));
        } catch (RuntimeException caught) {
            assertThat(made.explain(caught))
                    .startsWith(made.name() + " is broken. " + made.rule())
                    .containsPattern("(?s)expected .*saw|it threw .*");
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

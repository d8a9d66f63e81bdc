package dev.dyno.workloads.matching.wrong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.matching.MatchingConformance;
import dev.dyno.workloads.matching.conformance.HardCases;
import dev.dyno.workloads.matching.wrong.WrongBook.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WrongBooksTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_263);
    private static final List<ConformanceCase<OrderBookFactory>> CASES =
            MatchingConformance.cases(Profile.SMOKE, SEED);
    private static final int HARD_CASES_LEAST = 60;
    private static final int WRONG_BOOKS_LEAST = 14;

    static List<WrongBook> wrongBooks() {
        return Stream.of(
                        WrongTrades.all(), WrongChanges.all(), WrongBounds.all(), RarelyWrong.all())
                .flatMap(List::stream)
                .toList();
    }

    private static ConformanceCase<OrderBookFactory> named(String name) {
        return CASES.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no case is named " + name));
    }

    private static boolean isSeeded(ConformanceCase<OrderBookFactory> each) {
        return each.name().startsWith("random-");
    }

    @TestFactory
    Stream<DynamicTest> theUnmutatedBookPassesEveryCaseWithoutRules() {
        Set<String> plain =
                new PlainOrderBook(OrderBookSpec.ofOrders(1))
                        .capabilities().stream()
                                .map(OrderBookCapability::id)
                                .collect(Collectors.toUnmodifiableSet());
        return CASES.stream()
                .filter(each -> plain.containsAll(each.requires()))
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.name(), () -> each.check().run(PlainOrderBook::new)));
    }

    @ParameterizedTest
    @MethodSource("wrongBooks")
    void isCaughtByTheCaseThatIsMadeForIt(WrongBook wrong) {
        ConformanceCase<OrderBookFactory> made = named(wrong.caughtBy());
        assertThat(isSeeded(made)).isEqualTo(wrong.kind() == Kind.SEEDED);
        try {
            made.check().run(wrong.factory());
        } catch (ConformanceFailure caught) {
            assertThat(made.explain(caught))
                    .startsWith(made.name() + " is broken. " + made.rule())
                    .containsPattern("(?s)expected.*saw|the .* (is|are|shows|differs) ")
                    .containsPattern("command \\d+: ")
                    .contains("book: OrderBookSpec[");
            return;
        }
        fail("%s passes %s", wrong, made.name());
    }

    @ParameterizedTest
    @MethodSource("wrongBooks")
    void isCaughtBySeededCasesToo(WrongBook wrong) {
        for (ConformanceCase<OrderBookFactory> each : CASES) {
            if (isSeeded(each) && fails(each, wrong)) {
                return;
            }
        }
        fail("%s passes all seeded cases, seed %d", wrong, SEED);
    }

    private static boolean fails(ConformanceCase<OrderBookFactory> each, WrongBook wrong) {
        try {
            each.check().run(wrong.factory());
            return false;
        } catch (ConformanceFailure caught) {
            assertThat(caught.getMessage())
                    .contains("seed " + SEED)
                    .containsPattern("round \\d+, command \\d+: ")
                    .contains("commands are enough to differ:");
            return true;
        }
    }

    @Test
    void thereAreEnoughWrongBooksAndNamesAreUsedOnce() {
        assertThat(wrongBooks())
                .hasSizeGreaterThanOrEqualTo(WRONG_BOOKS_LEAST)
                .extracting(WrongBook::fault)
                .doesNotHaveDuplicates();
        assertThat(wrongBooks()).extracting(WrongBook::kind).contains(Kind.HARD, Kind.SEEDED);
    }

    @Test
    void thereAreEnoughHardCasesAndEachHasANameAndARuleOfItsOwn() {
        assertThat(HardCases.all()).hasSizeGreaterThanOrEqualTo(HARD_CASES_LEAST);
        assertThat(CASES).containsSubsequence(HardCases.all());
        assertThat(CASES)
                .extracting(ConformanceCase::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)+"));
        assertThat(CASES)
                .extracting(ConformanceCase::rule)
                .doesNotHaveDuplicates()
                .allMatch(rule -> rule.endsWith("."));
    }

    @Test
    void casesKeepTheirOrder() {
        Function<ConformanceCase<?>, String> name = ConformanceCase::name;
        assertThat(
                        MatchingConformance.cases(Profile.RIGOROUS, SEED + 1).stream()
                                .map(name)
                                .toList())
                .isEqualTo(CASES.stream().map(name).toList());
    }
}

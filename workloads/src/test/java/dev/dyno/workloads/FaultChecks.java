package dev.dyno.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every domain's tests of its tests ask for: each fault that an implementation may have is
 * caught by the case that is made for it, and no case is without a fault of its own.
 */
public final class FaultChecks {
    private FaultChecks() {}

    /**
     * Fails unless a case refuses an implementation, in the words that all cases use.
     *
     * @param cases among them the one that is to refuse it
     * @param caughtBy the name of that case
     * @param wrong the implementation
     * @param thrown a regular expression for what it throws, if it does not answer wrongly
     * @param described its fault, and the seed
     */
    public static <F> void isCaught(
            List<ConformanceCase<F>> cases,
            String caughtBy,
            F wrong,
            String thrown,
            String described) {
        ConformanceCase<F> made =
                cases.stream()
                        .filter(each -> each.name().equals(caughtBy))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no case " + caughtBy));
        try {
            made.check().run(wrong);
        } catch (RuntimeException caught) {
            assertThat(made.explain(caught))
                    .startsWith(made.name() + " is broken. " + made.rule())
                    .containsPattern("(?s)expected .*saw|it threw .*" + thrown);
            return;
        }
        fail("%s passes %s", described, made.name());
    }

    /** Fails unless each case has a name and a rule of its own, and a fault that it catches. */
    public static <F> void haveNamesRulesAndFaults(
            List<ConformanceCase<F>> cases, Collection<String> caughtBy) {
        assertThat(cases)
                .extracting(ConformanceCase::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)+"));
        assertThat(cases)
                .extracting(ConformanceCase::rule)
                .doesNotHaveDuplicates()
                .allMatch(rule -> rule.endsWith("."));
        Set<String> tried = new TreeSet<>(caughtBy);
        assertThat(cases)
                .extracting(ConformanceCase::name)
                .containsExactlyInAnyOrderElementsOf(tried);
    }
}

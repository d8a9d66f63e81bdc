package dev.dyno.workloads.matching.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.matching.MatchingDomain;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every conformance case on every order book of every catalogue. */
@ParameterizedClass(name = "{0}")
@MethodSource("entries")
record ConformanceTest(Entry<OrderBookFactory> entry) {
    private static final MatchingDomain DOMAIN = new MatchingDomain();
    private static final long SEED = Long.getLong("dyno.seed", 20_261);

    static List<Entry<OrderBookFactory>> entries() {
        return Catalogues.load(ConformanceTest.class.getClassLoader())
                .entries(DOMAIN.contract(), DOMAIN.factoryType());
    }

    @TestFactory
    Stream<DynamicTest> satisfies() {
        assumeUsable();
        Set<String> capabilities = DOMAIN.capabilities(entry);
        return DOMAIN.conformanceCases(Profile.SMOKE, SEED).stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each, capabilities)));
    }

    private void run(ConformanceCase<OrderBookFactory> each, Set<String> capabilities) {
        Set<String> lacking = new TreeSet<>(each.requires());
        lacking.removeAll(capabilities);
        assumeTrue(lacking.isEmpty(), () -> entry.id() + " lacks " + lacking);
        try {
            each.check().run(entry.factory());
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(entry.id() + ": " + each.explain(failure), failure);
        }
    }

    @Test
    void knowsItsCapabilities() {
        assumeUsable();
        assertThat(DOMAIN.allCapabilities()).containsAll(DOMAIN.capabilities(entry));
    }

    private void assumeUsable() {
        if (entry.availability() instanceof Availability.Unusable(String reason)) {
            assumeTrue(false, () -> entry.id() + " is unavailable: " + reason);
        }
    }
}

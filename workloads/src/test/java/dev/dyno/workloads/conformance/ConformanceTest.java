package dev.dyno.workloads.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.catalogue.Domains;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every conformance case of every domain on every implementation of every catalogue. */
@ParameterizedClass(name = "{0}")
@MethodSource("contestants")
record ConformanceTest(Contestant<?> contestant) {
    private static final long SEED = Long.getLong("dyno.seed", 20_261);

    /** One implementation and the domain that examines it. */
    record Contestant<F>(Domain<F> domain, Entry<F> entry) {
        static <F> Stream<Contestant<?>> allOf(Domain<F> domain, Catalogues catalogues) {
            return catalogues.entries(domain.contract(), domain.factoryType()).stream()
                    .map(entry -> new Contestant<>(domain, entry));
        }

        Stream<DynamicTest> tests() {
            assumeUsable();
            Set<String> capabilities = domain.capabilities(entry);
            return domain.conformanceCases(Profile.SMOKE, SEED).stream()
                    .map(each ->
                            DynamicTest.dynamicTest(each.name(), () -> run(each, capabilities)));
        }

        private void run(ConformanceCase<F> each, Set<String> capabilities) {
            Set<String> lacking = new TreeSet<>(each.requires());
            lacking.removeAll(capabilities);
            assumeTrue(lacking.isEmpty(), () -> entry.id() + " lacks " + lacking);
            try {
                each.check().run(entry.factory());
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(entry.id() + ": " + each.explain(failure), failure);
            }
        }

        private void assumeUsable() {
            if (entry.availability() instanceof Availability.Unusable(String reason)) {
                assumeTrue(false, () -> entry.id() + " is unavailable: " + reason);
            }
        }

        void checkCapabilities() {
            assumeUsable();
            assertThat(domain.allCapabilities()).containsAll(domain.capabilities(entry));
        }

        @Override
        public String toString() {
            return entry.qualifiedId();
        }
    }

    static List<Contestant<?>> contestants() {
        Catalogues catalogues = Catalogues.load(ConformanceTest.class.getClassLoader());
        Stream<Contestant<?>> all = Stream.empty();
        for (Domain<?> domain : Domains.all()) {
            all = Stream.concat(all, Contestant.allOf(domain, catalogues));
        }
        return all.toList();
    }

    @TestFactory
    Stream<DynamicTest> satisfies() {
        return contestant.tests();
    }

    @Test
    void knowsItsCapabilities() {
        contestant.checkCapabilities();
    }
}

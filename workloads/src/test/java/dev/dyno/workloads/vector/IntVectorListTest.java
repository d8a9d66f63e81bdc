package dev.dyno.workloads.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestListGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.ListFeature;
import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.parts.IntVectorList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import junit.framework.TestFailure;
import junit.framework.TestResult;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The boxed view keeps every promise of {@link List}, as Guava's suite for lists knows them. */
final class IntVectorListTest {
    private static final Set<String> ON_AND_OFF_THE_HEAP =
            Set.of("array-doubled", "reserve-commit");

    /** Fewer would mean that a feature of the suite is off by mistake. */
    private static final int TESTS_MIN = 400;

    /** Makes lists, and closes their vectors after each test. */
    private record Lists(IntVectorFactory factory, List<IntVector> opened)
            implements TestListGenerator<Integer> {
        @Override
        public List<Integer> create(Object... elements) {
            IntVector vector = factory.create();
            opened.add(vector);
            for (Object element : elements) {
                vector.append((Integer) element);
            }
            return new IntVectorList(vector);
        }

        @Override
        public SampleElements<Integer> samples() {
            return new SampleElements<>(7, -1, Integer.MAX_VALUE, 1_000, Integer.MIN_VALUE);
        }

        @Override
        public Integer[] createArray(int length) {
            return new Integer[length];
        }

        @Override
        public Iterable<Integer> order(List<Integer> insertionOrder) {
            return insertionOrder;
        }

        void close() {
            opened.forEach(IntVector::close);
            opened.clear();
        }
    }

    @TestFactory
    Stream<DynamicTest> viewIsAList() {
        return Catalogues.load(IntVectorListTest.class.getClassLoader())
                .entries(IntVectorFactory.CONTRACT, IntVectorFactory.class)
                .stream()
                .filter(entry -> ON_AND_OFF_THE_HEAP.contains(entry.id()))
                .filter(entry -> entry.availability() instanceof Availability.Usable)
                .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> check(entry)));
    }

    private static void check(Entry<IntVectorFactory> entry) {
        Lists lists = new Lists(entry.factory(), new ArrayList<>());
        TestSuite suite =
                ListTestSuiteBuilder.using(lists)
                        .named(entry.id())
                        .withFeatures(
                                ListFeature.GENERAL_PURPOSE,
                                CollectionFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION,
                                CollectionSize.ANY)
                        .withTearDown(lists::close)
                        .createTestSuite();
        TestResult result = new TestResult();
        suite.run(result);
        List<String> broken = new ArrayList<>();
        result.failures().asIterator().forEachRemaining(failure -> broken.add(words(failure)));
        result.errors().asIterator().forEachRemaining(failure -> broken.add(words(failure)));
        assertThat(broken).isEmpty();
        assertThat(result.runCount()).isGreaterThan(TESTS_MIN);
    }

    private static String words(TestFailure failure) {
        return failure.toString();
    }
}

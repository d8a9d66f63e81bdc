package dev.dyno.harness.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.LayoutResult.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutProbeTest {
    /** Fields whose places follow from their sizes. */
    @SuppressWarnings("unused") // Only their layout is looked at.
    static class Base {
        long first;
    }

    /** A field of its own and an inherited one. */
    @SuppressWarnings("unused") // Only their layout is looked at.
    static final class Derived extends Base {
        int second;
        byte third;
    }

    private static ClassLayout layout(LayoutResult result, boolean compactHeaders) {
        return result.classes().stream()
                .filter(layout -> layout.compactHeaders() == compactHeaders)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mapsInheritedFieldsGapsAndSharedLinesInBothHeaderModes() throws InterruptedException {
        LayoutResult result = LayoutProbe.probeClass(Derived.class.getName());
        assertThat(result.problem()).isNull();
        ClassLayout ordinary = layout(result, false);
        ClassLayout compact = layout(result, true);
        assertThat(ordinary.fields()).extracting(Field::kind).startsWith("header").contains("gap");
        assertThat(ordinary.fields().getFirst().sizeBytes()).isEqualTo(12);
        assertThat(compact.fields().getFirst().sizeBytes()).isEqualTo(8);
        for (ClassLayout layout : List.of(ordinary, compact)) {
            assertThat(layout.fields())
                    .extracting(Field::name)
                    .contains("first", "second", "third");
            long end = 0;
            for (Field field : layout.fields()) {
                assertThat(field.offsetBytes()).isEqualTo(end);
                end += field.sizeBytes();
            }
            assertThat(end).isEqualTo(layout.instanceBytes());
            assertThat(layout.instanceBytesMeasured()).isEqualTo(layout.instanceBytes());
            assertThat(layout.sharedLines())
                    .allSatisfy(line -> assertThat(line.fields()).hasSize(3))
                    .hasSize(2);
        }
        assertThat(compact.instanceBytes()).isLessThan(ordinary.instanceBytes());
    }

    @Test
    void seesThePaddingOfContendedFields() throws InterruptedException {
        ClassLayout layout =
                layout(LayoutProbe.probeClass("java.util.concurrent.ForkJoinPool"), false);
        assertThat(layout.fields())
                .anySatisfy(field -> {
                    assertThat(field.name()).isEqualTo("ctl");
                    assertThat(field.contendedGroup()).isEqualTo("fjpctl");
                });
        assertThat(layout.fields().getLast().kind()).isEqualTo("gap");
        assertThat(layout.fields().getLast().sizeBytes()).isGreaterThanOrEqualTo(128);
        assertThat(layout.instanceBytesMeasured()).isEqualTo(layout.instanceBytes());
    }

    @Test
    void aClassThatIsMissingIsAProblem() throws InterruptedException {
        LayoutResult result = LayoutProbe.probeClass("no.such.Thing");
        assertThat(result.problem()).contains("no.such.Thing").contains("ClassNotFoundException");
        assertThat(result.classes()).isEmpty();
    }

    @Test
    void mapsEveryImplementationAndThePeersOwnClasses() throws InterruptedException {
        List<Entry<?>> entries =
                Catalogues.load(LayoutProbeTest.class.getClassLoader())
                        .entries(OrderBookFactory.CONTRACT);
        List<LayoutResult> results = LayoutProbe.probeAll(entries);
        assertThat(results)
                .hasSameSizeAs(entries)
                .allSatisfy(result -> {
                    assertThat(result.problem()).isNull();
                    assertThat(result.classes()).hasSizeGreaterThanOrEqualTo(2);
                });
        assertThat(results)
                .flatExtracting(LayoutResult::classes)
                .extracting(ClassLayout::className)
                .contains("exchange.core2.core.orderbook.OrderBookDirectImpl$DirectOrder");
    }
}

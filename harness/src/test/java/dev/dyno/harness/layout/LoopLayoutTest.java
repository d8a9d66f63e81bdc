package dev.dyno.harness.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.LayoutResult.Field;
import dev.dyno.results.model.LayoutResult.SharedLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The maps of our loop's rings: the padded ones keep what different threads write apart, whatever
 * the header, and the unpadded ones do not, or there would be nothing to compare with.
 */
final class LoopLayoutTest {
    private static final int LINE_BYTES_MAX = 128;

    /** Who writes a field of a ring; what never changes is everybody's. */
    private static final Map<String, String> WRITERS =
            Map.ofEntries(
                    Map.entry("slots", "nobody"),
                    Map.entry("mask", "nobody"),
                    Map.entry("cells", "nobody"),
                    Map.entry("consumers", "nobody"),
                    Map.entry("claimed", "producers, with each command"),
                    Map.entry("limit", "producers, now and then"),
                    Map.entry("consumed", "matcher, read by producers"),
                    Map.entry("produced", "matcher, its own"),
                    Map.entry("slowestSeen", "matcher, its own"),
                    Map.entry("published", "matcher, read by consumers"));

    private static List<ClassLayout> padded = List.of();
    private static List<ClassLayout> unpadded = List.of();

    @BeforeAll
    static void map() throws InterruptedException {
        padded = layouts("padded-ring");
        unpadded = layouts("unpadded-ring");
    }

    private static List<ClassLayout> layouts(String id) throws InterruptedException {
        List<Entry<?>> entries =
                Catalogues.load(LoopLayoutTest.class.getClassLoader())
                        .entries(MatchingLoopFactory.CONTRACT)
                        .stream()
                        .filter(entry -> entry.id().equals(id))
                        .toList();
        LayoutResult result = LayoutProbe.probeAll(entries).getFirst();
        assertThat(result.problem()).isNull();
        return result.classes();
    }

    /** Returns the fields that are not padding, in the order of their places. */
    private static List<Field> used(ClassLayout layout) {
        return layout.fields().stream().filter(field -> WRITERS.containsKey(field.name())).toList();
    }

    private static String writer(Field field) {
        return WRITERS.getOrDefault(field.name(), "");
    }

    @Test
    void bothRingsAreMappedUnderBothHeaders() {
        for (List<ClassLayout> layouts : List.of(padded, unpadded)) {
            assertThat(layouts).hasSize(4).extracting(ClassLayout::compactHeaders).contains(true);
            assertThat(layouts).extracting(ClassLayout::compactHeaders).contains(false);
            assertThat(layouts)
                    .flatExtracting(LoopLayoutTest::used)
                    .extracting(Field::name)
                    .containsAll(WRITERS.keySet());
        }
    }

    @Test
    void paddedFieldsOfDifferentWritersShareNoLineWhereverTheObjectLies() {
        for (ClassLayout layout : padded) {
            List<Field> fields = used(layout);
            for (Field first : fields) {
                for (Field second : fields) {
                    boolean areApart =
                            writer(first).equals(writer(second))
                                    || distance(first, second) >= LINE_BYTES_MAX;
                    assertThat(areApart)
                            .as("%s: %s and %s", layout.className(), first, second)
                            .isTrue();
                }
            }
        }
    }

    /** Returns how far the nearer ends of two fields lie apart. */
    private static long distance(Field first, Field second) {
        return Math.max(
                second.offsetBytes() - first.offsetBytes() - first.sizeBytes(),
                first.offsetBytes() - second.offsetBytes() - second.sizeBytes());
    }

    @Test
    void paddedFieldsKeepOffTheNeighboursInTheHeap() {
        for (ClassLayout layout : padded) {
            List<Field> written =
                    used(layout).stream().filter(field -> !writer(field).equals("nobody")).toList();
            Field last = written.getLast();
            assertThat(written.getFirst().offsetBytes()).isGreaterThanOrEqualTo(LINE_BYTES_MAX);
            assertThat(layout.instanceBytes() - last.offsetBytes() - last.sizeBytes())
                    .isGreaterThanOrEqualTo(LINE_BYTES_MAX);
        }
    }

    @Test
    void theMapOfThePaddedRingIsThis() {
        assertThat(padded.stream().map(LoopLayoutTest::places))
                .containsExactlyInAnyOrder(
                        "ordinary slots@12 mask@144 claimed@280 limit@416 consumed@552",
                        "compact mask@136 slots@144 claimed@280 limit@416 consumed@552",
                        "ordinary consumers@12 mask@144 slots@152 cells@156 "
                                + "produced@288 slowestSeen@296 published@432",
                        "compact mask@136 consumers@144 slots@148 cells@152 "
                                + "produced@288 slowestSeen@296 published@432");
    }

    @Test
    void theMapOfTheUnpaddedRingIsThis() {
        assertThat(unpadded.stream().map(LoopLayoutTest::places))
                .containsExactlyInAnyOrder(
                        "ordinary slots@12 mask@16 claimed@24 limit@32 consumed@40",
                        "compact mask@8 claimed@16 limit@24 consumed@32 slots@40",
                        "ordinary consumers@12 mask@16 produced@24 slowestSeen@32 "
                                + "published@40 slots@48 cells@52",
                        "compact mask@8 produced@16 slowestSeen@24 published@32 "
                                + "consumers@40 slots@44 cells@48");
    }

    private static String places(ClassLayout layout) {
        String header = layout.compactHeaders() ? "compact" : "ordinary";
        return used(layout).stream()
                .map(field -> field.name() + "@" + field.offsetBytes())
                .collect(Collectors.joining(" ", header + " ", ""));
    }

    @Test
    void unpaddedFieldsOfAllThreadsShareOneLine() {
        for (ClassLayout layout : unpadded) {
            List<String> written =
                    used(layout).stream()
                            .filter(field -> !writer(field).equals("nobody"))
                            .map(Field::name)
                            .toList();
            assertThat(layout.sharedLines())
                    .filteredOn(line -> line.lineBytes() == 64)
                    .extracting(SharedLine::fields)
                    .anySatisfy(names -> assertThat(names).containsAll(written));
        }
    }
}

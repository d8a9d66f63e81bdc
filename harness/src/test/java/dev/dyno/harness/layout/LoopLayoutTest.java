package dev.dyno.harness.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.LayoutResult.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The maps of our loop's rings: the padded ones keep what different threads write apart, whatever
 * the header, and the unpadded ones do not, or there would be nothing to compare with.
 */
final class LoopLayoutTest {
    /** Who writes a field of a ring; what never changes is everybody's. */
    private static final Map<String, String> WRITERS =
            Map.ofEntries(
                    Map.entry("slots", FieldPlaces.NOBODY),
                    Map.entry("mask", FieldPlaces.NOBODY),
                    Map.entry("cells", FieldPlaces.NOBODY),
                    Map.entry("consumers", FieldPlaces.NOBODY),
                    Map.entry("claimed", "producers, with each command"),
                    Map.entry("limit", "producers, now and then"),
                    Map.entry("consumed", "matcher, read by producers"),
                    Map.entry("produced", "matcher, its own"),
                    Map.entry("slowestSeen", "matcher, its own"),
                    Map.entry("published", "matcher, read by consumers"));

    private static final FieldPlaces PLACES =
            new FieldPlaces(MatchingLoopFactory.CONTRACT, WRITERS);

    private static List<ClassLayout> padded = List.of();
    private static List<ClassLayout> unpadded = List.of();

    @BeforeAll
    static void map() throws InterruptedException {
        padded = PLACES.layouts("padded-ring");
        unpadded = PLACES.layouts("unpadded-ring");
    }

    @Test
    void bothRingsAreMappedUnderBothHeaders() {
        for (List<ClassLayout> layouts : List.of(padded, unpadded)) {
            assertThat(layouts).hasSize(4).extracting(ClassLayout::compactHeaders).contains(true);
            assertThat(layouts).extracting(ClassLayout::compactHeaders).contains(false);
            assertThat(layouts)
                    .flatExtracting(PLACES::used)
                    .extracting(Field::name)
                    .containsAll(WRITERS.keySet());
        }
    }

    @Test
    void paddedFieldsOfDifferentWritersShareNoLineWhereverTheObjectLies() {
        assertThat(padded).allSatisfy(PLACES::expectApart);
    }

    @Test
    void paddedFieldsKeepOffTheNeighboursInTheHeap() {
        assertThat(padded).allSatisfy(PLACES::expectOffTheNeighbours);
    }

    @Test
    void theMapOfThePaddedRingIsThis() {
        assertThat(padded.stream().map(PLACES::map))
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
        assertThat(unpadded.stream().map(PLACES::map))
                .containsExactlyInAnyOrder(
                        "ordinary slots@12 mask@16 claimed@24 limit@32 consumed@40",
                        "compact mask@8 claimed@16 limit@24 consumed@32 slots@40",
                        "ordinary consumers@12 mask@16 produced@24 slowestSeen@32 "
                                + "published@40 slots@48 cells@52",
                        "compact mask@8 produced@16 slowestSeen@24 published@32 "
                                + "consumers@40 slots@44 cells@48");
    }

    @Test
    void unpaddedFieldsOfAllThreadsShareOneLine() {
        assertThat(unpadded).allSatisfy(PLACES::expectOneLine);
    }
}

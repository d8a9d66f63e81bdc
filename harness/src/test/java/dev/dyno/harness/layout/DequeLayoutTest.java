package dev.dyno.harness.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The maps of our deques: the padded ones keep what owner and thieves write apart, whatever the
 * header, and the unpadded one does not, or there would be nothing to compare with.
 */
final class DequeLayoutTest {
    private static final FieldPlaces PLACES =
            new FieldPlaces(
                    DequeFactory.CONTRACT,
                    Map.ofEntries(
                            Map.entry("capacityMax", FieldPlaces.NOBODY),
                            Map.entry("ring", FieldPlaces.NOBODY),
                            Map.entry("slots", FieldPlaces.NOBODY),
                            Map.entry("cells", FieldPlaces.NOBODY),
                            Map.entry("blockMask", FieldPlaces.NOBODY),
                            Map.entry("bottom", "owner, read by thieves"),
                            Map.entry("topSeen", "owner, read by thieves"),
                            Map.entry("top", "thieves"),
                            Map.entry("block", "owner, its own"),
                            Map.entry("slotFirst", "owner, its own"),
                            Map.entry("head", "owner, its own"),
                            Map.entry("position", "owner, its own"),
                            Map.entry("ownerBlock", "owner, read by thieves"),
                            Map.entry("hint", "thieves"),
                            Map.entry("isWanted", "thieves")));

    @ParameterizedTest
    @ValueSource(strings = {"chase-lev", "chase-lev-membarrier", "block"})
    void paddedFieldsOfDifferentWritersShareNoLineWhereverTheObjectLies(String id)
            throws InterruptedException {
        List<ClassLayout> layouts = PLACES.layouts(id);
        assertThat(layouts)
                .extracting(ClassLayout::compactHeaders)
                .containsExactlyInAnyOrder(true, false);
        assertThat(layouts)
                .allSatisfy(PLACES::expectApart)
                .allSatisfy(PLACES::expectOffTheNeighbours);
    }

    @Test
    void theMapsOfThePaddedDequesAreThese() throws InterruptedException {
        assertThat(PLACES.layouts("chase-lev").stream().map(PLACES::map))
                .containsExactlyInAnyOrder(
                        "ordinary capacityMax@12 ring@144 bottom@280 topSeen@288 top@424",
                        "compact capacityMax@136 ring@140 bottom@272 topSeen@280 top@416");
        assertThat(PLACES.layouts("block").stream().map(PLACES::map))
                .containsExactlyInAnyOrder(
                        "ordinary blockMask@12 slots@144 cells@148 block@284 slotFirst@288"
                                + " head@292 position@296 ownerBlock@432 hint@568 isWanted@576",
                        "compact blockMask@136 slots@140 cells@144 block@280 slotFirst@284"
                                + " head@288 position@292 ownerBlock@428 isWanted@564 hint@568");
    }

    @Test
    void theMapOfTheUnpaddedDequeIsThis() throws InterruptedException {
        List<ClassLayout> layouts = PLACES.layouts("chase-lev-unpadded");
        assertThat(layouts.stream().map(PLACES::map))
                .containsExactlyInAnyOrder(
                        "ordinary capacityMax@12 bottom@16 topSeen@24 top@32 ring@40",
                        "compact bottom@8 topSeen@16 top@24 capacityMax@32 ring@36");
        assertThat(layouts).allSatisfy(PLACES::expectOneLine);
    }
}

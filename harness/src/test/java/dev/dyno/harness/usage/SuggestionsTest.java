package dev.dyno.harness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
    private static final List<String> IDS =
            List.of("tree-map", "ladder", "ladder-offheap", "exchange-core-direct");

    @Test
    void nearestComesFirst() {
        assertThat(Suggestions.nearest("lader", IDS)).first().isEqualTo("ladder");
        assertThat(Suggestions.nearest("treemap", IDS)).containsExactly("tree-map");
    }

    @Test
    void aPartOfAnIdIsEnough() {
        assertThat(Suggestions.nearest("offheap", IDS)).containsExactly("ladder-offheap");
        assertThat(Suggestions.nearest("flow-norml", List.of("matching/flow-normal")))
                .containsExactly("matching/flow-normal");
    }

    @Test
    void nothingNearListsWhatIsKnown() {
        assertThat(Suggestions.nearest("zzzzzzzz", IDS)).isEmpty();
        assertThat(Suggestions.hint("zzzzzzzz", IDS)).startsWith("known are 'tree-map', 'ladder'");
        assertThat(Suggestions.hint("ladder-of-heap", IDS))
                .isEqualTo("did you mean 'ladder-offheap'?");
    }

    @Test
    void distanceCountsEdits() {
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("abc", "")).isEqualTo(3);
        assertThat(Suggestions.distance("ladder", "laddre")).isEqualTo(1);
        assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestions.distance("same", "same")).isZero();
    }
}

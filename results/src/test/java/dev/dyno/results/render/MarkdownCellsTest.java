package dev.dyno.results.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownCellsTest {
    @Test
    void textThatAFileChoseNeitherEndsItsCellNorIsMarkup() {
        assertThat(MarkdownCells.row("a|b", "<b>&", "x\n| y"))
                .isEqualTo("| a\\|b | &lt;b>&amp; | x \\| y |\n");
        assertThat(MarkdownCells.escaped("[here](http://x) `code` **bold** \\|"))
                .isEqualTo("[here]\\(http://x) 'code' \\*\\*bold\\*\\* \\\\\\|");
    }

    @Test
    void anIntervalIsLeftAsItIs() {
        assertThat(MarkdownCells.escaped("2.09× [1.75, 3.67] of exchange-core-direct"))
                .isEqualTo("2.09× [1.75, 3.67] of exchange-core-direct");
    }
}

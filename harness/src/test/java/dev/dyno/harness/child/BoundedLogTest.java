package dev.dyno.harness.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BoundedLogTest {
    private static final int HEAD = 1_000;
    private static final int TAIL = 4_000;

    @TempDir private Path folder = Path.of("");

    /** Returns text in which every place is different. */
    private static String text(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(text.length()).append(' ');
        }
        return text.substring(0, length);
    }

    private String logOf(String printed) throws IOException {
        Path file = folder.resolve("log.txt");
        Files.deleteIfExists(file);
        try (BoundedLog log = new BoundedLog(file, HEAD, TAIL)) {
            log.copy(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)));
            assertThat(printed).endsWith(log.end());
        }
        return Files.readString(file);
    }

    @Test
    void whatFitsIsKeptWhole() throws IOException {
        for (int length : new int[] {0, 1, HEAD - 1, HEAD, HEAD + 1, HEAD + TAIL}) {
            assertThat(logOf(text(length))).isEqualTo(text(length));
        }
    }

    @Test
    void ofMoreTheBeginningAndTheEndAreKept() throws IOException {
        for (int over : new int[] {1, 999, 1_000_000}) {
            String printed = text(HEAD + TAIL + over);
            assertThat(logOf(printed))
                    .startsWith(printed.substring(0, HEAD))
                    .endsWith(printed.substring(printed.length() - TAIL))
                    .contains("[%,d bytes are left out here]".formatted(over));
        }
    }

    @Test
    void aSecondProcessAppendsAndNothingIsWrittenAfterTheEnd() throws IOException {
        Path file = folder.resolve("log.txt");
        BoundedLog first = new BoundedLog(file, HEAD, TAIL);
        try (first) {
            first.copy(new ByteArrayInputStream(new byte[] {'a'}));
        }
        try (BoundedLog second = new BoundedLog(file, HEAD, TAIL)) {
            second.copy(new ByteArrayInputStream(new byte[] {'b'}));
            first.copy(new ByteArrayInputStream(new byte[] {'c'}));
        }
        assertThat(Files.readString(file)).isEqualTo("ab");
    }
}

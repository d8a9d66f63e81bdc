package dev.dyno.results.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dyno.results.ResultsException;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Ratio;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading is strict, and says of each bad file what it is, why it is bad and what to do. */
final class JsonTest {
    private static final Path SOURCE = Path.of("end.json");
    private static final RunEnd END =
            new RunEnd(
                    RunManifest.SCHEMA_VERSION, "2026-11-24T00:03:10Z", "complete", List.of(3, 7));

    @TempDir private Path folder = Path.of("");

    private static String text() {
        return Json.toText(END);
    }

    private static ResultsException refusal(String text) {
        return catchThrowableOfType(
                ResultsException.class, () -> Json.parse(SOURCE, text, RunEnd.class));
    }

    private static void assertRefused(String text, String reason) {
        assertThat(refusal(text))
                .as(text)
                .isNotNull()
                .hasMessageStartingWith("end.json: ")
                .hasMessageContaining(reason)
                .extracting(ResultsException::kind)
                .isEqualTo(ResultsException.Kind.INPUT);
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(Json.parse(SOURCE, text(), RunEnd.class)).isEqualTo(END);
    }

    @Test
    void equalValuesGiveEqualTextsWithUnitsInSnakeCase() {
        assertThat(Json.toText(Map.of("b", 1, "a", 2)))
                .isEqualTo(Json.toText(Map.of("a", 2, "b", 1)));
        assertThat(text())
                .startsWith("{\n  \"schema_version\": 1,\n  \"ended_at\": ")
                .endsWith("}\n");
    }

    @Test
    void anotherVersionIsNamedBeforeAnythingElse() {
        assertRefused(
                text().replace("\"schema_version\": 1", "\"schema_version\": 7"),
                "has schema version 7, and this Dyno reads version 1. Read it with the Dyno that");
        assertRefused("{\"schema_version\": 0, \"other\": 1}", "has schema version 0");
        assertRefused("{\"schema_version\": 99999999999999999999}", "has schema version 9999");
    }

    @Test
    void truncationIsToldAtEveryLength() {
        String text = text().strip();
        for (int length = 1; length < text.length(); length++) {
            assertThat(refusal(text.substring(0, length))).as("first %s", length).isNotNull();
        }
        assertRefused(text.substring(0, 40), "is not whole JSON");
        assertRefused("", "is empty");
        assertRefused(" \n", "is empty");
    }

    @Test
    void foreignJsonIsToldByItsPlace() {
        assertRefused("[]", "is not a file that this version of Dyno wrote");
        assertRefused("3", "is not a file that this version of Dyno wrote");
        assertRefused("null", "is not a file that this version of Dyno wrote");
        assertRefused(text().replace("\"status\"", "\"state\""), "'status' (index 2) (at status)");
        assertRefused(text().replace("  \"status\": \"complete\",\n", ""), "status");
        assertRefused(text().replaceFirst("\\{", "{\"state\": 1,"), "(at state)");
        assertRefused(text().replace("\"complete\"", "null"), "status is null");
    }

    @Test
    void aTypeIsNeverBent() {
        assertRefused(text().replace("\"complete\"", "17"), "status");
        assertRefused(
                text().replace("\"schema_version\": 1", "\"schema_version\": \"1\""), "version");
        assertRefused(
                text().replace("\"schema_version\": 1", "\"schema_version\": 1.5"), "version");
        assertRefused(text().replace("3,", "3.5,"), "missing_trials[0]");
        assertRefused(text().replace("3,", "99999999999,"), "missing_trials[0]");
    }

    @Test
    void trickeryIsRefused() {
        assertRefused(text().replaceFirst("\\{", "{\"status\": \"failed\","), "uplicate");
        assertRefused(text() + "{}", "railing");
        assertRefused("[".repeat(10_000), "nesting");
        assertRefused("{\"schema_version\": " + "1".repeat(5_000) + "}", "length");
        assertThatThrownBy(() ->
                        Json.parse(
                                SOURCE,
                                "{\"low\": 1e999, \"high\": 2, \"confidence\": 1}",
                                Interval.class))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("low is Infinity");
    }

    @Test
    void numbersThatJsonCannotHoldAreNotWritten() {
        assertThatThrownBy(() -> Json.toText(new Ratio(1, new Interval(0, Double.NaN, 1), 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interval.high is NaN");
    }

    private void assertUnreadable(Path file, String reason) {
        assertThatThrownBy(() -> Json.read(file, RunEnd.class))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsNoTextFileIsToldBeforeItIsRead() throws IOException {
        assertUnreadable(folder.resolve("absent.json"), "does not exist");
        assertUnreadable(folder, "is a folder");
        assertUnreadable(Path.of("/dev/null"), "is not a regular file");
        Path latin = folder.resolve("latin.json");
        Files.write(latin, "{\"status\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertUnreadable(latin, "is not UTF-8 text");
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(Json.FILE_BYTES_MAX + 1);
        }
        assertUnreadable(huge, "is larger than 64 MiB");
    }
}

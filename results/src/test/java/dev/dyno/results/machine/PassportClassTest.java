package dev.dyno.results.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.sample.SampleMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which passports are of one class. */
final class PassportClassTest {
    @TempDir private Path folder = Path.of("");

    private static final PassportClass SAMPLE = PassportClass.of(SampleMachine.passport());

    /** The class of the sample with a text of its file replaced. */
    private PassportClass with(String text, String other) throws IOException {
        String before = Json.toText(SampleMachine.passport());
        String after = before.replace(text, other);
        assertThat(after).isNotEqualTo(before);
        Path file = Files.writeString(folder.resolve("machine.json"), after);
        return PassportClass.of(Json.read(file, MachinePassport.class));
    }

    @Test
    void theStoredFingerprintAndMeasuredFiguresDoNotMatter() throws IOException {
        assertThat(with("sample-cpu-2c-l3-32m-linux-6.18-jdk-25", "other")).isEqualTo(SAMPLE);
        assertThat(with("\"granularity_nanos\": 10.0", "\"granularity_nanos\": 11.0").id())
                .isEqualTo(SAMPLE.id());
    }

    @Test
    void whatChangesSpeedMakesAnotherClassAndIsNamed() throws IOException {
        assertThat(with("6.18.0", "6.19.0").differencesFrom(SAMPLE))
                .containsExactly("kernel 6.19.0 instead of 6.18.0");
        assertThat(with("25.0.3+9", "25.0.4+1").differencesFrom(SAMPLE))
                .containsExactly("JVM version 25.0.4+1 instead of 25.0.3+9");
        assertThat(with("33554432", "67108864").differencesFrom(SAMPLE))
                .singleElement()
                .asString()
                .startsWith("caches L1 data 49152, L3 unified 67108864 instead of");
        assertThat(SAMPLE.differencesFrom(SAMPLE)).isEmpty();
    }

    @Test
    void theModeOfObjectHeadersMakesAnotherClass() throws IOException {
        PassportClass compact = with("\"-Xmx1g\"", "\"-XX:+UseCompactObjectHeaders\"");
        assertThat(compact.differencesFrom(SAMPLE))
                .containsExactly("object headers compact instead of as the JVM chooses");
        assertThat(compact.id()).isNotEqualTo(SAMPLE.id()).hasSize(16);
    }

    @Test
    void theLastFlagForObjectHeadersDecides() {
        assertThat(
                        PassportClass.objectHeaders(
                                List.of(
                                        "-XX:+UseCompactObjectHeaders",
                                        "-XX:-UseCompactObjectHeaders")))
                .isEqualTo("full");
    }
}

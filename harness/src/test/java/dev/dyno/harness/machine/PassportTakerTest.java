package dev.dyno.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyno.harness.place.FakeFiles;
import dev.dyno.harness.place.LinuxThreads;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.CpuJitter;
import dev.dyno.results.model.MachinePassport.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** Takes passports with probes so short that their figures mean nothing. */
final class PassportTakerTest {
    private static final Duration SHORT = Duration.ofMillis(2);

    @TempDir private Path root = Path.of("");
    private final LinuxThreads threads = LinuxThreads.system();
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void needLinux() {
        assumeThat(threads.problem()).isNull();
    }

    private PassportOptions options() {
        return new PassportOptions(SHORT, SHORT, SHORT, SHORT, 3, root);
    }

    @Test
    void passportOfThisMachineIsWholeAndReadsBack() throws InterruptedException {
        MachinePassport passport = PassportTaker.take(options(), progress::add);
        Topology topology = Topology.ofThisMachine();
        assertThat(passport.jitter()).extracting(CpuJitter::cpu).isEqualTo(topology.usable().ids());
        assertThat(passport.memory()).isNotEmpty();
        assertThat(passport.fsyncFloor()).isNotNull();
        assertThat(passport.grade()).matches("[A-F]");
        assertThat(passport.findings()).allMatch(finding -> finding.remedy() != null);
        if (topology.usable().size() > 1) {
            assertThat(Objects.requireNonNull(passport.coreToCore()).cpus().size()).isBetween(2, 3);
        }
        assertThat(Json.parse(root, Json.toText(passport), MachinePassport.class))
                .isEqualTo(passport);
        assertThat(progress).contains("timer", "memory", "fsync");
    }

    @Test
    void machineOfOneCpuWithoutFilesHasAPassportThatSaysSo() throws InterruptedException {
        int only = Topology.ofThisMachine().usable().ids().getFirst();
        BitSet mask = new BitSet();
        mask.set(only);
        FakeFiles empty = FakeFiles.at(root.resolve("empty"));
        MachinePassport passport =
                PassportTaker.take(
                        empty.files(),
                        threads,
                        Topology.of(empty.files(), mask),
                        options(),
                        progress::add);
        assertThat(passport.cpu().onlineCpus()).containsExactly(only);
        assertThat(passport.jitter()).extracting(CpuJitter::cpu).containsExactly(only);
        assertThat(passport.coreToCore()).isNull();
        assertThat(passport.unknowns())
                .containsEntry("core_to_core", "a round trip needs two CPUs")
                .containsKeys("governor", "turbo", "pressure_cpu", "cpu_model");
        assertThat(passport.findings()).extracting(Finding::topic).contains("cpus");
        assertThat(PassportText.full(passport, Ansi.OFF)).contains("Not known here");
    }

    @Test
    void hostileNamesCannotSteerTheTerminal() throws InterruptedException {
        int only = Topology.ofThisMachine().usable().ids().getFirst();
        BitSet mask = new BitSet();
        mask.set(only);
        FakeFiles fake =
                FakeFiles.at(root.resolve("hostile"))
                        .put("proc/cpuinfo", "model name : \u001b[2Jevil\u009b31m\u0007")
                        .put("proc/sys/kernel/osrelease", "6\u001b]0;title\u0007")
                        .put("sys/hypervisor/type", "\u001b[31mxen");
        MachinePassport passport =
                PassportTaker.take(
                        fake.files(),
                        threads,
                        Topology.of(fake.files(), mask),
                        options(),
                        progress::add);
        String text = PassportText.full(passport, Ansi.OFF);
        assertThat(text).contains("evil", "xen");
        assertThat(text.chars().filter(c -> Character.isISOControl(c) && c != '\n')).isEmpty();
    }
}

package dev.dyno.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.Contention;
import dev.dyno.results.model.MachinePassport.Finding;
import dev.dyno.results.model.MachinePassport.HardwareCounters;
import dev.dyno.results.model.MachinePassport.Limits;
import dev.dyno.results.model.MachinePassport.Timer;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** Judges machines with known weaknesses. */
final class PassportGraderTest {
    private final ForgedPassport forged = new ForgedPassport();

    @Test
    void perfectMachineIsAnAWithoutFindings() {
        assertThat(grade().grade()).isEqualTo("A");
        assertThat(grade().findings()).isEmpty();
    }

    @Test
    void lowFindingsLeaveAnA() {
        forged.cpu = ForgedPassport.cpu(8, "performance", true, List.of(), 2);
        forged.system = ForgedPassport.system("kvm", "always", 0, "mains");
        forged.counters = new HardwareCounters(false, "perf_event_open failed: EACCES");
        assertThat(topics())
                .containsExactlyInAnyOrder(
                        "turbo",
                        "smt",
                        "isolation",
                        "virtualisation",
                        "transparent_huge_pages",
                        "aslr",
                        "hardware_counters");
        assertThat(grade().grade()).isEqualTo("A");
        assertThat(grade().findings()).allMatch(finding -> finding.remedy() != null);
    }

    @Test
    void mediumFindingsMakeABThenAC() {
        forged.cpu = ForgedPassport.cpu(8, "powersave", false, List.of(7), 1);
        assertThat(grade().grade()).isEqualTo("B");
        assertThat(grade().findings().getFirst().remedy()).contains("cpupower");
        forged.system = ForgedPassport.system("none", "madvise", 2, "battery");
        forged.timer = new Timer("hpet", 100, 500, true);
        assertThat(topics()).containsExactlyInAnyOrder("governor", "power", "timer", "timer_cost");
        assertThat(grade().grade()).isEqualTo("C");
    }

    @Test
    void highFindingsMakeADThenAnEThenAnF() {
        forged.contention = new Contention(0.06, 0.0, 0.0, 0.0, 0);
        assertThat(grade().grade()).isEqualTo("D");
        assertThat(topics()).containsExactly("steal");
        forged.contention = new Contention(0.06, 26.0, 0.0, 0.0, 0);
        assertThat(grade().grade()).isEqualTo("E");
        forged.contention = new Contention(0.06, 26.0, 0.0, 0.21, 0);
        assertThat(grade().grade()).isEqualTo("F");
        assertThat(topics()).containsExactly("steal", "pressure", "foreign_load");
    }

    @Test
    void worstFindingsStandFirst() {
        forged.system = ForgedPassport.system("kvm", "madvise", 2, "battery");
        forged.contention = new Contention(0.06, 0.0, 0.0, 0.0, 0);
        assertThat(topics()).containsExactly("steal", "power", "virtualisation");
    }

    @Test
    void threadThatCannotBeBoundIsAnF() {
        forged.jitter = List.of();
        assertThat(grade().grade()).isEqualTo("F");
        forged.jitter = List.of(ForgedPassport.jitter(3, false, 0, 1));
        assertThat(grade().grade()).isEqualTo("F");
        assertThat(grade().findings().getFirst().message()).contains("CPU [3]");
    }

    @Test
    void jitterCounts() {
        forged.jitter = List.of(ForgedPassport.jitter(0, true, 0.02, 2_000_000));
        assertThat(topics()).containsExactly("jitter", "hiccup");
        assertThat(grade().grade()).isEqualTo("B");
        forged.jitter = List.of(ForgedPassport.jitter(0, true, 0.2, 30_000_000));
        assertThat(grade().grade()).isEqualTo("D");
    }

    @Test
    void fewCpusAndQuotasCount() {
        forged.limits = new Limits(1.5, null, List.of(0, 1), 1024L);
        assertThat(topics()).containsExactly("quota", "cpus");
        assertThat(grade().findings())
                .extracting(Finding::severity)
                .containsExactly("high", "medium");
        forged.limits = new Limits(null, null, List.of(0), 1024L);
        assertThat(grade().grade()).isEqualTo("D");
        assertThat(grade().findings().getFirst().message()).contains("one CPU");
    }

    @Test
    void fingerprintFollowsTheClassAndNotTheFigures() {
        String before = forged.build().fingerprint();
        forged.contention = new Contention(0.5, 50.0, 0.0, 0.5, 9);
        assertThat(forged.build().fingerprint()).isEqualTo(before);
        forged.system = ForgedPassport.system("kvm", "madvise", 2, "mains");
        assertThat(forged.build().fingerprint()).isNotEqualTo(before).hasSize(16);
    }

    @Test
    void textShowsTheGradeFirstAndColoursOnRequestOnly() {
        forged.contention = new Contention(0.06, 0.0, 0.0, 0.0, 0);
        MachinePassport passport = PassportTaker.graded(forged.build());
        String plain = PassportText.full(passport, Ansi.OFF);
        assertThat(plain).startsWith("Machine grade D").contains("6.0 %", "mend: use a dedicated");
        assertThat(plain).doesNotContain("\u001b");
        assertThat(PassportText.headline(passport, Ansi.ON)).contains("\u001b[");
        assertThat(PassportText.nanos(15_000)).isEqualTo("15.0 µs");
        assertThat(PassportText.bytes(260L << 20)).isEqualTo("260 MiB");
    }

    private PassportGrader.Verdict grade() {
        return PassportGrader.grade(forged.build());
    }

    private List<String> topics() {
        return grade().findings().stream().map(Finding::topic).toList();
    }
}

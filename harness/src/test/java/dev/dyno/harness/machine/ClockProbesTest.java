package dev.dyno.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyno.harness.place.LinuxThreads;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.model.MachinePassport.CpuJitter;
import dev.dyno.results.model.MachinePassport.Timer;
import dev.dyno.results.summary.Forks;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The probes of timer and jitter, on clocks whose truth is known and on the real one. */
final class ClockProbesTest {

    @Test
    void stepAndCostAreThoseOfTheClock() {
        TimerProbe.Reading reading = TimerProbe.read(new ScriptedClock(100), 1_000);
        assertThat(reading.stepNanos()).isEqualTo(100);
        assertThat(reading.callNanos()).isEqualTo(100.0);
    }

    @Test
    void readingsThatDoNotMoveAreNoStep() {
        TimerProbe.Reading reading = TimerProbe.read(new ScriptedClock(0, 0, 0, 40, 0, 0, 25), 6);
        assertThat(reading.stepNanos()).isEqualTo(25);
    }

    @Test
    void gapsAreCountedOnceAndAddUpToTheTime() {
        ScriptedClock clock = new ScriptedClock(30, 30, 5_000_000, 30, 30, 20_000, 30);
        JitterProbe.Gaps gaps = JitterProbe.gaps(clock, 6_000_000);
        Histogram histogram = gaps.histogram();
        assertThat(gaps.durationNanos()).isBetween(6_000_000L, 6_000_030L);
        long sum = 0;
        long count = 0;
        for (var value : histogram.recordedValues()) {
            sum += value.getCountAddedInThisIterationStep() * value.getValueIteratedTo();
            count += value.getCountAddedInThisIterationStep();
        }
        assertThat(count).isEqualTo(histogram.getTotalCount());
        // Two digits are kept of each gap.
        assertThat((double) sum / gaps.durationNanos()).isBetween(0.99, 1.01);
    }

    @Test
    void longGapsAreNotableAndCountAsLost() {
        ScriptedClock clock = new ScriptedClock(30, 30, 5_000_000, 30, 30, 20_000, 30);
        CpuJitter jitter = JitterProbe.summarise(3, true, JitterProbe.gaps(clock, 10_000_000));
        assertThat(jitter.cpu()).isEqualTo(3);
        assertThat(jitter.verified()).isTrue();
        assertThat(jitter.gapsOverTenMicros()).isEqualTo(2);
        assertThat(jitter.lostFraction()).isBetween(0.49, 0.51);
        assertThat(jitter.gapNanosP50()).isEqualTo(30);
        assertThat(jitter.gapNanosMax()).isBetween(4_950_000L, 5_050_000L);
    }

    @Test
    void quietCpuLosesNothing() {
        CpuJitter jitter =
                JitterProbe.summarise(0, false, JitterProbe.gaps(new ScriptedClock(30), 1_000_000));
        assertThat(jitter.lostFraction()).isZero();
        assertThat(jitter.gapsOverTenMicros()).isZero();
        assertThat(jitter.verified()).isFalse();
    }

    @Test
    void gapLongerThanTheHistogramIsKeptAtItsEnd() {
        ScriptedClock clock = new ScriptedClock(Long.MAX_VALUE / 4);
        CpuJitter jitter = JitterProbe.summarise(0, true, JitterProbe.gaps(clock, 1));
        assertThat(jitter.gapNanosMax()).isGreaterThanOrEqualTo(60_000_000_000L);
        assertThat(jitter.lostFraction()).isBetween(0.0, 1.0);
    }

    @Test
    void storedHistogramGivesTheSameFigures() {
        ScriptedClock clock = new ScriptedClock(30, 900, 30, 40_000, 30);
        CpuJitter jitter = JitterProbe.summarise(0, true, JitterProbe.gaps(clock, 500_000));
        Histogram stored = Forks.histogram(jitter.histogram());
        assertThat(stored.getValueAtPercentile(50)).isEqualTo(jitter.gapNanosP50());
        assertThat(stored.getValueAtPercentile(99)).isEqualTo(jitter.gapNanosP99());
        assertThat(stored.getValueAtPercentile(99.9)).isEqualTo(jitter.gapNanosP999());
        assertThat(stored.getMaxValue()).isEqualTo(jitter.gapNanosMax());
    }

    /** On this machine's CPUs and clock. */
    @Nested
    final class OnThisMachine {
        private final List<Integer> cpus = Topology.ofThisMachine().usable().ids();

        @BeforeEach
        void needLinux() {
            assumeThat(LinuxThreads.system().problem()).isNull();
        }

        @Test
        void everyCpuIsProbedInOrderWhetherTogetherOrInTurns() throws InterruptedException {
            for (int width : List.of(1, cpus.size())) {
                List<CpuJitter> jitter = JitterProbe.measure(cpus, width, 20_000_000);
                assertThat(jitter).extracting(CpuJitter::cpu).isEqualTo(cpus);
                assertThat(jitter)
                        .allSatisfy(cpu -> {
                            assertThat(cpu.durationNanos()).isPositive();
                            assertThat(cpu.lostFraction()).isBetween(0.0, 1.0);
                            assertThat(Forks.histogram(cpu.histogram()).getTotalCount())
                                    .isPositive();
                            assertThat(cpu.gapNanosP50())
                                    .isPositive()
                                    .isLessThanOrEqualTo(cpu.gapNanosP99());
                            assertThat(cpu.gapNanosP99()).isLessThanOrEqualTo(cpu.gapNanosP999());
                            assertThat(cpu.gapNanosP999()).isLessThanOrEqualTo(cpu.gapNanosMax());
                        });
            }
        }

        @Test
        void timerHasAStepAndACost() throws InterruptedException {
            Timer timer = TimerProbe.measure(cpus.getFirst(), "tsc");
            assertThat(timer.source()).isEqualTo("tsc");
            assertThat(timer.verified()).isTrue();
            assertThat(timer.granularityNanos()).isFinite().isPositive();
            assertThat(timer.callNanos()).isFinite().isPositive();
        }
    }
}

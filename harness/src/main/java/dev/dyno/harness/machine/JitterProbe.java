package dev.dyno.harness.machine;

import dev.dyno.results.model.MachinePassport.CpuJitter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Finds what interrupts a thread that has a CPU to itself: a pinned thread on each CPU reads the
 * clock in a loop and records every gap between readings.
 *
 * <p>All CPUs are probed at the same time, so that the probe takes equally long on machines of any
 * size and sees what the machine does under load. Where a quota gives fewer cores than there are
 * CPUs, they take turns in groups, as the probe would otherwise measure its own throttling.
 */
final class JitterProbe {
    private static final long GAP_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);
    private static final long NOTABLE_GAP_NANOS = TimeUnit.MICROSECONDS.toNanos(10);
    private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PRECISION_DIGITS = 2;

    private JitterProbe() {}

    /** What one CPU showed. */
    record Gaps(Histogram histogram, long durationNanos) {}

    /**
     * Probes CPUs.
     *
     * @param widthMax how many at the same time
     * @param nanos for all together
     */
    static List<CpuJitter> measure(List<Integer> cpus, int widthMax, long nanos)
            throws InterruptedException {
        List<CpuJitter> jitter = new ArrayList<>();
        int groups = Math.ceilDiv(cpus.size(), widthMax);
        for (int from = 0; from < cpus.size(); from += widthMax) {
            List<Integer> group = cpus.subList(from, Math.min(from + widthMax, cpus.size()));
            List<PinnedTask<Gaps>> tasks =
                    group.stream()
                            .map(cpu -> PinnedTask.start(cpu, () -> warmGaps(nanos / groups)))
                            .toList();
            for (int i = 0; i < group.size(); i++) {
                PinnedTask.Outcome<Gaps> gaps = tasks.get(i).await();
                jitter.add(summarise(group.get(i), gaps.isVerified(), gaps.value()));
            }
        }
        return jitter;
    }

    private static Gaps warmGaps(long nanos) {
        // Compiles the loop, whose compilation would otherwise be the first hiccup.
        gaps(System::nanoTime, WARM_UP_NANOS);
        return gaps(System::nanoTime, nanos);
    }

    /** Records every gap between readings of a clock. */
    static Gaps gaps(LongSupplier clock, long nanos) {
        Histogram histogram = new Histogram(1, GAP_NANOS_MAX, PRECISION_DIGITS);
        long duration = record(clock, histogram, nanos);
        return new Gaps(histogram, duration);
    }

    private static long record(LongSupplier clock, Histogram histogram, long nanos) {
        long start = clock.getAsLong();
        long last = start;
        while (last - start < nanos) {
            long now = clock.getAsLong();
            histogram.recordValue(Math.min(now - last, GAP_NANOS_MAX));
            last = now;
        }
        return last - start;
    }

    static CpuJitter summarise(int cpu, boolean isVerified, Gaps gaps) {
        Histogram histogram = gaps.histogram();
        long duration = gaps.durationNanos();
        long notable = 0;
        double lost = 0;
        for (var value : histogram.recordedValues()) {
            if (value.getValueIteratedTo() > NOTABLE_GAP_NANOS) {
                notable += value.getCountAddedInThisIterationStep();
                lost +=
                        (double) histogram.medianEquivalentValue(value.getValueIteratedTo())
                                * value.getCountAddedInThisIterationStep();
            }
        }
        return new CpuJitter(
                cpu,
                isVerified,
                duration,
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue(),
                notable,
                Math.min(lost / duration, 1.0),
                encode(histogram));
    }

    private static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}

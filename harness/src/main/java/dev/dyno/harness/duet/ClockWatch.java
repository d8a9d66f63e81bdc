package dev.dyno.harness.duet;

import dev.dyno.harness.place.SystemFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Notices when time did not pass as it should: a wall clock that was set, a machine that was
 * suspended or stood still. Slices are timed by the monotonic clock, which a step of the wall clock
 * does not move and which stops while the machine is suspended, so both would go unnoticed. Used by
 * one thread.
 */
final class ClockWatch {
    private static final long STEP_NANOS_MIN = 1_000_000_000L;
    private static final long STANDSTILL_NANOS_MIN = 5_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier monotonicNanos;
    private final LongSupplier wallNanos;
    private final LongSupplier bootNanos;
    private final List<String> notes = new ArrayList<>();
    private long lastMonotonic;
    private long lastWall;
    private long lastBoot;
    private boolean interrupted;

    /** Starts watching the clocks of this machine. */
    ClockWatch() {
        this(
                System::nanoTime,
                () -> System.currentTimeMillis() * 1_000_000L,
                new UpTime(SystemFiles.ofThisMachine()));
    }

    /**
     * Starts watching these clocks.
     *
     * @param bootNanos counts suspension too; equal to the monotonic clock where nobody knows
     */
    ClockWatch(LongSupplier monotonicNanos, LongSupplier wallNanos, LongSupplier bootNanos) {
        this.monotonicNanos = monotonicNanos;
        this.wallNanos = wallNanos;
        this.bootNanos = bootNanos;
        read();
    }

    private void read() {
        lastMonotonic = monotonicNanos.getAsLong();
        lastWall = wallNanos.getAsLong();
        lastBoot = bootNanos.getAsLong();
    }

    /** Compares the clocks; call it every few milliseconds. */
    void look() {
        long monotonicBefore = lastMonotonic;
        long wallBefore = lastWall;
        long bootBefore = lastBoot;
        read();
        long passed = lastMonotonic - monotonicBefore;
        long suspended = lastBoot - bootBefore - passed;
        long stepped = lastWall - wallBefore - passed - Math.max(0, suspended);
        if (suspended >= STEP_NANOS_MIN) {
            interrupted = true;
            notes.add("the machine was suspended for " + seconds(suspended));
        }
        if (passed >= STANDSTILL_NANOS_MIN) {
            interrupted = true;
            notes.add("the machine stood still for " + seconds(passed));
        }
        if (Math.abs(stepped) >= STEP_NANOS_MIN) {
            notes.add(
                    "the wall clock was set by "
                            + seconds(stepped)
                            + ", which no figure depends on");
        }
    }

    /** Answers whether the machine was suspended or stood still. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /** Returns what happened, in sentences. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private static String seconds(long nanos) {
        return Duration.ofMillis(Math.round(nanos / 1e6)).toMillis() / 1000.0 + " s";
    }

    /** The time since the machine was started, suspension included, in steps of 10 ms. */
    private record UpTime(SystemFiles files) implements LongSupplier {
        @Override
        public long getAsLong() {
            String text = files.text("proc/uptime").orElse("");
            int end = text.indexOf(' ');
            try {
                return Math.round(Double.parseDouble(text.substring(0, end)) * NANOS_PER_SECOND);
            } catch (NumberFormatException | IndexOutOfBoundsException elsewhere) {
                return System.nanoTime();
            }
        }
    }
}

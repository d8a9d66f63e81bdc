package dev.dyno.workloads.timer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.timer.TimerCapability;
import dev.dyno.contracts.timer.TimerQueueFactory;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Queues that say so allocate nothing in steady state. A pass is repeated and what its thread
 * allocated is counted exactly; a queue passes once some passes in a row allocate not one byte.
 */
final class TimerAllocationTest {
    private static final TimerInput INPUT = new TimerInput(7, 2_000, 4_000);
    private static final int PASSES_MAX = 60;
    private static final int PASSES_IN_A_ROW = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static List<Entry<TimerQueueFactory>> all() {
        return Catalogues.load(TimerAllocationTest.class.getClassLoader())
                .entries(TimerQueueFactory.CONTRACT, TimerQueueFactory.class);
    }

    private static boolean saysSo(Entry<TimerQueueFactory> entry) {
        return new TimerDomain().capabilities(entry).contains(TimerCapability.ALLOCATION_FREE.id());
    }

    @TestFactory
    Stream<DynamicTest> queuesThatSaySoAllocateNothing() {
        return all().stream()
                .filter(TimerAllocationTest::saysSo)
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.id(),
                                () -> assertThat(leastBytes(entry.factory())).isZero()));
    }

    @Test
    void theReferenceWhichAllocatesIsSeenToDoSo() {
        assertThat(all()).filteredOn(TimerAllocationTest::saysSo).hasSizeGreaterThan(1);
        assertThat(leastBytes(all().getFirst().factory())).isPositive();
    }

    /** Returns the least that some passes in a row allocated. */
    private static long leastBytes(TimerQueueFactory factory) {
        TimerRun run = new TimerRun(INPUT, factory);
        long least = Long.MAX_VALUE;
        long inARow = 0;
        for (int pass = 0; pass < PASSES_MAX && least > 0; pass++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            run.fill();
            run.addAndCancel();
            run.expireAll();
            inARow += THREADS.getCurrentThreadAllocatedBytes() - before;
            if (pass % PASSES_IN_A_ROW == PASSES_IN_A_ROW - 1) {
                least = Math.min(least, inARow);
                inARow = 0;
            }
        }
        return least;
    }
}

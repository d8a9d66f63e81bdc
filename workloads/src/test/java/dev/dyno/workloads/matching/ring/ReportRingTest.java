package dev.dyno.workloads.matching.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wait that never ends would otherwise keep the build waiting as well. */
@Timeout(60)
final class ReportRingTest {
    private static final int CAPACITY = 64;

    private final ReportRing ring = new ReportRing(CAPACITY);
    private final Seen seen = new Seen();

    /** Keeps what it visits. */
    private static final class Seen implements ReportRing.Visitor {
        private final List<Long> reports = new ArrayList<>();
        private final List<String> completions = new ArrayList<>();

        @Override
        public void report(long[] words, int firstWord) {
            reports.add(words[firstWord]);
        }

        @Override
        public void completed(long sequence, long startNanos, long endNanos) {
            completions.add(reports.size() + ":" + sequence + ":" + startNanos + ":" + endNanos);
        }
    }

    private void write(long sequence) {
        ring.report(sequence, 0, 1, 2, 3, 4);
    }

    @Test
    void reportsArePublishedInBatchesOrWhenFlushed() {
        for (int sequence = 0; sequence < ReportRing.BATCH - 1; sequence++) {
            write(sequence);
        }
        assertThat(ring.drain(seen, CAPACITY)).isZero();
        write(ReportRing.BATCH - 1);
        assertThat(ring.drain(seen, CAPACITY)).isEqualTo(ReportRing.BATCH);
        write(ReportRing.BATCH);
        assertThat(ring.drain(seen, CAPACITY)).isZero();
        ring.flush();
        assertThat(ring.drain(seen, CAPACITY)).isEqualTo(1);
    }

    @Test
    void drainKeepsToItsLimitAndToTheOrderRoundAndRound() {
        long written = 0;
        for (int round = 0; round < 40; round++) {
            for (int more = 0; more < 37; more++) {
                write(written++);
            }
            ring.flush();
            assertThat(ring.drain(seen, 10)).isEqualTo(10);
            assertThat(ring.drain(seen, CAPACITY)).isEqualTo(27);
            assertThat(ring.drain(seen, CAPACITY)).isZero();
        }
        for (int index = 0; index < written; index++) {
            assertThat(seen.reports.get(index)).isEqualTo(index);
        }
    }

    @Test
    void completionsComeAfterTheReportsOfTheirCommand() {
        write(7);
        write(7);
        ring.complete(7, 100, 200);
        write(8);
        ring.complete(8, 300, 400);
        ring.drain(seen, CAPACITY);
        assertThat(seen.completions).containsExactly("2:7:100:200", "3:8:300:400");
    }

    @Test
    void aRingForReportsOnlyRefusesCompletions() {
        ring.complete(1, 2, 3);
        assertThatThrownBy(() -> ring.drain(ReportRing.foldingInto(new ReportDigest()), CAPACITY))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fullRingMakesTheProducerWaitForRoom() {
        ReportDigest expected = new ReportDigest();
        try (ReportDrainer drainer = ReportDrainer.start(ring, ThreadBinder.UNBOUND)) {
            for (int sequence = 0; sequence < 100 * CAPACITY + 3; sequence++) {
                write(sequence);
                expected.report(sequence, 0, 1, 2, 3, 4);
            }
            ring.awaitDrained();
            assertThat(drainer.digest().toString()).isEqualTo(expected.toString());
            assertThat(drainer.failure()).isNull();
        }
    }

    @Test
    void closingLetsAWaitingProducerFail() {
        CountDownLatch full = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread producer =
                new Thread(() -> {
                    try {
                        for (int sequence = 0; sequence < CAPACITY; sequence++) {
                            write(sequence);
                        }
                        full.countDown();
                        write(CAPACITY);
                        ring.flush();
                    } catch (IllegalStateException closed) {
                        failure.set(closed);
                    }
                });
        producer.start();
        Threads.await(full);
        ring.close();
        Threads.join(producer);
        assertThat(failure.get()).hasMessageContaining("closed while it was full");
    }

    @Test
    void whatIsFlushedInTheMiddleOfABatchKeepsItsPlaceInTheRing() {
        long written = 0;
        for (int size = 1; size <= 2 * ReportRing.BATCH; size++) {
            for (int more = 0; more < size; more++) {
                write(written++);
            }
            ring.flush();
            ring.flush();
            assertThat(ring.drain(seen, 2 * CAPACITY)).as("of %d", size).isEqualTo(size);
        }
        for (int index = 0; index < written; index++) {
            assertThat(seen.reports.get(index)).isEqualTo(index);
        }
    }

    @Test
    void aFullRingAndAFullStageHoldABatchMoreThanTheCapacity() {
        for (int sequence = 0; sequence < CAPACITY + ReportRing.BATCH - 1; sequence++) {
            write(sequence);
        }
        assertThat(ring.drain(seen, 2 * CAPACITY)).isEqualTo(CAPACITY);
        ring.flush();
        assertThat(ring.drain(seen, 2 * CAPACITY)).isEqualTo(ReportRing.BATCH - 1);
    }

    @Test
    void closedRingDoesNotAwaitWhatNobodyDrains() {
        write(1);
        ring.close();
        assertThatThrownBy(ring::awaitDrained)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed before it was drained");
    }

    @Test
    void aDrainerThatFailsClosesItsRingAndSaysWhy() {
        try (ReportDrainer drainer = ReportDrainer.start(ring, ThreadBinder.UNBOUND)) {
            ring.complete(1, 2, 3);
            assertThatThrownBy(ring::awaitDrained).isInstanceOf(IllegalStateException.class);
            assertThat(drainer.failure()).hasMessageContaining("reports only");
        }
    }

    @Test
    void theDrainersThreadIsBoundBeforeItIsHandedOut() {
        List<ThreadRole> roles = new ArrayList<>();
        ReportDrainer.start(ring, roles::add).close();
        assertThat(roles).containsExactly(ThreadRole.DRAINER);
    }

    @Test
    void capacityHoldsABatchAndIsAPowerOfTwo() {
        assertThatThrownBy(() -> new ReportRing(ReportRing.BATCH / 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batch");
        assertThatThrownBy(() -> new ReportRing(ReportRing.BATCH + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("power of two");
    }
}

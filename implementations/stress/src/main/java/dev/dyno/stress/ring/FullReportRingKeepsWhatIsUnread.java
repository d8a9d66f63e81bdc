package dev.dyno.stress.ring;

import dev.dyno.workloads.matching.ring.ReportRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A producer that goes round a full ring overwrites nothing that was not visited. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "visit all, then write the slot again")
@Outcome(expect = Expect.FORBIDDEN, desc = "a slot written again before it was visited")
@State
public class FullReportRingKeepsWhatIsUnread {
    private static final int CAPACITY = ReportRing.BATCH;
    private static final int REPORTS = 2 * CAPACITY + 1;

    private final ReportRing ring = new ReportRing(CAPACITY);

    /** Writes more than fits. */
    @Actor
    public void producer() {
        for (int i = 0; i < REPORTS; i++) {
            ring.report(i, 0, i, 0, 0, 0);
        }
        ring.flush();
    }

    /** Visits all, and counts those that come out of order or torn. */
    @Actor
    public void consumer(JJ_Result result) {
        Order order = new Order();
        while (order.seen < REPORTS) {
            if (ring.drain(order, CAPACITY / 2) == 0) {
                Thread.onSpinWait();
            }
        }
        result.r1 = order.wrong;
        result.r2 = order.seen == REPORTS ? 1 : 0;
    }

    private static final class Order implements ReportRing.Visitor {
        private int seen;
        private int wrong;

        @Override
        public void report(long[] words, int firstWord) {
            if (words[firstWord] != seen || words[firstWord + 2] != seen) {
                wrong++;
            }
            seen++;
        }

        @Override
        public void completed(long sequence, long startNanos, long endNanos) {
            wrong++;
        }
    }
}

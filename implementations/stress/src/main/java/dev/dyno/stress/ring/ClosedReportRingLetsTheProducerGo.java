package dev.dyno.stress.ring;

import dev.dyno.workloads.matching.ring.ReportRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** A producer that waits for room without a drainer is let go by whoever closes the ring. */
@JCStressTest(Mode.Termination)
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "wait, then close, then fail")
@Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "closed, and still waiting")
@State
public class ClosedReportRingLetsTheProducerGo {
    private final ReportRing ring = new ReportRing(ReportRing.BATCH);

    /** Writes until it fails. */
    @Actor
    public void producer() {
        try {
            for (long i = 0; ; i++) {
                ring.report(i, 0, i, 0, 0, 0);
            }
        } catch (IllegalStateException closed) {
            if (closed.getMessage() == null) {
                throw closed;
            }
        }
    }

    /** Closes. */
    @Signal
    public void closer() {
        ring.close();
    }
}

package dev.dyno.stress.ring;

import dev.dyno.workloads.matching.ring.ReportRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** After it has waited for the drainer, the producer reads what the drainer's visitor wrote. */
@JCStressTest
@Outcome(id = "31", expect = Expect.ACCEPTABLE, desc = "visit, then the producer reads")
@Outcome(expect = Expect.FORBIDDEN, desc = "the producer reads before the visit is done")
@State
public class ReportRingPublishesWhatTheDrainerWrote {
    private final ReportRing ring = new ReportRing(ReportRing.BATCH);
    private final Sum sum = new Sum();

    /** Hands one report over and reads the plain field of the visitor. */
    @Actor
    public void producer(J_Result result) {
        ring.report(1, 0, 2, 4, 24, 0);
        ring.awaitDrained();
        result.r1 = sum.value;
    }

    /** Looks until there was something. */
    @Actor
    public void consumer() {
        while (ring.drain(sum, 1) == 0) {
            Thread.onSpinWait();
        }
    }
}

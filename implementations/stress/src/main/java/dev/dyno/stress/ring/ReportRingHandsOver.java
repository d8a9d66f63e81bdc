package dev.dyno.stress.ring;

import dev.dyno.workloads.matching.ring.ReportRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A report that the drainer sees is whole. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "drain, then publish")
@Outcome(id = "1, 31", expect = Expect.ACCEPTABLE, desc = "publish, then drain")
@Outcome(expect = Expect.FORBIDDEN, desc = "a slot read before it was written")
@State
public class ReportRingHandsOver {
    private final ReportRing ring = new ReportRing(ReportRing.BATCH);

    /** Writes one report whose words make a sum that no part of them makes. */
    @Actor
    public void producer() {
        ring.report(1, 0, 2, 4, 24, 0);
        ring.flush();
    }

    /** Looks once. */
    @Actor
    public void consumer(JJ_Result result) {
        Sum sum = new Sum();
        result.r1 = ring.drain(sum, 1);
        result.r2 = sum.value;
    }
}

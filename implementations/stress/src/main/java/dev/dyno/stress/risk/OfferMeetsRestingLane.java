package dev.dyno.stress.risk;

import dev.dyno.contracts.risk.parts.RiskLanes;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A command is offered while its lane's worker puts the lane to rest: either the worker sees the
 * command, or whoever offers it sees the lane at rest. If a slot were published by a release, it
 * could still be in the store buffer when the state is read, both would miss the other's last step,
 * and the command would wait for ever.
 */
@JCStressTest
@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "the worker has gone on to the second")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "the lane was run again")
@Outcome(expect = Expect.FORBIDDEN, desc = "the second command was left behind")
@State
public class OfferMeetsRestingLane {
    private static final long[] FIRST = Accounts.bid(1);
    private static final long[] SECOND = Accounts.bid(2);

    private final RiskLanes lanes =
            new RiskLanes(Accounts.with(2, 2, 2), 1, 2, this::checked, _ -> asked());
    private int askedCount;
    private int checkedCount;

    /** Begins with one command in the lane, whose worker is on its way. */
    public OfferMeetsRestingLane() {
        lanes.offer(FIRST, 0, 0);
    }

    private void asked() {
        askedCount++;
    }

    private void checked(long[] words, int firstWord, int verdict) {
        checkedCount++;
    }

    /** Offers another command. */
    @Actor
    public void offer() {
        lanes.offer(SECOND, 0, 0);
    }

    /** Runs the lane until it is at rest. */
    @Actor
    public void worker() {
        lanes.run(0);
    }

    /** Runs the lane again if that was asked for. */
    @Arbiter
    public void again(II_Result result) {
        if (askedCount == 2) {
            lanes.run(0);
        }
        result.r1 = checkedCount;
        result.r2 = askedCount;
    }
}

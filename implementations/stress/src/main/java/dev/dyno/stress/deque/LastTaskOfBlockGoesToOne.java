package dev.dyno.stress.deque;

import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.WorkStealingDeque;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A block that is taken back while a thief reads it is the owner's. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "pop, then steal")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "steal, then pop")
@Outcome(id = "1, -1", expect = Expect.ACCEPTABLE, desc = "the owner overtakes the thief")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "taken back and stolen from at once")
@Outcome(expect = Expect.FORBIDDEN, desc = "each leaves the task to the other")
@State
public class LastTaskOfBlockGoesToOne {
    private static final DequeFactory FACTORY = LastTask.factory("block");

    private final WorkStealingDeque deque = LastTask.in(FACTORY);

    /** Pops once. */
    @Actor
    public void owner(JJ_Result result) {
        result.r1 = LastTask.seen(deque.pop());
    }

    /** Steals once. */
    @Actor
    public void thief(JJ_Result result) {
        result.r2 = LastTask.seen(deque.steal());
    }
}

package dev.dyno.stress.pool;

import dev.dyno.contracts.pool.TaskPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Each fork is offered at once, so that owner and thief reach for the same one all the time. */
@JCStressTest
@Outcome(id = "16, 16", expect = Expect.ACCEPTABLE, desc = "both ran")
@Outcome(expect = Expect.FORBIDDEN, desc = "a result is another's, or came before its task")
@State
public class OfferedForkGoesToOne {
    private static final TaskPool POOL = Pools.start("chase-lev-pool", 2);

    /** Submits and waits. */
    @Actor
    public void first(JJ_Result result) {
        result.r1 = POOL.invoke(Pools::leaves, 4);
    }

    /** Submits and waits. */
    @Actor
    public void second(JJ_Result result) {
        result.r2 = POOL.invoke(Pools::leaves, 4);
    }
}

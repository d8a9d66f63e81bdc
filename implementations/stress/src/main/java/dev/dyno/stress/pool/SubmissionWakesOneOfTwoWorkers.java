package dev.dyno.stress.pool;

import dev.dyno.contracts.pool.TaskPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Two submissions to two workers, of which each may be about to sleep, run both. If one were left
 * behind, the test would not end.
 */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both ran")
@Outcome(expect = Expect.FORBIDDEN, desc = "a result is another's, or came before its task")
@State
public class SubmissionWakesOneOfTwoWorkers {
    private static final TaskPool POOL = Pools.start("lazy-pool", 2);

    /** Submits and waits. */
    @Actor
    public void first(JJ_Result result) {
        result.r1 = POOL.invoke(Pools::leaves, 0);
    }

    /** Submits and waits. */
    @Actor
    public void second(JJ_Result result) {
        result.r2 = POOL.invoke(Pools::leaves, 0);
    }
}

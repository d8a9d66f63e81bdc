package dev.dyno.stress.broken;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/**
 * A ring whose index is a plain field: the compiler may read it once and wait for ever. It does so
 * on every machine, which is why this mistake, and not a missing fence, tests the tests.
 */
@JCStressTest(Mode.Termination)
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "publish, then the reader sees it")
@Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "published, and never seen")
@State
public class PlainIndexRing {
    private long published;

    /** Waits for the index to move. */
    @Actor
    public void consumer() {
        while (published == 0) {
            // Nothing here tells the compiler that another thread writes.
        }
    }

    /** Moves the index. */
    @Signal
    public void producer() {
        published = 1;
    }
}

package dev.dyno.stress.broken;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A ring for many producers that claims a slot by reading the count and writing it back: two
 * producers get one slot, and a command is lost.
 */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "claim, then claim")
@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "both claimed one slot")
@State
public class RacyClaimRing {
    private final long[] slots = new long[2];
    private volatile int claimed;

    /** Puts a command in. */
    @Actor
    public void first() {
        offer(7);
    }

    /** Puts another in. */
    @Actor
    public void second() {
        offer(8);
    }

    // What is wrong here is what the test is about.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void offer(long command) {
        int index = claimed;
        claimed = index + 1;
        slots[index] = command;
    }

    /** Counts what is there. */
    @Arbiter
    public void count(I_Result result) {
        result.r1 = (slots[0] == 0 ? 0 : 1) + (slots[1] == 0 ? 0 : 1);
    }
}

package dev.dyno.stress.ring;

import dev.dyno.contracts.loop.MatchingLoop;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** Two producers that offer at once do not get the same slot. */
@JCStressTest
@Outcome(id = "3", expect = Expect.ACCEPTABLE, desc = "claim, then claim")
@Outcome(expect = Expect.FORBIDDEN, desc = "both claimed one slot, or one wrote the other's")
@State
public class TwoProducersOfUnpaddedRingGetTwoSlots {
    private long handled;
    private final MatchingLoop loop =
            Rings.loop(Rings.UNPADDED, 2, (words, first, _) -> handled += Rings.key(words, first));

    /** Offers one command. */
    @Actor
    public void first() {
        Rings.offer(loop, 0, 1);
    }

    /** Offers another. */
    @Actor
    public void second() {
        Rings.offer(loop, 1, 2);
    }

    /** Handles both. */
    @Arbiter
    public void matcher(J_Result result) {
        loop.close();
        loop.run();
        result.r1 = handled;
    }
}

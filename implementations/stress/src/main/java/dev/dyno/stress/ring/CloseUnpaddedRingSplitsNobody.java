package dev.dyno.stress.ring;

import dev.dyno.contracts.loop.MatchingLoop;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** While a producer offers, close lets in exactly what the matcher handles, and it is whole. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "close, then both offers")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "offer, close, offer")
@Outcome(id = "3, 3", expect = Expect.ACCEPTABLE, desc = "both offers, then close")
@Outcome(expect = Expect.FORBIDDEN, desc = "a command accepted and lost, or refused and handled")
@State
public class CloseUnpaddedRingSplitsNobody {
    private long handled;
    private final MatchingLoop loop =
            Rings.loop(Rings.UNPADDED, 1, (words, first, _) -> handled += Rings.key(words, first));

    /** Offers two commands. */
    @Actor
    public void producer(JJ_Result result) {
        long accepted = Rings.offer(loop, 0, 1) ? 1 : 0;
        result.r1 = accepted + (Rings.offer(loop, 0, 2) ? 2 : 0);
    }

    /** Closes the loop and handles what is in it. */
    @Actor
    public void matcher(JJ_Result result) {
        loop.close();
        loop.run();
        result.r2 = handled;
    }
}

package dev.dyno.stress.ring;

import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportWriter;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** A matcher that waits for room without a consumer is let go by whoever aborts the loop. */
@JCStressTest(Mode.Termination)
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "wait, then abort, then end")
@Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "aborted, and still waiting")
@State
public class AbortLetsTheMatcherGo {
    private final MatchingLoop loop =
            Rings.loop(Rings.PADDED, 1, AbortLetsTheMatcherGo::reportForEver);

    /** Puts one command in. */
    public AbortLetsTheMatcherGo() {
        Rings.offer(loop, 0, 1);
    }

    private static void reportForEver(long[] words, int firstWord, ReportWriter reports) {
        while (true) {
            reports.report(words[firstWord], 0, 0, 0, 0);
        }
    }

    /** Writes reports until there is no room, and waits. */
    @Actor
    public void matcher() {
        loop.run();
    }

    /** Aborts the loop. */
    @Signal
    public void aborter() {
        loop.abort();
    }
}

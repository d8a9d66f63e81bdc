package dev.dyno.stress.ring;

import dev.dyno.contracts.loop.MatchingLoop;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A report that a consumer sees is whole. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "poll, then publish")
@Outcome(id = "1, 31", expect = Expect.ACCEPTABLE, desc = "publish, then poll")
@Outcome(expect = Expect.FORBIDDEN, desc = "a slot read before it was written")
@State
public class LoopReportsAreWhole {
    private final MatchingLoop loop =
            Rings.loop(Rings.PADDED, 1, (_, _, reports) -> reports.report(1, 2, 4, 8, 16));
    private long sum;

    /** Puts one command in, and closes the loop. */
    public LoopReportsAreWhole() {
        Rings.offer(loop, 0, 1);
        loop.close();
    }

    /** Handles the command. */
    @Actor
    public void matcher() {
        loop.run();
    }

    /** Looks once. */
    @Actor
    public void consumer(JJ_Result result) {
        result.r1 = loop.consumer(0).poll(this::add, 1);
        result.r2 = sum;
    }

    private void add(long[] words, int firstWord) {
        for (int word = 0; word < MatchingLoop.REPORT_WORDS; word++) {
            sum += words[firstWord + word];
        }
    }
}

package dev.dyno.stress.ring;

import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportConsumer;
import dev.dyno.contracts.loop.ReportWriter;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A matcher that goes round a full channel overwrites no report that was not visited. */
@JCStressTest
@Outcome(id = "0, 48", expect = Expect.ACCEPTABLE, desc = "visit, then write the slot again")
@Outcome(expect = Expect.FORBIDDEN, desc = "a slot written again before it was visited")
@State
public class FullChannelKeepsWhatIsUnread {
    private static final int TIMES = 3;

    private final MatchingLoop loop =
            Rings.loop(Rings.PADDED, 1, FullChannelKeepsWhatIsUnread::threeTimes);
    private long seen;
    private long wrong;

    /** Fills the queue, and closes the loop. */
    public FullChannelKeepsWhatIsUnread() {
        for (int key = 0; key < Rings.CAPACITY; key++) {
            Rings.offer(loop, 0, key);
        }
        loop.close();
    }

    private static void threeTimes(long[] words, int firstWord, ReportWriter reports) {
        for (int time = 0; time < TIMES; time++) {
            long number = words[firstWord] * TIMES + time;
            reports.report(number, 0, 0, 0, number);
        }
    }

    /** Handles all, waiting for the consumer. */
    @Actor
    public void matcher() {
        loop.run();
    }

    /** Visits all, and counts those that come out of order or torn. */
    @Actor
    public void consumer(JJ_Result result) {
        ReportConsumer way = loop.consumer(0);
        while (way.await(this::check, 5) != ReportConsumer.ENDED) {
            // Until the loop has ended.
        }
        result.r1 = wrong;
        result.r2 = seen;
    }

    private void check(long[] words, int firstWord) {
        if (words[firstWord] != seen || words[firstWord + 4] != seen) {
            wrong++;
        }
        seen++;
    }
}

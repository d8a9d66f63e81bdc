package dev.dyno.stress.ring;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportWriter;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A producer that goes round a full ring overwrites no command that was not handled. */
@JCStressTest
@Outcome(id = "0, 16", expect = Expect.ACCEPTABLE, desc = "offer to a full or closed ring")
@Outcome(id = "1, 17", expect = Expect.ACCEPTABLE, desc = "handle all, then offer")
@Outcome(expect = Expect.FORBIDDEN, desc = "a slot written again before it was handled")
@State
public class FullLoopKeepsWhatIsUnread {
    private final InOrder handler = new InOrder();
    private final MatchingLoop loop = Rings.loop(Rings.PADDED, 1, handler);

    /** Fills the ring. */
    public FullLoopKeepsWhatIsUnread() {
        for (int key = 0; key < Rings.CAPACITY; key++) {
            Rings.offer(loop, 0, key);
        }
    }

    /** Offers one more. */
    @Actor
    public void producer(JJ_Result result) {
        result.r1 = Rings.offer(loop, 0, Rings.CAPACITY) ? 1 : 0;
    }

    /** Handles all, and closes when it has looked for more. */
    @Actor
    public void matcher(JJ_Result result) {
        handler.loop = loop;
        loop.run();
        result.r2 = handler.next;
    }

    /** Counts commands that come in order and whole. */
    private static final class InOrder implements CommandHandler {
        private @Nullable MatchingLoop loop;
        private long next;
        private int batches;

        @Override
        public void command(long[] words, int firstWord, ReportWriter reports) {
            next = Rings.key(words, firstWord) == next ? next + 1 : -1_000;
        }

        @Override
        public boolean batchEnd(ReportWriter reports) {
            batches++;
            if (batches == 2 && loop != null) {
                loop.close();
            }
            return false;
        }
    }
}

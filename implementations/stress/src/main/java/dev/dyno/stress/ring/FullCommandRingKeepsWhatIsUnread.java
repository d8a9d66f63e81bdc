package dev.dyno.stress.ring;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.matching.ring.CommandRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** With one slot, a second command is refused until the first was released. */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "offer, offer, poll, release")
@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "poll, offer, offer")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "offer, poll, release, offer")
@Outcome(expect = Expect.FORBIDDEN, desc = "the slot written again before it was released")
@State
public class FullCommandRingKeepsWhatIsUnread {
    private final CommandRing ring = new CommandRing(1);

    /** Offers two commands. */
    @Actor
    public void producer(JJJ_Result result) {
        long[] words = new long[2 * OrderCommand.WORDS];
        new OrderCommand().wrap(words, 0).cancel(1, 1);
        new OrderCommand().wrap(words, 1).cancel(2, 2);
        ring.offer(words, 0);
        result.r1 = ring.offer(words, 1) ? 1 : 0;
    }

    /** Takes what is there, and reads it from both ends. */
    @Actor
    public void consumer(JJJ_Result result) {
        OrderCommand command = new OrderCommand();
        if (ring.poll(command)) {
            result.r2 = command.sequence();
            result.r3 = command.orderId();
            ring.release();
        }
    }
}

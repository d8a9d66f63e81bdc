package dev.dyno.stress.ring;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.matching.ring.CommandRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** A command that the matcher sees is whole. */
@JCStressTest
@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "poll, then offer")
@Outcome(id = "7, 8, 9", expect = Expect.ACCEPTABLE, desc = "offer, then poll")
@Outcome(expect = Expect.FORBIDDEN, desc = "a slot read before it was written")
@State
public class CommandRingHandsOver {
    private final CommandRing ring = new CommandRing(2);

    /** Offers one command. */
    @Actor
    public void producer() {
        long[] words = new long[OrderCommand.WORDS];
        new OrderCommand().wrap(words, 0).reduce(7, 8, 9);
        ring.offer(words, 0);
    }

    /** Looks once. */
    @Actor
    public void consumer(JJJ_Result result) {
        OrderCommand command = new OrderCommand();
        if (ring.poll(command)) {
            result.r1 = command.sequence();
            result.r2 = command.orderId();
            result.r3 = command.quantity();
            ring.release();
        }
    }
}

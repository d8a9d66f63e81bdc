package dev.dyno.stress.risk;

import dev.dyno.contracts.risk.PreTradeRisk;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIJ_Result;

/** Two checks that both need the last room for an order: one gets it. */
@JCStressTest
@Outcome(id = "1, 0, 20", expect = Expect.ACCEPTABLE, desc = "first, then second")
@Outcome(id = "0, 1, 20", expect = Expect.ACCEPTABLE, desc = "second, then first")
@Outcome(expect = Expect.FORBIDDEN, desc = "both have it, or nobody has, or it is lost")
@State
public class LastRoomGoesToOne {
    private final PreTradeRisk risk = Accounts.with(3, 1, 8);

    /** Asks for an order. */
    @Actor
    public void first(IIJ_Result result) {
        result.r1 = Accounts.check(risk, 1);
    }

    /** Asks for another. */
    @Actor
    public void second(IIJ_Result result) {
        result.r2 = Accounts.check(risk, 2);
    }

    /** Looks at what is left. */
    @Arbiter
    public void left(IIJ_Result result) {
        result.r3 = risk.availableCash(1);
    }
}

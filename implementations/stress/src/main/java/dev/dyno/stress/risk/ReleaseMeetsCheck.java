package dev.dyno.stress.risk;

import dev.dyno.contracts.risk.PreTradeRisk;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IJ_Result;

/** The core releases an order's cash while another order asks for cash: neither is lost. */
@JCStressTest
@Outcome(id = "1, 20", expect = Expect.ACCEPTABLE, desc = "30 less the other order")
@Outcome(expect = Expect.FORBIDDEN, desc = "what one wrote was written over")
@State
public class ReleaseMeetsCheck {
    private final PreTradeRisk risk = Accounts.with(3, 8, 8);

    /** Begins with one order in the book. */
    public ReleaseMeetsCheck() {
        Accounts.check(risk, 1);
        Accounts.accept(risk, 1);
    }

    /** Releases it. */
    @Actor
    public void core() {
        Accounts.cancel(risk, 1);
    }

    /** Asks for another. */
    @Actor
    public void check(IJ_Result result) {
        result.r1 = Accounts.check(risk, 2);
    }

    /** Looks at what is left. */
    @Arbiter
    public void left(IJ_Result result) {
        result.r2 = risk.availableCash(1);
    }
}

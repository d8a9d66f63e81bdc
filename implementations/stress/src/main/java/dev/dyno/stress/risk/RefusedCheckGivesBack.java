package dev.dyno.stress.risk;

import dev.dyno.contracts.risk.PreTradeRisk;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Room for an order is taken before its cash: when there is no cash, the room is there again for
 * the next order, whatever came between.
 */
@JCStressTest
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "both refused, all room there")
@Outcome(expect = Expect.FORBIDDEN, desc = "room was lost")
@State
public class RefusedCheckGivesBack {
    private final PreTradeRisk risk = Accounts.with(1, 2, 8);

    /** Begins with all cash held by one order. */
    public RefusedCheckGivesBack() {
        Accounts.check(risk, 1);
        Accounts.accept(risk, 1);
    }

    /** Asks for an order that there is no cash for. */
    @Actor
    public void first(III_Result result) {
        result.r1 = Accounts.check(risk, 2);
    }

    /** Asks for another. */
    @Actor
    public void second(III_Result result) {
        result.r2 = Accounts.check(risk, 3);
    }

    /** Asks again when there is cash. */
    @Arbiter
    public void again(III_Result result) {
        Accounts.cancel(risk, 1);
        result.r3 = Accounts.check(risk, 4);
    }
}

package dev.dyno.contracts.risk;

import dev.dyno.contracts.engine.EngineLedger;
import dev.dyno.contracts.matching.OrderCommand;

/**
 * Accounts whose orders are covered before they are sequenced.
 *
 * <pre>
 *  check: hold --- submit, journal ---&gt; engine --- reports: settle and release
 *     |                                              |
 *     +--- any thread                                +--- the core
 * </pre>
 *
 * <p>An order to buy holds cash, price times quantity; an order to sell holds its quantity of the
 * instrument. A trade moves what was held to the other side at the maker's price, and what the
 * buyer held beyond that price is free again. What an order holds is released when it ends, in the
 * part that it ends. So nobody can owe what he does not have, whatever the order in which checks
 * and trades meet, and cash and positions of all accounts together never change.
 *
 * <p>What is <em>available</em> for further orders is what is free less what is held for commands
 * under way. When nothing is under way the two are equal, and what is held is what the orders in
 * the books need.
 *
 * <p>It is a ledger: what is free and held follows from the commands and their reports alone, is
 * snapshotted with the books, and recovered with them. Orders whose account there is not are left
 * alone, and so is an order from when it is replaced. It looks at books without rules only.
 *
 * <p>The words of its state are the same for every implementation: how many instruments and
 * accounts there are; the last trade's price of each instrument; of each account the free and the
 * held cash and then both for each instrument; and of each order in a book, by instrument and then
 * by id, the instrument, id, account, side, price and open quantity.
 *
 * <table>
 * <caption>Threads</caption>
 * <tr><th>method</th><th>thread</th></tr>
 * <tr><td>check, retract, stop, resume</td><td>any; the commands of one account by one thread at a
 * time, if their order is to mean anything</td></tr>
 * <tr><td>availableCash, availablePosition</td><td>any</td></tr>
 * <tr><td>all others</td><td>the core, as with every ledger</td></tr>
 * </table>
 *
 * <p>Allocation: none in check and in what the core calls, in steady state, for our lock-free
 * implementation.
 */
public interface PreTradeRisk extends EngineLedger {
    /**
     * Asks whether a command may be submitted, and holds what it needs if so. An allowed command is
     * submitted, or retracted.
     *
     * @param command read during the call only; its account says who sends it
     * @param time logical time, which never goes back for an account
     * @return one of {@link RiskVerdict}
     */
    int check(OrderCommand command, long time);

    /** Takes back an allowed command that will not be submitted. */
    void retract(OrderCommand command);

    /** Refuses all further orders of an account, but not its cancels; without effect if it was. */
    void stop(int account);

    /** Takes orders of an account again. */
    void resume(int account);

    /**
     * Says that from now on commands have been checked before they are submitted. Until then, while
     * an engine recovers, what a command needs is held when it is announced, since the checks are
     * gone with the process that made them.
     */
    void start();

    /** Returns what an account can still spend. */
    long availableCash(int account);

    /** Returns what an account can still sell. */
    long availablePosition(int account, int instrument);

    /** Returns what an account has neither spent nor held for orders in the books. */
    long freeCash(int account);

    /** Returns what of an instrument an account has neither sold nor held. */
    long freePosition(int account, int instrument);

    /** Returns the cash that an account's orders in the books hold. */
    long heldCash(int account);

    /** Returns how much of an instrument an account's orders in the books hold. */
    long heldPosition(int account, int instrument);
}

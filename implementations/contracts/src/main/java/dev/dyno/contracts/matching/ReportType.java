package dev.dyno.contracts.matching;

/**
 * What an execution report says, as the small integers that records carry. Every report carries the
 * sequence of the command that caused it; fields that are not named here are zero.
 *
 * <table>
 * <caption>Fields by report</caption>
 * <tr><th>report</th><th>side</th><th>orderId</th><th>makerOrderId</th><th>priceTicks</th>
 * <th>quantity</th><th>reason</th></tr>
 * <tr><td>ACCEPTED</td><td>order's</td><td>order's</td><td></td><td>limit, 0 for market</td>
 * <td>ordered</td><td></td></tr>
 * <tr><td>TRADE</td><td>taker's</td><td>taker's</td><td>maker's</td><td>maker's</td>
 * <td>traded</td><td></td></tr>
 * <tr><td>CANCELLED</td><td>order's</td><td>order's</td><td></td><td>limit, 0 for market</td>
 * <td>open quantity that is gone</td><td>a cancel reason</td></tr>
 * <tr><td>REPLACED</td><td>order's</td><td>order's</td><td></td><td>new</td>
 * <td>new</td><td>none, or requeued</td></tr>
 * <tr><td>REDUCED</td><td>order's</td><td>order's</td><td></td><td>order's</td>
 * <td>open quantity left</td><td>none, or self-trade</td></tr>
 * <tr><td>STOP_ACCEPTED, TRIGGERED</td><td>order's</td><td>order's</td><td></td><td>limit, 0 for
 * market</td><td>open</td><td></td></tr>
 * <tr><td>DISPLAYED</td><td>order's</td><td>order's</td><td></td><td>order's</td><td>shown</td>
 * <td></td></tr>
 * <tr><td>MASS_CANCELLED</td><td>command's</td><td>account</td><td></td><td></td>
 * <td>orders cancelled</td><td></td></tr>
 * <tr><td>TIME_ADVANCED</td><td></td><td>the time</td><td></td><td></td><td>orders cancelled</td>
 * <td></td></tr>
 * <tr><td>STATE_CHANGED</td><td></td><td></td><td></td><td></td><td>the state</td><td></td></tr>
 * <tr><td>each ..._REJECTED</td><td></td><td>command's</td><td></td><td></td><td></td>
 * <td>a reject reason</td></tr>
 * </table>
 */
public final class ReportType {
    /** A new order was accepted; it comes before the trades of that order. */
    public static final int ACCEPTED = 0;

    /** A maker and a taker traded, at the maker's price. */
    public static final int TRADE = 1;

    /** An order left the book, or the unfilled rest of one never entered it. */
    public static final int CANCELLED = 2;

    /** A resting order was replaced; it comes before the trades of the replaced order. */
    public static final int REPLACED = 3;

    /** A cancel was refused. */
    public static final int CANCEL_REJECTED = 4;

    /** A replace was refused; the order, if there is one, is unchanged. */
    public static final int REPLACE_REJECTED = 5;

    /** A new order, or a command of unknown type, was refused. */
    public static final int REJECTED = 6;

    /** A resting order became smaller. */
    public static final int REDUCED = 7;

    /** A reduce was refused; the order, if there is one, is unchanged. */
    public static final int REDUCE_REJECTED = 8;

    /** A stop order was accepted and waits. */
    public static final int STOP_ACCEPTED = 9;

    /** A trade has reached a stop order's price; it comes before the trades of that order. */
    public static final int TRIGGERED = 10;

    /**
     * An iceberg shows this quantity from now on, at the end of its price's queue: it began to
     * rest, or what it showed was used up.
     */
    public static final int DISPLAYED = 11;

    /** A mass cancel is done; it comes after the cancels. */
    public static final int MASS_CANCELLED = 12;

    /** The logical time was set, or a day ended; it comes after the cancels. */
    public static final int TIME_ADVANCED = 13;

    /** The state of the book was set. */
    public static final int STATE_CHANGED = 14;

    /** One more than the largest type. */
    public static final int COUNT = 15;

    private ReportType() {}
}

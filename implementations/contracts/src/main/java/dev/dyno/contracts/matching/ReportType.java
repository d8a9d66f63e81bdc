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
 * <td>new</td><td></td></tr>
 * <tr><td>REDUCED</td><td>order's</td><td>order's</td><td></td><td>order's</td>
 * <td>open quantity left</td><td></td></tr>
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

    private ReportType() {}
}

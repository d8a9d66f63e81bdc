package dev.dyno.contracts.feed;

/**
 * What an update says, as the small integers that its header carries. Fields that are not named are
 * zero; quantities are what shows, so that what an iceberg hides is in no update.
 *
 * <table>
 * <caption>Fields by update</caption>
 * <tr><th>update</th><th>side</th><th>orderId</th><th>priceTicks</th><th>quantity</th></tr>
 * <tr><td>BEST</td><td>side's</td><td></td><td>best, or NO_PRICE</td><td>there, or 0</td></tr>
 * <tr><td>LEVEL</td><td>level's</td><td></td><td>level's</td><td>there from now on, 0 for a level
 * that is gone</td></tr>
 * <tr><td>ORDER_ADDED</td><td>order's</td><td>order's</td><td>order's</td><td>shown</td></tr>
 * <tr><td>ORDER_TRADED</td><td>order's</td><td>order's</td><td>order's</td><td>traded</td></tr>
 * <tr><td>ORDER_REDUCED</td><td>order's</td><td>order's</td><td>order's</td><td>left</td></tr>
 * <tr><td>ORDER_REMOVED</td><td>order's</td><td>order's</td><td>order's</td><td></td></tr>
 * </table>
 */
public final class UpdateType {
    /** The best price of a side, or the quantity there, has changed. */
    public static final int BEST = 0;

    /** The quantity at a price has changed. */
    public static final int LEVEL = 1;

    /** An order is at the end of its price's queue from now on. */
    public static final int ORDER_ADDED = 2;

    /** An order has traded this quantity; it is gone where nothing is left of what it showed. */
    public static final int ORDER_TRADED = 3;

    /** An order shows less without a trade, and keeps its place. */
    public static final int ORDER_REDUCED = 4;

    /** An order is gone without a trade, or has lost its place and may be added again. */
    public static final int ORDER_REMOVED = 5;

    private UpdateType() {}
}

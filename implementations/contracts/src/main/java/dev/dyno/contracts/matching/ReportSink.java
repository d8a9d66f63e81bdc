package dev.dyno.contracts.matching;

/**
 * Where a book writes its reports: a ring to another thread, a log, a digest. One method is to be
 * implemented; the others name the reports and delegate to it. Called only by the thread that
 * applies the command; must not call back into the book.
 */
@FunctionalInterface
public interface ReportSink {
    /**
     * Takes one report.
     *
     * @param sequence the command's sequence
     * @param header type in bits 0-7, side in bits 8-15, reason in bits 16-23, else zero
     * @param orderId the order's id, in a trade the taker's
     * @param makerOrderId the maker's id in a trade, else zero
     * @param priceTicks the price
     * @param quantity the quantity, 0..2^32-1
     */
    void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity);

    /** Reports that a new order was accepted. */
    default void accepted(long sequence, int side, long orderId, long priceTicks, long quantity) {
        report(sequence, ReportType.ACCEPTED | side << 8, orderId, 0, priceTicks, quantity);
    }

    /** Reports a trade at the maker's price. */
    default void traded(
            long sequence,
            int takerSide,
            long takerOrderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        report(
                sequence,
                ReportType.TRADE | takerSide << 8,
                takerOrderId,
                makerOrderId,
                priceTicks,
                quantity);
    }

    /** Reports that an order, or the rest of one, is gone; {@code quantity} is what was open. */
    default void cancelled(
            long sequence, int side, int reason, long orderId, long priceTicks, long quantity) {
        report(
                sequence,
                ReportType.CANCELLED | side << 8 | reason << 16,
                orderId,
                0,
                priceTicks,
                quantity);
    }

    /** Reports that a resting order has a new open quantity and keeps its place. */
    default void replaced(long sequence, int side, long orderId, long priceTicks, long quantity) {
        report(sequence, ReportType.REPLACED | side << 8, orderId, 0, priceTicks, quantity);
    }

    /**
     * Reports that a resting order lost its place and enters again with this price and quantity.
     */
    default void requeued(long sequence, int side, long orderId, long priceTicks, long quantity) {
        report(
                sequence,
                ReportType.REPLACED | side << 8 | Reason.REQUEUED << 16,
                orderId,
                0,
                priceTicks,
                quantity);
    }

    /** Reports that a resting order became smaller; {@code quantity} is what is left open. */
    default void reduced(long sequence, int side, long orderId, long priceTicks, long quantity) {
        report(sequence, ReportType.REDUCED | side << 8, orderId, 0, priceTicks, quantity);
    }

    /** Reports that a resting or arriving order became smaller for a reason. */
    default void reduced(
            long sequence, int side, int reason, long orderId, long priceTicks, long quantity) {
        report(
                sequence,
                ReportType.REDUCED | side << 8 | reason << 16,
                orderId,
                0,
                priceTicks,
                quantity);
    }

    /** Reports that a stop order was accepted and waits. */
    default void stopAccepted(
            long sequence, int side, long orderId, long priceTicks, long quantity) {
        report(sequence, ReportType.STOP_ACCEPTED | side << 8, orderId, 0, priceTicks, quantity);
    }

    /** Reports that a stop order waits no longer. */
    default void triggered(long sequence, int side, long orderId, long priceTicks, long quantity) {
        report(sequence, ReportType.TRIGGERED | side << 8, orderId, 0, priceTicks, quantity);
    }

    /** Reports what an iceberg shows from now on, at the end of its queue. */
    default void displayed(long sequence, int side, long orderId, long priceTicks, long quantity) {
        report(sequence, ReportType.DISPLAYED | side << 8, orderId, 0, priceTicks, quantity);
    }

    /** Reports that a mass cancel is done, and how many orders it cancelled. */
    default void massCancelled(long sequence, int side, int account, int count) {
        report(
                sequence,
                ReportType.MASS_CANCELLED | side << 8,
                Integer.toUnsignedLong(account),
                0,
                0,
                count);
    }

    /** Reports the logical time, and how many orders ended at it. */
    default void timeAdvanced(long sequence, long time, int count) {
        report(sequence, ReportType.TIME_ADVANCED, time, 0, 0, count);
    }

    /** Reports the state of the book. */
    default void stateChanged(long sequence, int state) {
        report(sequence, ReportType.STATE_CHANGED, 0, 0, 0, state);
    }

    /**
     * Reports a refusal.
     *
     * @param type one of the {@code ..._REJECTED} types of {@link ReportType}
     * @param reason one of {@link Reason}
     */
    default void rejected(long sequence, int type, int reason, long orderId) {
        report(sequence, type | reason << 16, orderId, 0, 0, 0);
    }
}

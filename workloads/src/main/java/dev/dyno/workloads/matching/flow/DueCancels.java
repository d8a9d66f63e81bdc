package dev.dyno.workloads.matching.flow;

import java.util.Arrays;

/**
 * A calendar of cancels per instrument, in which time is the number of orders that have arrived: an
 * order that is to be cancelled at age {@code a} becomes due when {@code a} newer orders of its
 * instrument have. Each instrument has a wheel of linked lists, one per future arrival.
 */
final class DueCancels {
    /** What {@link #next} returns when nothing is due. */
    static final int NONE = 0;

    private static final int WHEEL = CancelAges.AGE_MAX + 1;

    private final int[] arrivals;
    private final int[] wheels;
    private final int[] nextInList;
    private final int[] dueHeads;

    DueCancels(int instruments, int ordersMax) {
        arrivals = new int[instruments];
        wheels = new int[Math.multiplyExact(instruments, WHEEL)];
        dueHeads = new int[instruments];
        nextInList = new int[ordersMax + 1];
        Arrays.fill(nextInList, NONE);
    }

    /**
     * Counts a new order's arrival, which makes older ones due.
     *
     * @param age at which age the order is to be cancelled, or a negative value for never
     */
    void arrived(int instrument, int orderId, int age) {
        int now = ++arrivals[instrument];
        if (age >= 0) {
            int slot = slot(instrument, now + age);
            nextInList[orderId] = wheels[slot];
            wheels[slot] = orderId;
        }
        int slot = slot(instrument, now);
        int order = wheels[slot];
        wheels[slot] = NONE;
        while (order != NONE) {
            int following = nextInList[order];
            nextInList[order] = dueHeads[instrument];
            dueHeads[instrument] = order;
            order = following;
        }
    }

    /** Takes an order that is due and still rests, or returns {@link #NONE}. */
    int next(int instrument, LiveOrders live) {
        int order = dueHeads[instrument];
        while (order != NONE && !live.isLive(order)) {
            order = nextInList[order];
        }
        dueHeads[instrument] = order == NONE ? NONE : nextInList[order];
        return order;
    }

    private static int slot(int instrument, int time) {
        return instrument * WHEEL + (time & WHEEL - 1);
    }
}

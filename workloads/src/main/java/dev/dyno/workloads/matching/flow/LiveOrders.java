package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.workloads.SplitMix64;
import java.util.Arrays;

/**
 * What a flow knows about the orders that it has sent, learnt from the books' reports: which still
 * rest, with how much, in which group (an instrument, or a side of one). Order ids are dense from
 * 1.
 *
 * <p>A flow announces each new order by {@link #sent} before its reports arrive, and calls {@link
 * #settle} before it looks: what was accepted and not filled then joins its group.
 */
final class LiveOrders implements ReportSink {
    private static final int NOT_LISTED = -1;
    private static final int GROUP_ORDERS_FIRST = 8;

    /** How a group's orders are kept. */
    enum Listing {
        /** In no order: removal takes constant time. */
        UNORDERED,
        /** In the order of arrival: removal takes time in proportion to the group. */
        BY_ARRIVAL
    }

    private final Listing listing;
    private final int[] groupOf;
    private final long[] openQuantity;
    private final long[] priceTicks;
    private final int[] positionInGroup;
    private final int[][] groups;
    private final int[] groupCounts;
    private int newestOrderId;
    private int unsettledOrderId;

    /**
     * Creates an empty book-keeping.
     *
     * @param ordersMax how many orders are sent in all
     */
    LiveOrders(int groupCount, int ordersMax, Listing listing) {
        this.listing = listing;
        groupOf = new int[ordersMax + 1];
        openQuantity = new long[ordersMax + 1];
        priceTicks = new long[ordersMax + 1];
        positionInGroup = new int[ordersMax + 1];
        Arrays.fill(positionInGroup, NOT_LISTED);
        groups = new int[groupCount][GROUP_ORDERS_FIRST];
        groupCounts = new int[groupCount];
    }

    /** Announces the next new order and returns its id. */
    int sent(int group) {
        settle();
        int orderId = ++newestOrderId;
        groupOf[orderId] = group;
        unsettledOrderId = orderId;
        return orderId;
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        int id = (int) orderId;
        switch (header & 0xFF) {
            case ReportType.ACCEPTED, ReportType.REPLACED -> {
                openQuantity[id] = quantity;
                this.priceTicks[id] = priceTicks;
                unsettledOrderId = id;
            }
            case ReportType.TRADE -> {
                take(id, quantity);
                take((int) makerOrderId, quantity);
            }
            case ReportType.CANCELLED -> take(id, openQuantity[id]);
            case ReportType.REDUCED -> openQuantity[id] = quantity;
            default -> {
                // A refusal changes nothing.
            }
        }
    }

    private void take(int orderId, long quantity) {
        openQuantity[orderId] -= quantity;
        assert openQuantity[orderId] >= 0;
        if (openQuantity[orderId] == 0 && positionInGroup[orderId] != NOT_LISTED) {
            remove(orderId);
        }
    }

    /** Lists the last new or replaced order if it rests. */
    void settle() {
        int orderId = unsettledOrderId;
        unsettledOrderId = 0;
        if (orderId != 0 && openQuantity[orderId] > 0 && positionInGroup[orderId] == NOT_LISTED) {
            add(orderId);
        }
    }

    private void add(int orderId) {
        int group = groupOf[orderId];
        int count = groupCounts[group]++;
        if (count == groups[group].length) {
            groups[group] = Arrays.copyOf(groups[group], count * 2);
        }
        groups[group][count] = orderId;
        positionInGroup[orderId] = count;
    }

    private void remove(int orderId) {
        int group = groupOf[orderId];
        int[] members = groups[group];
        int position = positionInGroup[orderId];
        int last = --groupCounts[group];
        positionInGroup[orderId] = NOT_LISTED;
        if (listing == Listing.UNORDERED) {
            members[position] = members[last];
            positionInGroup[members[last]] = position == last ? NOT_LISTED : position;
            return;
        }
        System.arraycopy(members, position + 1, members, position, last - position);
        for (int i = position; i < last; i++) {
            positionInGroup[members[i]] = i;
        }
    }

    /** Returns how many orders of a group rest. */
    int count(int group) {
        return groupCounts[group];
    }

    /** Returns the order at a position of its group. */
    int at(int group, int position) {
        assert position < groupCounts[group];
        return groups[group][position];
    }

    /** Returns a resting order of a group, each with equal probability. */
    int any(int group, SplitMix64 random) {
        return at(group, random.nextInt(groupCounts[group]));
    }

    /** Answers whether an order rests. */
    boolean isLive(int orderId) {
        return positionInGroup[orderId] != NOT_LISTED;
    }

    /** Returns what is open of an order. */
    long openQuantity(int orderId) {
        return openQuantity[orderId];
    }

    /** Returns an order's price. */
    long priceTicks(int orderId) {
        return priceTicks[orderId];
    }

    /** Returns the group of an order. */
    int group(int orderId) {
        return groupOf[orderId];
    }

    /** Returns how many orders have been sent. */
    int sentCount() {
        return newestOrderId;
    }
}

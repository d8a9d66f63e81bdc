package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rests in the reference, learnt from its reports, and the ids that left it last: random
 * commands are only worth their time where most of them hit something.
 */
final class OpenOrders implements ReportSink {
    private static final int GONE_KEPT = 64;
    private static final int CONTESTANTS = 6;

    private final Map<Long, Entry> byId = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final long[] gone = new long[GONE_KEPT];
    private long goneCount;

    /** An order that rests, or that is being matched. */
    static final class Entry {
        private final int side;
        private final long orderId;
        private long priceTicks;
        private long quantity;
        private int position;

        private Entry(int side, long orderId) {
            this.side = side;
            this.orderId = orderId;
        }

        int side() {
            return side;
        }

        long orderId() {
            return orderId;
        }

        long priceTicks() {
            return priceTicks;
        }

        long quantity() {
            return quantity;
        }

        private boolean isBetterThan(Entry other) {
            return side == Side.BUY ? priceTicks > other.priceTicks : priceTicks < other.priceTicks;
        }
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        switch (header & 0xFF) {
            case ReportType.ACCEPTED, ReportType.STOP_ACCEPTED ->
                    set(add(header >>> 8 & 0xFF, orderId), priceTicks, quantity);
            case ReportType.REPLACED, ReportType.REDUCED ->
                    set(known(orderId), priceTicks, quantity);
            case ReportType.TRADE -> {
                take(orderId, quantity);
                take(makerOrderId, quantity);
            }
            case ReportType.CANCELLED -> remove(known(orderId));
            default -> {
                // A refusal changes nothing.
            }
        }
    }

    private Entry add(int side, long orderId) {
        Entry entry = new Entry(side, orderId);
        entry.position = entries.size();
        entries.add(entry);
        byId.put(orderId, entry);
        return entry;
    }

    private static void set(Entry entry, long priceTicks, long quantity) {
        entry.priceTicks = priceTicks;
        entry.quantity = quantity;
    }

    private Entry known(long orderId) {
        Entry entry = byId.get(orderId);
        if (entry == null) {
            throw new IllegalStateException("the reference reports on an unknown id " + orderId);
        }
        return entry;
    }

    private void take(long orderId, long quantity) {
        Entry entry = known(orderId);
        entry.quantity -= quantity;
        if (entry.quantity == 0) {
            remove(entry);
        }
    }

    private void remove(Entry entry) {
        byId.remove(entry.orderId);
        Entry last = entries.removeLast();
        if (last != entry) {
            last.position = entry.position;
            entries.set(entry.position, last);
        }
        gone[(int) (goneCount++ % GONE_KEPT)] = entry.orderId;
    }

    /** Forgets all orders; their ids count as gone. */
    void clear() {
        while (!entries.isEmpty()) {
            remove(entries.getLast());
        }
    }

    /** Returns how many orders rest. */
    int count() {
        return entries.size();
    }

    /** Returns any resting order, or null if there is none. */
    @Nullable Entry any(SplitMix64 random) {
        return entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
    }

    /** Returns an order of one side near its best price, or null if there is none. */
    @Nullable Entry nearBest(SplitMix64 random) {
        Entry best = any(random);
        for (int contestant = 1; best != null && contestant < CONTESTANTS; contestant++) {
            Entry other = entries.get(random.nextInt(entries.size()));
            if (other.side == best.side && other.isBetterThan(best)) {
                best = other;
            }
        }
        return best;
    }

    /** Returns the id of an order that left lately, or 1 if none has. */
    long anyGone(SplitMix64 random) {
        if (goneCount == 0) {
            return 1;
        }
        return gone[random.nextInt((int) Math.min(goneCount, GONE_KEPT))];
    }

    /** Returns the id of the order that left last, or 1 if none has. */
    long lastGone() {
        return goneCount == 0 ? 1 : gone[(int) ((goneCount - 1) % GONE_KEPT)];
    }
}

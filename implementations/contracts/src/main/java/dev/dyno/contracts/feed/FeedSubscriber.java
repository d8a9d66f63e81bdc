package dev.dyno.contracts.feed;

/**
 * The receiving end of a feed whose updates may be lost, may come twice, or have begun long ago: it
 * passes each update on once and in order, or knows that it cannot.
 *
 * <p>Until it has joined it keeps updates back, as many as there is room for. To join, its owner
 * asks the feed for a snapshot, empties its own copy, gives that the snapshot's updates, and says
 * by {@link #join} which update the snapshot included last. What was kept and came later then
 * follows. A snapshot may be older or newer than what is kept; only one that leaves a gap to it is
 * refused. After a gap in the updates it is out again and keeps what comes, for the next snapshot.
 *
 * <p>Threading: one thread at a time. Allocation: none after construction.
 */
public final class FeedSubscriber implements UpdateSink {
    private static final int WORDS = 6;

    private final UpdateSink next;
    private final long[] kept;
    private final int keptMax;
    private int keptFirst;
    private int keptCount;
    private long expected;
    private boolean isLive;
    private long gaps;

    /**
     * Creates a subscriber that has not joined.
     *
     * @param keptMax how many updates it keeps while it waits for a snapshot, at least 1; where
     *     more come the oldest go, and the snapshot must be newer
     * @param next takes the updates in order, each once
     */
    public FeedSubscriber(int keptMax, UpdateSink next) {
        if (keptMax < 1 || keptMax > Integer.MAX_VALUE / WORDS) {
            throw new IllegalArgumentException(
                    "keptMax is " + keptMax + ", which is outside 1.." + Integer.MAX_VALUE / WORDS);
        }
        this.keptMax = keptMax;
        this.kept = new long[keptMax * WORDS];
        this.next = next;
    }

    @Override
    public void update(
            long number, long sequence, int header, long orderId, long priceTicks, long quantity) {
        if (isLive && number == expected) {
            expected = number + 1;
            next.update(number, sequence, header, orderId, priceTicks, quantity);
        } else if (!isLive || number > expected) {
            gaps += isLive ? 1 : 0;
            isLive = false;
            keep(number, sequence, header, orderId, priceTicks, quantity);
        }
    }

    private void keep(
            long number, long sequence, int header, long orderId, long priceTicks, long quantity) {
        if (keptCount == keptMax) {
            keptFirst = (keptFirst + 1) % keptMax;
            keptCount--;
        }
        int base = (int) ((keptFirst + (long) keptCount) % keptMax) * WORDS;
        kept[base] = number;
        kept[base + 1] = sequence;
        kept[base + 2] = header;
        kept[base + 3] = orderId;
        kept[base + 4] = priceTicks;
        kept[base + 5] = quantity;
        keptCount++;
    }

    /**
     * Joins behind a snapshot, whose updates the owner's copy has been given already.
     *
     * @param snapshotNumber the last update that the snapshot includes, 0 for an empty book's feed
     * @return whether it is live; if not, updates between the snapshot and what is kept are
     *     missing, and a newer snapshot is needed
     */
    public boolean join(long snapshotNumber) {
        isLive = true;
        expected = snapshotNumber + 1;
        while (isLive && keptCount > 0) {
            int base = keptFirst * WORDS;
            if (kept[base] > expected) {
                isLive = false;
            } else {
                keptFirst = (keptFirst + 1) % keptMax;
                keptCount--;
                update(
                        kept[base],
                        kept[base + 1],
                        (int) kept[base + 2],
                        kept[base + 3],
                        kept[base + 4],
                        kept[base + 5]);
            }
        }
        return isLive;
    }

    /** Answers whether it has joined and missed nothing since. */
    public boolean isLive() {
        return isLive;
    }

    /** Returns how often it was live and then missed updates. */
    public long gaps() {
        return gaps;
    }
}

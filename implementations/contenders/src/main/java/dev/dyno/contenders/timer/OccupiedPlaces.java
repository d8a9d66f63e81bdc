package dev.dyno.contenders.timer;

/** A bit for each place of a ring, a power of two in number, that holds anything. */
final class OccupiedPlaces {
    private final long[] words;
    private final int mask;

    /**
     * Creates a ring with nothing in it.
     *
     * @param places a power of two, at least 64
     */
    OccupiedPlaces(int places) {
        words = new long[places / Long.SIZE];
        mask = places - 1;
    }

    void occupy(int place) {
        words[place >> 6] |= 1L << place;
    }

    void vacate(int place) {
        words[place >> 6] &= ~(1L << place);
    }

    /** Returns the first tick in {@code from..last} whose place holds anything, or the next one. */
    long first(long from, long last) {
        long tick = from;
        while (tick <= last) {
            int place = (int) tick & mask;
            long rest = words[place >> 6] >>> place;
            if (rest != 0) {
                return Math.min(tick + Long.numberOfTrailingZeros(rest), last + 1);
            }
            tick = (tick | (Long.SIZE - 1)) + 1;
        }
        return last + 1;
    }
}

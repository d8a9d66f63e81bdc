package dev.dyno.contracts.matching;

/**
 * Folds resting orders, in visiting order, into 64 bits. Every word goes through the finaliser of
 * MurmurHash3 (Appleby, public domain), so that a change of any field or of the order shows.
 */
public final class BookStateHash implements OrderVisitor {
    private long value = 0x9E37_79B9_7F4A_7C15L;

    /** Folds a word into a running hash. */
    public static long fold(long hash, long word) {
        long mixed = hash * 31 + word;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ mixed >>> 33;
    }

    @Override
    public void order(int side, long orderId, long priceTicks, long quantity) {
        value = fold(fold(fold(fold(value, side), orderId), priceTicks), quantity);
    }

    /** Returns the hash of all orders visited so far. */
    public long value() {
        return value;
    }
}

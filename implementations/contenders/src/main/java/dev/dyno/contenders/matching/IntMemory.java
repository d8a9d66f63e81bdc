package dev.dyno.contenders.matching;

/**
 * A fixed block of 32-bit cells, all zero at first, addressed by index. The ladder keeps everything
 * in one such block, so that a link between any two of its records is one cell, and a store to a
 * neighbour needs no load before it.
 *
 * <p>Only one subclass is in use in a measured process, which makes each access a plain load or
 * store after compilation. One thread at a time.
 */
abstract class IntMemory {
    /** Returns the cell at this address. */
    abstract int load(int address);

    /** Overwrites the cell at this address. */
    abstract void store(int address, int value);

    /** Returns two cells, the lower half first; the address is even. */
    abstract long loadLong(int address);

    /** Overwrites two cells, the lower half first; the address is even. */
    abstract void storeLong(int address, long value);

    /** Overwrites cells with zero. */
    abstract void zero(int address, int count);
}

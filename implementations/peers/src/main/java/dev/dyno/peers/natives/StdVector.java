package dev.dyno.peers.natives;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.IntVectorLoops;
import dev.dyno.contracts.vector.parts.ListIntVector;

/** {@code std::vector<int32_t>}. Used by one thread at a time. */
@Implementation(
        id = "std-vector",
        summary = "The machine's std::vector, in loops that are compiled with it.")
final class StdVector extends ListIntVector implements IntVectorLoops {
    private long vector;

    StdVector() {
        vector = StdVectorLibrary.create();
    }

    /** Answers whether the machine has a C++ compiler. */
    static Availability availability() {
        return StdVectorLibrary.availability();
    }

    @Override
    protected int count() {
        return StdVectorLibrary.size(vector);
    }

    @Override
    protected int load(int index) {
        return StdVectorLibrary.get(vector, index);
    }

    @Override
    protected void store(int index, int value) {
        StdVectorLibrary.set(vector, index, value);
    }

    @Override
    protected void add(int value) {
        StdVectorLibrary.append(vector, value);
    }

    @Override
    protected void add(int index, int value) {
        StdVectorLibrary.insert(vector, index, value);
    }

    @Override
    protected void removeAt(int index) {
        StdVectorLibrary.erase(vector, index, index + 1);
    }

    @Override
    protected void removeRange(int from, int to) {
        StdVectorLibrary.erase(vector, from, to);
    }

    @Override
    protected void removeAll() {
        StdVectorLibrary.erase(vector, 0, count());
    }

    @Override
    protected void assignAlike(int count, int value) {
        StdVectorLibrary.assign(vector, count, value);
    }

    @Override
    protected void ensureRoom(int capacity) {
        StdVectorLibrary.reserve(vector, capacity);
    }

    @Override
    protected void trim() {
        StdVectorLibrary.shrink(vector);
    }

    @Override
    protected void swapLists(ListIntVector other) {
        StdVector same = (StdVector) other;
        long mine = vector;
        vector = same.vector;
        same.vector = mine;
    }

    @Override
    protected void release() {
        StdVectorLibrary.destroy(vector);
    }

    @Override
    public void appendSequence(int count, int first, int step) {
        open();
        StdVectorLibrary.appendSequence(vector, count, first, step);
    }

    @Override
    public long sum() {
        open();
        return StdVectorLibrary.sum(vector);
    }

    @Override
    public long sumAtRandom(long seed, long count, int indexBits) {
        if (open() < 1L << indexBits) {
            throw new IndexOutOfBoundsException(
                    "indices of " + indexBits + " bits are outside of " + count());
        }
        return StdVectorLibrary.sumAtRandom(vector, seed, count, indexBits);
    }

    @Override
    public void insertAndErase(long seed, int count) {
        open();
        StdVectorLibrary.insertAndErase(vector, seed, count);
    }
}

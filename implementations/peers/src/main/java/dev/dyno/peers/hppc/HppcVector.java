package dev.dyno.peers.hppc;

import com.carrotsearch.hppc.IntArrayList;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.parts.ListIntVector;

/** The list of ints of HPPC. Used by one thread at a time. */
@Implementation(
        id = "hppc",
        summary = "The IntArrayList of HPPC, which checks indices by assertions only.",
        requiresClasses = "com.carrotsearch.hppc.IntArrayList",
        artifact = "com.carrotsearch:hppc")
final class HppcVector extends ListIntVector {
    private IntArrayList list = new IntArrayList();

    HppcVector() {}

    @Override
    protected int count() {
        return list.size();
    }

    @Override
    protected int load(int index) {
        return list.get(index);
    }

    @Override
    protected void store(int index, int value) {
        list.set(index, value);
    }

    @Override
    protected void add(int value) {
        list.add(value);
    }

    @Override
    protected void add(int index, int value) {
        list.insert(index, value);
    }

    @Override
    protected void addAll(int[] values, int from, int count) {
        list.add(values, from, count);
    }

    @Override
    protected void removeAt(int index) {
        list.removeAt(index);
    }

    @Override
    protected void removeRange(int from, int to) {
        list.removeRange(from, to);
    }

    @Override
    protected void removeAll() {
        list.clear();
    }

    @Override
    protected void ensureRoom(int capacity) {
        list.ensureCapacity(capacity);
    }

    @Override
    protected void trim() {
        list.trimToSize();
    }

    @Override
    protected void swapLists(ListIntVector other) {
        HppcVector same = (HppcVector) other;
        IntArrayList mine = list;
        list = same.list;
        same.list = mine;
    }
}

package dev.dyno.peers.jdk;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.parts.ListIntVector;
import java.util.ArrayList;

/** The JDK's list, which has an object for each element. Used by one thread at a time. */
@Implementation(id = "array-list", summary = "The JDK's ArrayList of Integer objects.")
final class ArrayListVector extends ListIntVector {
    private ArrayList<Integer> list = new ArrayList<>();

    ArrayListVector() {}

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
        list.add(index, value);
    }

    @Override
    @SuppressWarnings("ListRemoveAmbiguous") // The one by index.
    protected void removeAt(int index) {
        Integer removed = list.remove(index);
        assert removed != null;
    }

    @Override
    protected void removeRange(int from, int to) {
        list.subList(from, to).clear();
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
        ArrayListVector same = (ArrayListVector) other;
        ArrayList<Integer> mine = list;
        list = same.list;
        same.list = mine;
    }
}

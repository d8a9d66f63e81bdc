package dev.dyno.peers.agrona;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.parts.ListIntVector;
import org.agrona.collections.IntArrayList;

/** Agrona's list of ints. Used by one thread at a time. */
@Implementation(
        id = "agrona",
        summary = "Agrona's IntArrayList.",
        requiresClasses = "org.agrona.collections.IntArrayList",
        artifact = "org.agrona:agrona")
final class AgronaVector extends ListIntVector {
    private IntArrayList list = new IntArrayList();

    AgronaVector() {}

    @Override
    protected int count() {
        return list.size();
    }

    @Override
    protected int load(int index) {
        return list.getInt(index);
    }

    @Override
    protected void store(int index, int value) {
        list.setInt(index, value);
    }

    @Override
    protected void add(int value) {
        list.addInt(value);
    }

    @Override
    protected void add(int index, int value) {
        list.addInt(index, value);
    }

    @Override
    protected void removeAt(int index) {
        list.removeAt(index);
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
        AgronaVector same = (AgronaVector) other;
        IntArrayList mine = list;
        list = same.list;
        same.list = mine;
    }
}

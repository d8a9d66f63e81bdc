package dev.dyno.peers.eclipse;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.vector.parts.ListIntVector;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** The list of ints of Eclipse Collections. Used by one thread at a time. */
@Implementation(
        id = "eclipse",
        summary = "The IntArrayList of Eclipse Collections.",
        requiresClasses = "org.eclipse.collections.impl.list.mutable.primitive.IntArrayList",
        artifact = "org.eclipse.collections:eclipse-collections")
final class EclipseVector extends ListIntVector {
    private IntArrayList list = new IntArrayList();

    EclipseVector() {}

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
        list.addAtIndex(index, value);
    }

    @Override
    protected void removeAt(int index) {
        list.removeAtIndex(index);
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
        EclipseVector same = (EclipseVector) other;
        IntArrayList mine = list;
        list = same.list;
        same.list = mine;
    }
}

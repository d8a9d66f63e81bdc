package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.IntVector;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A vector as a list of {@link Integer} objects, for code that knows lists only. The list reads and
 * writes the vector, which is still its owner's to close; what is done to the vector itself is not
 * noticed by the list's iterators. There is no null. Used by one thread at a time.
 */
public final class IntVectorList extends AbstractList<Integer> implements RandomAccess {
    private final IntVector vector;

    /** Creates a list of the vector's elements. */
    public IntVectorList(IntVector vector) {
        this.vector = vector;
    }

    @Override
    public int size() {
        return vector.size();
    }

    @Override
    public Integer get(int index) {
        return vector.get(index);
    }

    @Override
    public Integer set(int index, Integer element) {
        int value = Objects.requireNonNull(element);
        int before = vector.get(index);
        vector.set(index, value);
        return before;
    }

    @Override
    public void add(int index, Integer element) {
        vector.insert(index, Objects.requireNonNull(element));
        modCount++;
    }

    @Override
    public Integer remove(int index) {
        int before = vector.get(index);
        vector.erase(index);
        modCount++;
        return before;
    }

    @Override
    protected void removeRange(int from, int to) {
        vector.erase(from, to);
        modCount++;
    }
}

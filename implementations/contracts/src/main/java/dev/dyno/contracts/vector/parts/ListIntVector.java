package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.IntVector;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/**
 * A vector that is made of a list with its own memory, for systems that know nothing of allocators
 * and views. What is abstract here gets indices that are inside, and is not called after the
 * closing; what a list can do at once it overrides.
 *
 * <p>Used by one thread at a time.
 */
public abstract class ListIntVector implements IntVector {
    private static final int SIZE_MAX = HeapAllocator.INTS_MAX;

    private boolean isClosed;

    /** Creates the checks for an empty list. */
    protected ListIntVector() {}

    /** Returns how many elements the list has. */
    protected abstract int count();

    /** Returns an element. */
    protected abstract int load(int index);

    /** Replaces an element. */
    protected abstract void store(int index, int value);

    /** Adds an element at the end. */
    protected abstract void add(int value);

    /** Adds an element before the one at an index, or at the end. */
    protected abstract void add(int index, int value);

    /** Removes an element. */
    protected abstract void removeAt(int index);

    /** Removes all elements, and keeps the room. */
    protected abstract void removeAll();

    /** Provides room for so many elements. */
    protected abstract void ensureRoom(int capacity);

    /** Gives back room that no element needs. */
    protected abstract void trim();

    /** Exchanges lists with a vector of the same class. */
    protected abstract void swapLists(ListIntVector other);

    /** Removes the elements from one index up to before another. */
    protected void removeRange(int from, int to) {
        int end = count();
        for (int index = to; index < end; index++) {
            store(from + index - to, load(index));
        }
        for (int last = end - 1; last >= end - (to - from); last--) {
            removeAt(last);
        }
    }

    /** Adds elements of an array at the end. */
    protected void addAll(int[] values, int from, int count) {
        ensureRoom(count() + count);
        for (int index = from; index < from + count; index++) {
            add(values[index]);
        }
    }

    /** Replaces all elements by some of one value. */
    protected void assignAlike(int count, int value) {
        int common = Math.min(count(), count);
        for (int index = 0; index < common; index++) {
            store(index, value);
        }
        resize(count, value);
    }

    /** Gives all memory back; called once. */
    protected void release() {
        removeAll();
        trim();
    }

    /** Returns how many elements there are, or throws if the vector is closed. */
    protected final int open() {
        if (isClosed) {
            throw new IllegalStateException("the vector is closed");
        }
        return count();
    }

    @Override
    public final int size() {
        return open();
    }

    @Override
    public final int capacity() {
        return open();
    }

    @Override
    public final int sizeMax() {
        open();
        return SIZE_MAX;
    }

    private static void checkCount(long count) {
        if (count < 0 || count > SIZE_MAX) {
            throw new IllegalArgumentException(
                    count + " elements are too many or too few; a vector has 0.." + SIZE_MAX);
        }
    }

    @Override
    public final void reserve(int capacity) {
        open();
        checkCount(capacity);
        ensureRoom(capacity);
    }

    @Override
    public final void shrinkToFit() {
        open();
        trim();
    }

    @Override
    public final void resize(int size, int value) {
        int before = open();
        checkCount(size);
        if (size < before) {
            removeRange(size, before);
            return;
        }
        ensureRoom(size);
        for (int index = before; index < size; index++) {
            add(value);
        }
    }

    @Override
    public final void resize(int size, IntUnaryOperator initialiser) {
        int before = open();
        checkCount(size);
        if (size < before) {
            removeRange(size, before);
            return;
        }
        int[] made = new int[size - before];
        for (int at = 0; at < made.length; at++) {
            made[at] = initialiser.applyAsInt(before + at);
        }
        checkUndisturbed(before);
        addAll(made, 0, made.length);
    }

    private void checkUndisturbed(int expectedSize) {
        if (open() != expectedSize) {
            throw new ConcurrentModificationException("an initialiser changed the vector");
        }
    }

    @Override
    public final int get(int index) {
        Objects.checkIndex(index, open());
        return load(index);
    }

    @Override
    public final int getUnchecked(int index) {
        return load(index);
    }

    @Override
    public final void set(int index, int value) {
        Objects.checkIndex(index, open());
        store(index, value);
    }

    @Override
    public final void setUnchecked(int index, int value) {
        store(index, value);
    }

    @Override
    public final int first() {
        checkNotEmpty();
        return load(0);
    }

    @Override
    public final int last() {
        checkNotEmpty();
        return load(count() - 1);
    }

    private void checkNotEmpty() {
        if (open() == 0) {
            throw new NoSuchElementException("the vector is empty");
        }
    }

    @Override
    public final MemorySegment segment() {
        open();
        throw new UnsupportedOperationException("this vector has no segment");
    }

    @Override
    public final void forEach(IntConsumer consumer) {
        int end = open();
        for (int index = 0; index < end; index++) {
            consumer.accept(get(index));
        }
    }

    @Override
    public final void copyTo(int from, int[] target, int at, int count) {
        Objects.checkFromIndexSize(from, count, open());
        Objects.checkFromIndexSize(at, count, target.length);
        for (int index = 0; index < count; index++) {
            target[at + index] = load(from + index);
        }
    }

    @Override
    public final void append(int value) {
        open();
        add(value);
    }

    @Override
    public final void emplaceLast(IntSupplier initialiser) {
        open();
        append(initialiser.getAsInt());
    }

    @Override
    public final void appendAll(int[] values, int from, int count) {
        open();
        Objects.checkFromIndexSize(from, count, values.length);
        addAll(values, from, count);
    }

    @Override
    public final void appendAll(IntVector source) {
        int before = open();
        int count = source.size();
        checkCount((long) before + count);
        ensureRoom(before + count);
        for (int index = 0; index < count; index++) {
            add(source.get(index));
        }
    }

    @Override
    public final void insert(int index, int value) {
        Objects.checkFromToIndex(index, open(), open());
        add(index, value);
    }

    @Override
    public final void insert(int index, int count, int value) {
        openGap(index, count);
        for (int at = index; at < index + count; at++) {
            store(at, value);
        }
    }

    @Override
    public final void insert(int index, int count, IntUnaryOperator initialiser) {
        int before = open();
        Objects.checkFromToIndex(index, before, before);
        checkCount(count);
        checkCount((long) before + count);
        int[] made = new int[count];
        for (int at = 0; at < count; at++) {
            made[at] = initialiser.applyAsInt(at);
        }
        checkUndisturbed(before);
        insertAll(index, made, 0, count);
    }

    @Override
    public final void insertAll(int index, int[] values, int from, int count) {
        Objects.checkFromIndexSize(from, count, values.length);
        openGap(index, count);
        for (int at = 0; at < count; at++) {
            store(index + at, values[from + at]);
        }
    }

    @Override
    public final void emplace(int index, IntSupplier initialiser) {
        Objects.checkFromToIndex(index, open(), open());
        insert(index, initialiser.getAsInt());
    }

    /** Moves the elements from an index on, so that there is room for some before them. */
    private void openGap(int index, int count) {
        int before = open();
        Objects.checkFromToIndex(index, before, before);
        checkCount(count);
        checkCount((long) before + count);
        ensureRoom(before + count);
        for (int added = 0; added < count; added++) {
            add(0);
        }
        for (int at = before - 1; at >= index; at--) {
            store(at + count, load(at));
        }
    }

    @Override
    public final int removeLast() {
        int value = last();
        removeAt(count() - 1);
        return value;
    }

    @Override
    public final void erase(int index) {
        Objects.checkIndex(index, open());
        removeAt(index);
    }

    @Override
    public final void erase(int from, int to) {
        Objects.checkFromToIndex(from, to, open());
        removeRange(from, to);
    }

    @Override
    public final void assign(int count, int value) {
        open();
        checkCount(count);
        assignAlike(count, value);
    }

    @Override
    public final void assignAll(int[] values, int from, int count) {
        open();
        Objects.checkFromIndexSize(from, count, values.length);
        removeAll();
        addAll(values, from, count);
    }

    @Override
    public final void sort() {
        int[] sorted = new int[open()];
        copyTo(0, sorted, 0, sorted.length);
        Arrays.sort(sorted);
        for (int index = 0; index < sorted.length; index++) {
            store(index, sorted[index]);
        }
    }

    @Override
    public final void clear() {
        open();
        removeAll();
    }

    @Override
    public final void swap(IntVector other) {
        open();
        if (!(other instanceof ListIntVector same) || same.getClass() != getClass()) {
            throw new IllegalArgumentException(
                    "a vector cannot be swapped with one of another implementation: "
                            + other.getClass().getSimpleName());
        }
        same.open();
        swapLists(same);
    }

    @Override
    public final void moveFrom(IntVector other) {
        open();
        if (equals(other)) {
            return;
        }
        int count = other.size();
        removeAll();
        if (other instanceof ListIntVector same && same.getClass() == getClass()) {
            swapLists(same);
            return;
        }
        ensureRoom(count);
        for (int index = 0; index < count; index++) {
            add(other.get(index));
        }
        other.clear();
    }

    @Override
    public final void close() {
        if (!isClosed) {
            isClosed = true;
            release();
        }
    }
}

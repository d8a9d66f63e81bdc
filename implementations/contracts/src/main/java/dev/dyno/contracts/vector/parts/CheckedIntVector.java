package dev.dyno.contracts.vector.parts;

import dev.dyno.contracts.vector.Allocator;
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
 * A vector whose callers are checked, once and alike for all: what is abstract here gets indices
 * below the capacity, and is not called after the closing.
 *
 * <p>The strong guarantee comes from an order: memory is found before anything changes, elements
 * are made behind the last one, and the size is what makes them count. A closed vector has a size
 * and a capacity of -1, so that the comparisons that each call makes anyway see that too.
 *
 * <p>Used by one thread at a time.
 */
public abstract class CheckedIntVector implements IntVector {
    /** How many elements there can be. */
    protected static final int SIZE_MAX = HeapAllocator.INTS_MAX;

    private static final int CLOSED = -1;

    private final GrowthPolicy growth;
    private int size;
    private int capacity;

    /** Creates an empty vector without memory. */
    protected CheckedIntVector(GrowthPolicy growth) {
        this.growth = growth;
    }

    /** Returns the element at an index. */
    protected abstract int load(int index);

    /** Replaces the element at an index. */
    protected abstract void store(int index, int value);

    /** Copies elements within the vector, as if by way of another place. */
    protected abstract void move(int from, int to, int count);

    /** Sets the elements from one index up to before another. */
    protected abstract void fill(int from, int to, int value);

    /** Copies elements of an array to an index. */
    protected abstract void copyIn(int[] values, int from, int at, int count);

    /** Copies elements to an array. */
    protected abstract void copyOut(int from, int[] target, int at, int count);

    /** Puts the elements before an index into ascending order. */
    protected void sortBefore(int end) {
        int[] sorted = new int[end];
        copyOut(0, sorted, 0, end);
        Arrays.sort(sorted);
        copyIn(sorted, 0, 0, end);
    }

    /** Returns a view of the elements before an index. */
    protected abstract MemorySegment view(int size);

    /** Returns where the memory comes from. */
    protected abstract Allocator memory();

    /**
     * Changes the capacity, and changes nothing if it throws.
     *
     * @param wanted 0 gives all memory back, and does not throw
     * @param kept how many elements there are; at most the capacity before and after
     * @return the new capacity, at least what was wanted
     */
    protected abstract int reallocate(int wanted, int kept);

    /** Exchanges memory and allocator with a vector of the same class. */
    protected abstract void swapMemory(CheckedIntVector other);

    // What is asked.

    @Override
    public final int size() {
        return open();
    }

    @Override
    public final int capacity() {
        open();
        return capacity;
    }

    @Override
    public final int sizeMax() {
        open();
        return SIZE_MAX;
    }

    private int open() {
        int current = size;
        if (current < 0) {
            throw new IllegalStateException("the vector is closed");
        }
        return current;
    }

    @Override
    public final int get(int index) {
        checkIndex(index);
        return load(index);
    }

    @Override
    public final void set(int index, int value) {
        checkIndex(index);
        store(index, value);
    }

    private void checkIndex(int index) {
        if (index < 0 || index >= size) {
            Objects.checkIndex(index, open());
        }
    }

    @Override
    public final int getUnchecked(int index) {
        assert isInside(index) : index;
        return load(index);
    }

    @Override
    public final void setUnchecked(int index, int value) {
        assert isInside(index) : index;
        store(index, value);
    }

    private boolean isInside(int index) {
        return index >= 0 && index < size;
    }

    @Override
    public final int first() {
        checkNotEmpty();
        return load(0);
    }

    @Override
    public final int last() {
        checkNotEmpty();
        return load(size - 1);
    }

    private void checkNotEmpty() {
        if (size <= 0) {
            open();
            throw new NoSuchElementException("the vector is empty");
        }
    }

    @Override
    public final MemorySegment segment() {
        return view(open());
    }

    @Override
    public final void forEach(IntConsumer consumer) {
        int end = open();
        for (int index = 0; index < end; index++) {
            // The consumer may have cut the vector.
            checkIndex(index);
            consumer.accept(load(index));
        }
    }

    @Override
    public final void copyTo(int from, int[] target, int at, int count) {
        Objects.checkFromIndexSize(from, count, open());
        Objects.checkFromIndexSize(at, count, target.length);
        copyOut(from, target, at, count);
    }

    // What changes the capacity.

    @Override
    public final void reserve(int wanted) {
        int kept = open();
        checkCount(wanted);
        if (wanted > capacity) {
            capacity = reallocate(wanted, kept);
        }
    }

    @Override
    public final void shrinkToFit() {
        int kept = open();
        if (kept < capacity) {
            capacity = reallocate(kept, kept);
        }
    }

    private static void checkCount(long count) {
        if (count < 0 || count > SIZE_MAX) {
            throw new IllegalArgumentException(
                    count + " elements are too many or too few; a vector has 0.." + SIZE_MAX);
        }
    }

    /** Provides memory for more elements behind the last one, and returns how many there are. */
    private int roomFor(int count) {
        int before = open();
        long needed = (long) before + count;
        if (count < 0 || needed > capacity) {
            checkCount(count);
            checkCount(needed);
            capacity = reallocate(growth.grown(capacity, (int) needed, SIZE_MAX), before);
        }
        return before;
    }

    // What changes the elements.

    @Override
    public final void append(int value) {
        int at = size;
        if (at == capacity) {
            roomFor(1);
        }
        store(at, value);
        size = at + 1;
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
        int at = roomFor(count);
        copyIn(values, from, at, count);
        size = at + count;
    }

    @Override
    public final void appendAll(IntVector source) {
        int at = size;
        int count = source.size();
        roomFor(count);
        for (int index = 0; index < count; index++) {
            store(at + index, source.get(index));
        }
        size = at + count;
    }

    @Override
    public final void resize(int wanted, int value) {
        int before = open();
        checkCount(wanted);
        if (wanted > before) {
            roomFor(wanted - before);
            fill(before, wanted, value);
        }
        size = wanted;
    }

    @Override
    public final void resize(int wanted, IntUnaryOperator initialiser) {
        int before = open();
        checkCount(wanted);
        if (wanted <= capacity) {
            for (int index = before; index < wanted; index++) {
                int value = initialiser.applyAsInt(index);
                checkUndisturbed(before, index);
                store(index, value);
            }
            size = wanted;
        } else {
            // The capacity is to stay if an initialiser throws.
            int[] made = new int[wanted - before];
            for (int at = 0; at < made.length; at++) {
                made[at] = initialiser.applyAsInt(before + at);
            }
            checkUndisturbed(before, before - 1);
            appendAll(made, 0, made.length);
        }
    }

    private void checkUndisturbed(int expectedSize, int index) {
        if (size != expectedSize || index >= capacity) {
            throw new ConcurrentModificationException("an initialiser changed the vector");
        }
    }

    @Override
    public final void insert(int index, int value) {
        openGap(index, 1);
        store(index, value);
    }

    @Override
    public final void insert(int index, int count, int value) {
        openGap(index, count);
        fill(index, index + count, value);
    }

    @Override
    public final void insert(int index, int count, IntUnaryOperator initialiser) {
        int before = open();
        if (index == before) {
            resizeBy(before, count, initialiser);
            return;
        }
        openGap(index, count);
        int made = 0;
        try {
            while (made < count) {
                int value = initialiser.applyAsInt(made);
                checkUndisturbed(before + count, index + made);
                store(index + made, value);
                made++;
            }
        } finally {
            if (made < count && size == before + count) {
                erase(index + made, index + count);
            }
        }
    }

    private void resizeBy(int before, int count, IntUnaryOperator initialiser) {
        checkCount(count);
        checkCount((long) before + count);
        resize(before + count, at -> initialiser.applyAsInt(at - before));
    }

    @Override
    public final void insertAll(int index, int[] values, int from, int count) {
        open();
        Objects.checkFromIndexSize(from, count, values.length);
        openGap(index, count);
        copyIn(values, from, index, count);
    }

    @Override
    public final void emplace(int index, IntSupplier initialiser) {
        Objects.checkFromToIndex(index, open(), open());
        insert(index, initialiser.getAsInt());
    }

    /** Moves the elements from an index on, so that there is room for some before them. */
    private void openGap(int index, int count) {
        Objects.checkFromToIndex(index, open(), open());
        int before = roomFor(count);
        move(index, index + count, before - index);
        size = before + count;
    }

    @Override
    public final int removeLast() {
        checkNotEmpty();
        size--;
        return load(size);
    }

    @Override
    public final void erase(int index) {
        Objects.checkIndex(index, open());
        erase(index, index + 1);
    }

    @Override
    public final void erase(int from, int to) {
        int before = open();
        Objects.checkFromToIndex(from, to, before);
        move(to, from, before - to);
        size = before - (to - from);
    }

    @Override
    public final void assign(int count, int value) {
        replaceBy(count);
        fill(0, count, value);
        size = count;
    }

    @Override
    public final void assignAll(int[] values, int from, int count) {
        open();
        Objects.checkFromIndexSize(from, count, values.length);
        replaceBy(count);
        copyIn(values, from, 0, count);
        size = count;
    }

    /** Provides memory for other elements than there are. */
    private void replaceBy(int count) {
        open();
        checkCount(count);
        if (count > capacity) {
            capacity = reallocate(growth.grown(capacity, count, SIZE_MAX), 0);
        }
    }

    @Override
    public final void sort() {
        sortBefore(open());
    }

    @Override
    public final void clear() {
        open();
        size = 0;
    }

    // What changes two vectors, and the end.

    @Override
    public final void swap(IntVector other) {
        open();
        if (!(other instanceof CheckedIntVector same) || same.getClass() != getClass()) {
            throw new IllegalArgumentException(
                    "a vector cannot be swapped with one of another implementation: "
                            + other.getClass().getSimpleName());
        }
        same.open();
        exchange(same);
    }

    private void exchange(CheckedIntVector other) {
        int otherSize = other.size;
        int otherCapacity = other.capacity;
        other.size = size;
        other.capacity = capacity;
        size = otherSize;
        capacity = otherCapacity;
        swapMemory(other);
    }

    @Override
    public final void moveFrom(IntVector other) {
        open();
        int count = other.size();
        if (equals(other)) {
            return;
        }
        if (other instanceof CheckedIntVector same
                && same.getClass() == getClass()
                && same.memory().isEqual(memory())) {
            capacity = reallocate(0, 0);
            size = 0;
            exchange(same);
            return;
        }
        replaceBy(count);
        for (int index = 0; index < count; index++) {
            store(index, other.get(index));
        }
        size = count;
        other.clear();
    }

    @Override
    public final void close() {
        if (size >= 0) {
            size = CLOSED;
            capacity = CLOSED;
            reallocate(0, 0);
        }
    }
}

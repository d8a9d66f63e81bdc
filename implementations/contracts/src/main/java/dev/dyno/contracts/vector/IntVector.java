package dev.dyno.contracts.vector;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/**
 * A sequence of {@code int}s that lie side by side and grow in number: {@code std::vector<int>}.
 *
 * <p>Each member names its counterpart, its complexity for {@code n} elements of which {@code m}
 * are asked for, and its exception guarantee. <em>Strong</em>: if it throws, size, contents and
 * capacity are as before. <em>Basic</em>: the vector is valid and nothing leaks. <em>Never</em>: it
 * throws only for wrong arguments, and then nothing has changed.
 *
 * <p><b>Views.</b> What {@link #segment} returned stays valid while no memory moves: until {@link
 * #capacity} changes, or the vector is swapped, moved or closed. With {@link
 * VectorCapability#STABLE_ADDRESSES} growth moves nothing. A view of native memory that is not
 * valid any more throws {@link IllegalStateException} when it is used; one of an array shows what
 * was there. Indices up to the place of a change stay valid, as long as they are less than the
 * size.
 *
 * <p><b>Errors.</b> An index that is outside is an {@link IndexOutOfBoundsException}, a number of
 * elements that is negative or beyond {@link #sizeMax} an {@link IllegalArgumentException}, an
 * element of none a {@link java.util.NoSuchElementException}; no memory is an {@link
 * AllocationException}. After {@link #close} every method but that one throws {@link
 * IllegalStateException}, and those that check nothing must not be called.
 *
 * <p>An initialiser must not change the vector that it initialises. Used by one thread at a time.
 */
public interface IntVector extends AutoCloseable {
    /** Returns how many elements there are. {@code size}; constant; never. */
    int size();

    /** Returns whether there are none. {@code empty}; constant; never. */
    default boolean isEmpty() {
        return size() == 0;
    }

    /**
     * Returns how many elements there is memory for. {@code capacity}; constant; never. Without
     * {@link VectorCapability#CAPACITY} it is the size.
     */
    int capacity();

    /** Returns how many elements there can be. {@code max_size}; constant; never. */
    int sizeMax();

    /**
     * Provides memory for so many elements, and leaves more alone. {@code reserve}; n; strong;
     * views end if the capacity grows.
     */
    void reserve(int capacity);

    /**
     * Gives back memory that no element needs; how much is the vector's choice. {@code
     * shrink_to_fit}; n; strong; views end.
     */
    void shrinkToFit();

    /**
     * Cuts the vector, or adds elements of one value. {@code resize(size, value)}; m; strong; views
     * end if the capacity grows.
     */
    void resize(int size, int value);

    /**
     * Cuts the vector, or adds elements as they are made. {@code resize}; m; strong; views end if
     * the capacity grows.
     *
     * @param initialiser gives the value at each new index
     */
    void resize(int size, IntUnaryOperator initialiser);

    /** Returns an element. {@code at}; constant; never. */
    int get(int index);

    /**
     * Returns an element, for callers that know its index to be inside. {@code operator[]};
     * constant; never. Any other index may do anything, up to the end of the process; assertions
     * catch it where they are enabled.
     */
    int getUnchecked(int index);

    /** Replaces an element. {@code at}; constant; never; views show it. */
    void set(int index, int value);

    /**
     * Replaces an element, as {@link #getUnchecked} gets it. {@code operator[]}; constant; never.
     */
    void setUnchecked(int index, int value);

    /** Returns the first element. {@code front}; constant; never. */
    int first();

    /** Returns the last element. {@code back}; constant; never. */
    int last();

    /**
     * Returns a view of all elements. {@code data}; constant; never.
     *
     * @throws UnsupportedOperationException without {@link VectorCapability#SEGMENT}
     */
    MemorySegment segment();

    /**
     * Returns a view of the elements from one index up to before another. {@code span::subspan};
     * constant; never.
     *
     * @throws UnsupportedOperationException without {@link VectorCapability#SEGMENT}
     */
    default MemorySegment segment(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return segment().asSlice((long) from * Integer.BYTES, (long) (to - from) * Integer.BYTES);
    }

    /** Hands over each element in order. {@code begin}, {@code end}; n; as the consumer. */
    void forEach(IntConsumer consumer);

    /**
     * Copies elements into an array. {@code std::copy}; m; never.
     *
     * @param from the index of the first
     * @param at where it goes
     */
    void copyTo(int from, int[] target, int at, int count);

    /**
     * Adds an element at the end. {@code push_back}; amortised constant; strong; views end if the
     * capacity grows.
     */
    void append(int value);

    /**
     * Adds an element at the end, as it is made. {@code emplace_back}; amortised constant; strong;
     * views end if the capacity grows.
     */
    void emplaceLast(IntSupplier initialiser);

    /**
     * Adds elements at the end. {@code append_range}; amortised m; strong; views end if the
     * capacity grows.
     *
     * @param values not this vector's own memory
     * @param from the index of the first of them
     */
    void appendAll(int[] values, int from, int count);

    /**
     * Adds the elements of a vector at the end. {@code append_range}; amortised m; strong; views
     * end if the capacity grows.
     *
     * @param source may be this vector itself
     */
    void appendAll(IntVector source);

    /**
     * Adds an element before the one at an index, or at the end. {@code insert}; n; strong; views
     * end if the capacity grows.
     */
    void insert(int index, int value);

    /**
     * Adds elements of one value. {@code insert(pos, count, value)}; n + m; else as {@link
     * #insert(int, int)}.
     */
    void insert(int index, int count, int value);

    /**
     * Adds elements as they are made. {@code insert(pos, first, last)}; n + m; strong at the end,
     * else basic: those before the index are untouched, and of the new ones those that were made
     * may be there.
     *
     * @param initialiser gives the value of each new element by its number from 0
     */
    void insert(int index, int count, IntUnaryOperator initialiser);

    /**
     * Adds elements of an array. {@code insert_range}; n + m; else as {@link #appendAll(int[], int,
     * int)}.
     */
    void insertAll(int index, int[] values, int from, int count);

    /**
     * Adds an element that is made before anything moves. {@code emplace}; n; strong; views end if
     * the capacity grows.
     */
    void emplace(int index, IntSupplier initialiser);

    /** Removes the last element and returns it. {@code pop_back}; constant; never. */
    int removeLast();

    /** Removes an element. {@code erase(pos)}; n; never. */
    void erase(int index);

    /**
     * Removes the elements from one index up to before another. {@code erase(first, last)}; n;
     * never.
     */
    void erase(int from, int to);

    /**
     * Replaces all elements by some of one value. {@code assign(count, value)}; m; strong; views
     * end if the capacity grows.
     */
    void assign(int count, int value);

    /**
     * Replaces all elements by those of an array. {@code assign_range}; m; strong; views end if the
     * capacity grows.
     *
     * @param values not this vector's own memory
     */
    void assignAll(int[] values, int from, int count);

    /**
     * Puts the elements into ascending order. {@code std::sort}; n log n, with memory on the heap
     * for as many ints where they are not in an array; strong; views show it.
     */
    void sort();

    /** Removes all elements and keeps the capacity. {@code clear}; constant; never. */
    void clear();

    /**
     * Exchanges elements, capacity and allocator. {@code swap}; constant; never.
     *
     * @param other of the same implementation
     * @throws IllegalArgumentException if it is another
     */
    void swap(IntVector other);

    /**
     * Takes another vector's elements in place of its own, and leaves it empty and usable. {@code
     * operator=(vector&&)}; constant if both are of one implementation and their allocators are
     * equal, and else m; strong. To move a vector into itself changes nothing.
     */
    void moveFrom(IntVector other);

    /** Returns the first index at which two vectors differ, or -1. {@code operator==}; n; never. */
    default int mismatch(IntVector other) {
        int common = Math.min(size(), other.size());
        for (int index = 0; index < common; index++) {
            if (get(index) != other.get(index)) {
                return index;
            }
        }
        return size() == other.size() ? -1 : common;
    }

    /** Gives the memory back; a second call does nothing. {@code ~vector}; constant; never. */
    @Override
    void close();
}

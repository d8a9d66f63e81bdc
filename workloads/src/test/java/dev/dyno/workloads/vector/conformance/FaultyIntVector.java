package dev.dyno.workloads.vector.conformance;

import dev.dyno.contracts.vector.AllocationException;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.BumpAllocator;
import dev.dyno.workloads.UsableFactories;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ConcurrentModificationException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A correct vector of a catalogue, or one with a fault in front of it. */
final class FaultyIntVector implements IntVector {
    private final @Nullable Fault fault;
    private final Allocator allocator;
    private final IntVector right;
    private int erasures;
    private boolean isClosed;

    /** What may be wrong, and the case that is made for it. */
    enum Fault {
        APPENDS_AN_ARRAY_FROM_ITS_START("appended-elements-in-their-order"),
        SPOILS_THE_FIRST_AS_IT_GROWS("growth-keeps-every-element"),
        INSERTS_OVER_WHAT_IS_THERE("insert-moves-the-rest-up"),
        ERASES_ONE_TOO_FEW("erase-closes-the-gap"),
        RESIZES_WITH_ZEROS("resize-cuts-or-adds"),
        ASSIGNS_BEHIND_WHAT_IS_THERE("assign-replaces-all"),
        COPIES_FROM_THE_START("ranges-are-copied-exactly"),
        SORTS_ALL_BUT_THE_LAST("sort-orders-every-element"),
        SKIPS_THE_LAST("every-element-once-in-order"),
        TAKES_ROOM_AWAY("reserve-changes-no-element"),
        SHRINKS_BELOW_ITS_SIZE("shrink-keeps-every-element"),
        GIVES_ROOM_BACK_WHEN_CLEARED("clear-keeps-the-capacity"),
        MOVES_TO_INSERT("no-request-within-the-capacity"),
        GROWS_BY_ONE("growth-by-a-factor"),
        BOXES_WHAT_IT_APPENDS("steady-state-allocates-nothing"),
        SWAPS_ONE_WAY("swap-exchanges-everything"),
        LEAVES_WHAT_IT_MOVED("move-empties-its-source"),
        MOVES_BY_SWAPPING("move-between-allocators"),
        ANSWERS_WHEN_CLOSED("closed-vector-refuses-everything"),
        REFUSES_A_SECOND_CLOSE("second-close-does-nothing"),
        HAS_ONE_MORE_INDEX("index-outside-is-refused"),
        TAKES_LESS_THAN_NONE("impossible-count-is-refused"),
        HAS_A_LAST_WHEN_EMPTY("empty-vector-has-no-ends"),
        SHOWS_A_COPY("segment-is-the-elements"),
        ENDS_VIEWS_AS_IT_GROWS("view-outlives-growth"),
        COUNTS_ON_WHOLE_BLOCKS("every-allocator-will-do"),
        KEEPS_ITS_BLOCK("all-memory-comes-back"),
        CLEARS_BEFORE_IT_ASKS("allocation-fails-at-every-request"),
        LEAKS_WHEN_REFUSED("allocation-fails-at-every-request"),
        SAYS_NOTHING_OF_A_REFUSAL("allocation-fails-at-every-request"),
        KEEPS_HALF_OF_WHAT_IS_MADE("initialiser-throws-at-every-element"),
        GROWS_BEFORE_IT_MAKES("initialiser-throws-at-every-element"),
        DOES_NOT_LOOK_AGAIN("initialiser-that-cuts-the-vector"),
        FORGETS_ONE_OF_MANY("random-lives");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private FaultyIntVector(IntVectorFactory rights, Allocator allocator, @Nullable Fault fault) {
        this.fault = fault;
        this.allocator = allocator;
        if (has(Fault.COUNTS_ON_WHOLE_BLOCKS) && allocator instanceof BumpAllocator) {
            throw new IllegalArgumentException("a part of a block is not a block");
        }
        this.right = rights.create(allocator);
    }

    private record Factory(IntVectorFactory rights, Allocator allocator, @Nullable Fault fault)
            implements IntVectorFactory {
        @Override
        public IntVector create(Allocator source) {
            return new FaultyIntVector(rights, source, fault);
        }

        @Override
        public Set<VectorCapability> capabilities() {
            return EnumSet.allOf(VectorCapability.class);
        }
    }

    /** Makes vectors with a fault, or without one. */
    static IntVectorFactory with(@Nullable Fault fault) {
        IntVectorFactory rights =
                UsableFactories.named(
                        IntVectorFactory.CONTRACT, IntVectorFactory.class, "arena-copy");
        return new Factory(rights, new InPlaceAllocator(), fault);
    }

    private boolean has(Fault asked) {
        return fault == asked;
    }

    private void growing(Runnable call) {
        try {
            call.run();
        } catch (AllocationException refused) {
            if (has(Fault.CLEARS_BEFORE_IT_ASKS)) {
                right.clear();
            }
            if (has(Fault.LEAKS_WHEN_REFUSED)) {
                allocator.allocate(64);
            }
            if (!has(Fault.SAYS_NOTHING_OF_A_REFUSAL)) {
                throw refused;
            }
        } catch (ConcurrentModificationException changed) {
            if (!has(Fault.DOES_NOT_LOOK_AGAIN)) {
                throw changed;
            }
        }
    }

    @Override
    public int size() {
        return isClosed && has(Fault.ANSWERS_WHEN_CLOSED) ? 0 : right.size();
    }

    @Override
    public int capacity() {
        return right.capacity();
    }

    @Override
    public int sizeMax() {
        return right.sizeMax();
    }

    @Override
    public void reserve(int capacity) {
        growing(() -> right.reserve(capacity));
        if (has(Fault.TAKES_ROOM_AWAY)) {
            right.shrinkToFit();
        }
    }

    @Override
    public void shrinkToFit() {
        growing(right::shrinkToFit);
        if (has(Fault.SHRINKS_BELOW_ITS_SIZE) && !right.isEmpty()) {
            right.removeLast();
        }
    }

    @Override
    public void resize(int size, int value) {
        int given = has(Fault.RESIZES_WITH_ZEROS) ? 0 : value;
        int wanted = has(Fault.TAKES_LESS_THAN_NONE) ? Math.max(0, size) : size;
        growing(() -> right.resize(wanted, given));
    }

    @Override
    public void resize(int size, IntUnaryOperator initialiser) {
        if (has(Fault.KEEPS_HALF_OF_WHAT_IS_MADE)) {
            for (int index = right.size(); index < size; index++) {
                right.append(initialiser.applyAsInt(index));
            }
        }
        growing(() -> right.resize(size, initialiser));
    }

    @Override
    public int get(int index) {
        return has(Fault.HAS_ONE_MORE_INDEX) && index == right.size() ? 0 : right.get(index);
    }

    @Override
    public int getUnchecked(int index) {
        return right.getUnchecked(index);
    }

    @Override
    public void set(int index, int value) {
        right.set(index, value);
    }

    @Override
    public void setUnchecked(int index, int value) {
        right.setUnchecked(index, value);
    }

    @Override
    public int first() {
        return right.first();
    }

    @Override
    public int last() {
        return has(Fault.HAS_A_LAST_WHEN_EMPTY) && right.isEmpty() ? 0 : right.last();
    }

    @Override
    public MemorySegment segment() {
        MemorySegment view = right.segment();
        return has(Fault.SHOWS_A_COPY)
                ? MemorySegment.ofArray(view.toArray(ValueLayout.JAVA_INT))
                : view;
    }

    @Override
    public void forEach(IntConsumer consumer) {
        int end = right.size() - (has(Fault.SKIPS_THE_LAST) ? 1 : 0);
        for (int index = 0; index < end; index++) {
            consumer.accept(right.get(index));
        }
    }

    @Override
    public void copyTo(int from, int[] target, int at, int count) {
        int start = has(Fault.COPIES_FROM_THE_START) ? Math.min(0, from) : from;
        right.copyTo(start, target, at, count);
    }

    @Override
    public void append(int value) {
        if (fault == null) {
            right.append(value);
            return;
        }
        int before = right.capacity();
        if (has(Fault.GROWS_BY_ONE)) {
            right.reserve(right.size() + 1);
        }
        if (has(Fault.BOXES_WHAT_IT_APPENDS) && System.identityHashCode(new int[] {value}) == -1) {
            return;
        }
        growing(() -> right.append(value));
        if (right.capacity() != before) {
            if (has(Fault.SPOILS_THE_FIRST_AS_IT_GROWS)) {
                right.set(0, ~right.first());
            }
            if (has(Fault.ENDS_VIEWS_AS_IT_GROWS)) {
                right.swap(right);
            }
        }
    }

    @Override
    public void emplaceLast(IntSupplier initialiser) {
        if (has(Fault.GROWS_BEFORE_IT_MAKES)) {
            right.reserve(right.size() + 1);
        }
        growing(() -> right.emplaceLast(initialiser));
    }

    @Override
    public void appendAll(int[] values, int from, int count) {
        int start = has(Fault.APPENDS_AN_ARRAY_FROM_ITS_START) ? Math.min(0, from) : from;
        growing(() -> right.appendAll(values, start, count));
    }

    @Override
    public void appendAll(IntVector source) {
        growing(() -> right.appendAll(unwrapped(source)));
    }

    @Override
    public void insert(int index, int value) {
        if (fault == null) {
            right.insert(index, value);
            return;
        }
        if (has(Fault.INSERTS_OVER_WHAT_IS_THERE) && index < right.size()) {
            right.set(index, value);
            return;
        }
        growing(() -> right.insert(index, value));
    }

    @Override
    public void insert(int index, int count, int value) {
        if (has(Fault.MOVES_TO_INSERT)) {
            int room = right.capacity();
            right.shrinkToFit();
            right.reserve(room);
        }
        growing(() -> right.insert(index, count, value));
    }

    @Override
    public void insert(int index, int count, IntUnaryOperator initialiser) {
        growing(() -> right.insert(index, count, initialiser));
    }

    @Override
    public void insertAll(int index, int[] values, int from, int count) {
        growing(() -> right.insertAll(index, values, from, count));
    }

    @Override
    public void emplace(int index, IntSupplier initialiser) {
        growing(() -> right.emplace(index, initialiser));
    }

    @Override
    public int removeLast() {
        return right.removeLast();
    }

    @Override
    public void erase(int index) {
        erasures++;
        if (!has(Fault.FORGETS_ONE_OF_MANY) || erasures % 10 != 0) {
            right.erase(index);
        }
    }

    @Override
    public void erase(int from, int to) {
        right.erase(from, has(Fault.ERASES_ONE_TOO_FEW) && to > from ? to - 1 : to);
    }

    @Override
    public void assign(int count, int value) {
        if (has(Fault.ASSIGNS_BEHIND_WHAT_IS_THERE)) {
            right.insert(right.size(), count, value);
            return;
        }
        growing(() -> right.assign(count, value));
    }

    @Override
    public void assignAll(int[] values, int from, int count) {
        growing(() -> right.assignAll(values, from, count));
    }

    @Override
    public void sort() {
        if (has(Fault.SORTS_ALL_BUT_THE_LAST) && !right.isEmpty()) {
            int last = right.removeLast();
            right.sort();
            right.append(last);
            return;
        }
        right.sort();
    }

    @Override
    public void clear() {
        right.clear();
        if (has(Fault.GIVES_ROOM_BACK_WHEN_CLEARED)) {
            right.shrinkToFit();
        }
    }

    @Override
    public void swap(IntVector other) {
        if (has(Fault.SWAPS_ONE_WAY)) {
            right.clear();
            right.appendAll(unwrapped(other));
            return;
        }
        right.swap(unwrapped(other));
    }

    @Override
    public void moveFrom(IntVector other) {
        if (has(Fault.LEAVES_WHAT_IT_MOVED)) {
            right.clear();
            right.appendAll(unwrapped(other));
            return;
        }
        if (has(Fault.MOVES_BY_SWAPPING) && !equals(other)) {
            right.swap(unwrapped(other));
            other.clear();
            return;
        }
        growing(() -> right.moveFrom(unwrapped(other)));
    }

    private static IntVector unwrapped(IntVector vector) {
        return ((FaultyIntVector) vector).right;
    }

    @Override
    public void close() {
        if (isClosed && has(Fault.REFUSES_A_SECOND_CLOSE)) {
            throw new IllegalStateException("closed");
        }
        isClosed = true;
        if (!has(Fault.KEEPS_ITS_BLOCK)) {
            right.close();
        }
    }
}

package dev.dyno.harness.place;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A set of logical CPUs, in the kernel's numbering. Immutable.
 *
 * @param ids the CPUs, ascending, without repetition
 */
public record CpuSet(List<Integer> ids) {
    /** No CPU. */
    public static final CpuSet NONE = new CpuSet(List.of());

    /** No machine has a CPU with such a number; longer lists are damage, not data. */
    public static final int ID_LIMIT = 8192;

    /** Sorts and checks. */
    public CpuSet {
        for (int id : ids) {
            if (id < 0 || id >= ID_LIMIT) {
                throw new IllegalArgumentException("no CPU has the number " + id);
            }
        }
        ids = ids.stream().distinct().sorted().toList();
    }

    /** Returns a set of these. */
    public static CpuSet of(Integer... ids) {
        return new CpuSet(List.of(ids));
    }

    /** Returns a set of these. */
    public static CpuSet of(Collection<Integer> ids) {
        return new CpuSet(List.copyOf(ids));
    }

    /** Returns the CPUs of a mask; bits beyond the greatest CPU number are left out. */
    public static CpuSet of(BitSet mask) {
        return new CpuSet(mask.stream().filter(id -> id < ID_LIMIT).boxed().toList());
    }

    /** Returns the CPUs of the kernel's list form, {@code 0-3,8}; empty for damaged text. */
    public static Optional<CpuSet> parse(String text) {
        BitSet ids = new BitSet();
        if (text.isBlank()) {
            return Optional.of(NONE);
        }
        for (String part : text.strip().split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            if (ends.length > 2) {
                return Optional.empty();
            }
            long first = SystemFiles.parse(ends[0]).orElse(-1);
            long last = SystemFiles.parse(ends[ends.length - 1]).orElse(-1);
            if (first < 0 || last < first || last >= ID_LIMIT) {
                return Optional.empty();
            }
            ids.set((int) first, (int) last + 1);
        }
        return Optional.of(of(ids));
    }

    /** Returns whether a CPU is in the set. */
    public boolean contains(int id) {
        return ids.contains(id);
    }

    /** Returns whether there is no CPU in the set. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Returns how many CPUs there are. */
    public int size() {
        return ids.size();
    }

    /** Returns the CPUs that are in both sets. */
    public CpuSet intersect(CpuSet other) {
        return new CpuSet(ids.stream().filter(other::contains).toList());
    }

    /** Returns the CPUs that are in this set only. */
    public CpuSet minus(CpuSet other) {
        return new CpuSet(ids.stream().filter(id -> !other.contains(id)).toList());
    }

    /** Returns the CPUs that are in either set. */
    public CpuSet union(CpuSet other) {
        BitSet mask = mask();
        mask.or(other.mask());
        return of(mask);
    }

    /** Returns the set as the kernel's mask. */
    public BitSet mask() {
        BitSet mask = new BitSet();
        ids.forEach(mask::set);
        return mask;
    }

    /** Returns the kernel's list form, {@code 0-3,8}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        BitSet mask = mask();
        for (int first = mask.nextSetBit(0); first >= 0; ) {
            int last = mask.nextClearBit(first) - 1;
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
            first = mask.nextSetBit(last + 1);
        }
        return text.toString();
    }
}

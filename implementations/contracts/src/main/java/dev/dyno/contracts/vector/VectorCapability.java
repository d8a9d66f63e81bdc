package dev.dyno.contracts.vector;

import java.util.Locale;

/** What a vector may promise beyond the contract. One that does not is shown as lacking it. */
public enum VectorCapability {
    /** All memory of the elements comes from the allocator that the vector was made with. */
    ALLOCATOR,
    /** Any allocator of native memory will do, such as one that hands out parts of a block. */
    ANY_ALLOCATOR,
    /** The capacity is known, and appending moves nothing until it is used up. */
    CAPACITY,
    /** The elements can be seen as a memory segment. */
    SEGMENT,
    /** The elements never move while the vector grows, so that views stay valid. */
    STABLE_ADDRESSES,
    /** An element is four bytes, not a reference to an object. */
    UNBOXED;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

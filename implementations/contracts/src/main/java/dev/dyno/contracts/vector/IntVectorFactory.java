package dev.dyno.contracts.vector;

import java.util.Set;

/** Makes vectors of one implementation. */
public interface IntVectorFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "int-vector";

    /**
     * Returns an empty vector.
     *
     * @param allocator where its memory comes from: {@link #allocator}, one that passes that one's
     *     blocks on, or any of native memory with {@link VectorCapability#ANY_ALLOCATOR}; without
     *     {@link VectorCapability#ALLOCATOR} it is not used
     */
    IntVector create(Allocator allocator);

    /** Returns the allocator of the memory that these vectors are made for; all may share it. */
    Allocator allocator();

    /** Returns what the vectors promise beyond the contract. */
    Set<VectorCapability> capabilities();

    /** Returns an empty vector on the memory that it is made for. */
    default IntVector create() {
        return create(allocator());
    }
}

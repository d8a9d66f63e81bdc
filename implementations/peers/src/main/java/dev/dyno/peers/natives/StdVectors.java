package dev.dyno.peers.natives;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.ListVectorFactory;
import java.util.Set;

/** The catalogue's line for {@code std::vector}. */
public final class StdVectors {
    private StdVectors() {}

    /** Adds the vector, if the machine has a C++ compiler. */
    public static void addTo(Catalogue<IntVectorFactory> catalogue) {
        catalogue.peer(
                StdVector.class,
                new ListVectorFactory(StdVector::new, Set.of(VectorCapability.UNBOXED)),
                StdVector::availability);
    }
}

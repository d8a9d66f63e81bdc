package dev.dyno.peers.agrona;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.ListVectorFactory;
import java.util.Set;

/** The catalogue's line for Agrona's list. */
public final class AgronaVectors {
    private AgronaVectors() {}

    /** Adds the list. */
    public static void addTo(Catalogue<IntVectorFactory> catalogue) {
        // A lambda, so that the jar is needed when a vector is made, and not right here.
        catalogue.peer(
                AgronaVector.class,
                new ListVectorFactory(() -> new AgronaVector(), Set.of(VectorCapability.UNBOXED)));
    }
}

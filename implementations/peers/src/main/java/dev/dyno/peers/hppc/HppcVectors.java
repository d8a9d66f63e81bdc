package dev.dyno.peers.hppc;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.ListVectorFactory;
import java.util.Set;

/** The catalogue's line for HPPC's list. */
public final class HppcVectors {
    private HppcVectors() {}

    /** Adds the list. */
    public static void addTo(Catalogue<IntVectorFactory> catalogue) {
        // A lambda, so that the jar is needed when a vector is made, and not right here.
        catalogue.peer(
                HppcVector.class,
                new ListVectorFactory(() -> new HppcVector(), Set.of(VectorCapability.UNBOXED)));
    }
}

package dev.dyno.peers.eclipse;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.ListVectorFactory;
import java.util.Set;

/** The catalogue's line for the list of Eclipse Collections. */
public final class EclipseVectors {
    private EclipseVectors() {}

    /** Adds the list. */
    public static void addTo(Catalogue<IntVectorFactory> catalogue) {
        // A lambda, so that the jar is needed when a vector is made, and not right here.
        catalogue.peer(
                EclipseVector.class,
                new ListVectorFactory(() -> new EclipseVector(), Set.of(VectorCapability.UNBOXED)));
    }
}

package dev.dyno.peers.jdk;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.parts.ListVectorFactory;
import java.util.Set;

/** The catalogue's line for the JDK's list. */
public final class JdkVectors {
    private JdkVectors() {}

    /** Adds the list. */
    public static void addTo(Catalogue<IntVectorFactory> catalogue) {
        // A lambda, so that the jar is needed when a vector is made, and not right here.
        catalogue.peer(
                ArrayListVector.class,
                new ListVectorFactory(() -> new ArrayListVector(), Set.of()));
    }
}

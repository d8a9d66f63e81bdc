package dev.dyno.harness.compare;

import dev.dyno.harness.catalogue.ListedImplementation;
import dev.dyno.harness.duet.Build;
import java.util.List;

/**
 * A build of this repository.
 *
 * @param implementations what it says it has
 */
public record OwnBuild(Build build, List<ListedImplementation> implementations) {
    /** Copies the list. */
    public OwnBuild {
        implementations = List.copyOf(implementations);
    }
}

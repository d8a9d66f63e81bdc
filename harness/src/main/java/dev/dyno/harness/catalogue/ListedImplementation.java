package dev.dyno.harness.catalogue;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One implementation as {@code list --json} names it; the names are a published format.
 *
 * @param available whether it can run here
 * @param reason why it cannot, or null
 * @param capabilities what it can do, empty if it is not available
 */
public record ListedImplementation(
        String contract,
        String id,
        String kind,
        boolean available,
        @Nullable String reason,
        String summary,
        Set<String> capabilities) {
    /** Leaves the order of the capabilities as it is. */
    public ListedImplementation {
        capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
    }
}

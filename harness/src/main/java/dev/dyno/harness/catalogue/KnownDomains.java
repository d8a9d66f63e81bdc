package dev.dyno.harness.catalogue;

import dev.dyno.workloads.Domain;
import dev.dyno.workloads.catalogue.Domains;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The domains that a class loader sees: those of this project, then those that jars bring as a
 * service of type {@link Domain}.
 */
public final class KnownDomains {
    private KnownDomains() {}

    /** Returns all domains, ours first. */
    public static List<Domain<?>> load(ClassLoader loader) {
        List<Domain<?>> domains = new ArrayList<>(Domains.all());
        for (Domain<?> domain : ServiceLoader.load(Domain.class, loader)) {
            domains.add(domain);
        }
        return List.copyOf(domains);
    }

    /**
     * Returns the domain with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Domain<?> named(ClassLoader loader, String id) {
        return load(loader).stream()
                .filter(domain -> domain.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no domain '" + id + "'"));
    }
}

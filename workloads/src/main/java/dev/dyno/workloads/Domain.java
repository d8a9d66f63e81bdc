package dev.dyno.workloads;

import dev.dyno.contracts.Entry;
import java.util.List;
import java.util.Set;

/**
 * One field of competition: a contract with its conformance cases and workloads. Stateless.
 *
 * @param <F> the factory type of the contract
 */
public interface Domain<F> {
    /** Returns the id used on the command line, for example {@code matching}. */
    String id();

    /**
     * Returns the id of what this domain is a part of, which selects all its parts on the command
     * line; the domain's own id if it stands alone.
     */
    default String family() {
        return id();
    }

    /** Returns one sentence on what is compared. */
    String summary();

    /** Returns the id of the contract. */
    String contract();

    /** Returns the factory type of the contract. */
    Class<F> factoryType();

    /** Returns the smallest profile in which a run without targets measures this domain. */
    default Profile tier() {
        return Profile.QUICK;
    }

    /** Returns the ids of the capabilities that an available implementation has. */
    Set<String> capabilities(Entry<F> entry);

    /** Returns the ids of all capabilities that the contract knows. */
    Set<String> allCapabilities();

    /**
     * Returns the conformance cases in a fixed order. The seeded ones run longer in larger
     * profiles.
     *
     * @param seed varies the seeded cases
     */
    List<ConformanceCase<F>> conformanceCases(Profile profile, long seed);

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    List<Workload> workloads();

    /** Returns the ids of the implementations that the smallest profiles compare, in order. */
    List<String> quickImplementations();
}

package dev.dyno.workloads.journal;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.journal.JournalSpec;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.journal.conformance.JournalCases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The journal before the acknowledgement: records in, and the word that they will outlive a crash.
 *
 * <p>Journals lie in the folder for temporary files, {@code java.io.tmpdir}; in a run that is a
 * folder beside the run's results, on the disk whose flush the machine's passport times.
 */
public final class JournalDomain implements Domain<JournalFactory> {
    /** Creates the domain; it has no state. */
    public JournalDomain() {}

    @Override
    public String id() {
        return "journal";
    }

    @Override
    public String summary() {
        return "Append-only journals: records in, acknowledged when they are durable, there again"
                + " after a crash.";
    }

    @Override
    public String contract() {
        return JournalFactory.CONTRACT;
    }

    @Override
    public Class<JournalFactory> factoryType() {
        return JournalFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<JournalFactory> entry) {
        try (ScratchFolder folder = ScratchFolder.create();
                Journal journal = entry.factory().open(smallest(folder), (_, _) -> {})) {
            return ids(journal.capabilities());
        }
    }

    private static JournalSpec smallest(ScratchFolder folder) {
        return new JournalSpec(folder.path(), JournalSpec.SEGMENT_BYTES_MIN, 1);
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(JournalCapability.class));
    }

    @Override
    public List<ConformanceCase<JournalFactory>> conformanceCases(Profile profile, long seed) {
        return JournalCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return JournalWorkloads.all();
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("force-each", "group-commit", "memory-mapped", "direct");
    }

    private static Set<String> ids(Collection<JournalCapability> capabilities) {
        Set<String> ids = new LinkedHashSet<>();
        for (JournalCapability capability : capabilities) {
            ids.add(capability.id());
        }
        return ids;
    }
}

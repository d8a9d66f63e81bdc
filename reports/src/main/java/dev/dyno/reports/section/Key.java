package dev.dyno.reports.section;

import dev.dyno.reports.view.KeyEntry;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.store.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which colour stands for which implementation: cool for ours, warm for peers, grey for references.
 */
final class Key {
    private static final int COLOURS_PER_KIND = 4;

    /** What identifies an implementation: ids are unique only inside a contract. */
    record Identity(String contract, String implementation) {}

    private final Map<Identity, KeyEntry> entries = new LinkedHashMap<>();

    private Key() {}

    /** Takes the selected implementations in the catalogue's order, then any others with rows. */
    static Key of(StoredRun run, RunSummary summary) {
        Map<Identity, String> kinds = new LinkedHashMap<>();
        for (ImplementationInfo info : run.manifest().implementations()) {
            if (info.selected()) {
                kinds.put(new Identity(info.contract(), info.id()), info.kind());
            }
        }
        for (Row row : summary.rows()) {
            kinds.putIfAbsent(
                    new Identity(row.contract(), row.implementation()), row.implementationKind());
        }
        Key key = new Key();
        Map<String, Integer> counts = new LinkedHashMap<>();
        kinds.forEach((identity, kind) -> {
            int position = counts.merge(kind, 1, Integer::sum);
            key.entries.put(
                    identity,
                    new KeyEntry(
                            key.entries.size(),
                            identity.implementation(),
                            colour(kind, position),
                            kind));
        });
        return key;
    }

    /** Returns all entries, by index. */
    List<KeyEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** Returns the index of an implementation, or −1 for one that this run does not show. */
    int index(String contract, String implementation) {
        KeyEntry entry = entries.get(new Identity(contract, implementation));
        return entry == null ? -1 : entry.index();
    }

    /** Returns the colour of an implementation. */
    String colour(String contract, String implementation) {
        KeyEntry entry = entries.get(new Identity(contract, implementation));
        return entry == null ? "plain" : entry.colour();
    }

    private static String colour(String kind, int position) {
        int shade = (position - 1) % COLOURS_PER_KIND + 1;
        return switch (kind) {
            case "ours" -> "ours-" + shade;
            case "peer" -> "peer-" + shade;
            default -> "reference";
        };
    }
}

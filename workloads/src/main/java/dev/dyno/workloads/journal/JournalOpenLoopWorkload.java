package dev.dyno.workloads.journal;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.journal.JournalCapability;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records that arrive on a schedule and are acknowledged. Immutable. */
final class JournalOpenLoopWorkload implements OpenLoopWorkload<JournalFactory> {
    private static final List<Integer> SMOKE_RATES = List.of(1_000, 10_000);
    private static final int SEGMENT_BYTES = 64 << 20;
    private static final int SMOKE_SEGMENT_BYTES = 1 << 20;

    private final String name;
    private final String summary;
    private final Profile tier;
    private final Set<JournalCapability> requires;
    private final List<Integer> rates;

    JournalOpenLoopWorkload(
            String name,
            String summary,
            Profile tier,
            Set<JournalCapability> requires,
            List<Integer> rates) {
        this.name = name;
        this.summary = summary;
        this.tier = tier;
        this.requires = Set.copyOf(requires);
        this.rates = List.copyOf(rates);
    }

    @Override
    public String id() {
        return "journal/" + name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public Profile tier() {
        return tier;
    }

    @Override
    public String operationUnit() {
        return "records";
    }

    @Override
    public Set<String> requires() {
        Set<String> ids = new LinkedHashSet<>();
        requires.forEach(capability -> ids.add(capability.id()));
        return ids;
    }

    @Override
    public boolean waitsForStorage() {
        return requires.contains(JournalCapability.POWER_LOSS);
    }

    @Override
    public List<Integer> ratesPerSecond(Profile profile) {
        return profile == Profile.SMOKE ? SMOKE_RATES : rates;
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        JournalInput input =
                switch (profile) {
                    case SMOKE -> new JournalInput(seed, 10_000, SMOKE_SEGMENT_BYTES);
                    case QUICK -> new JournalInput(seed, 1_000_000, SEGMENT_BYTES);
                    case STANDARD -> new JournalInput(seed, 8_000_000, SEGMENT_BYTES);
                    case RIGOROUS -> new JournalInput(seed, 16_000_000, SEGMENT_BYTES);
                };
        return input.write(folder.resolve(id().replace('/', '-') + ".properties"));
    }

    @Override
    public OpenLoopSession open(Entry<JournalFactory> entry, Input input, ThreadBinder binder) {
        return JournalOpenLoopSession.start(
                JournalInput.read(input.file().toAbsolutePath()), entry.factory(), binder);
    }
}

package dev.dyno.workloads.feed;

import dev.dyno.contracts.feed.FeedKind;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reports of one book, back to back through a feed.
 *
 * @param kind what the feed tells
 */
record FeedWorkload(FeedKind kind) implements ClosedLoopWorkload {
    /** All workloads, in the order in which reports show them. */
    static final List<Workload> ALL =
            List.of(
                    new FeedWorkload(FeedKind.BEST_PRICES),
                    new FeedWorkload(FeedKind.LEVELS),
                    new FeedWorkload(FeedKind.ORDERS));

    private static final int SMOKE_COMMANDS = 2_000;
    private static final int QUICK_COMMANDS = 50_000;
    private static final int COMMANDS = 200_000;

    @Override
    public String id() {
        return "feed/" + kind.id();
    }

    @Override
    public String summary() {
        return "The reports of a busy book with all rules, told as " + kind.id() + ".";
    }

    @Override
    public Profile tier() {
        return Profile.QUICK;
    }

    @Override
    public String operationUnit() {
        return "reports";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int commands =
                switch (profile) {
                    case SMOKE -> SMOKE_COMMANDS;
                    case QUICK -> QUICK_COMMANDS;
                    case STANDARD, RIGOROUS -> COMMANDS;
                };
        Path file =
                folder.resolve("feed-%s-%s-seed-%d.txt".formatted(kind.id(), profile.id(), seed));
        return new FeedInput(seed, commands, kind).write(file);
    }

    @Override
    public Class<?> benchmark() {
        return FeedBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }
}

package dev.dyno.workloads.engine.shards;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.engine.flow.ExpectedBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Commands for four instruments, offered as fast as some shards take them. Immutable.
 *
 * @param shards among how many the instruments are divided
 * @param isMoving whether books are moved from shard to shard meanwhile
 * @param tier the smallest profile
 */
record ShardsWorkload(int shards, boolean isMoving, Profile tier) implements ClosedLoopWorkload {
    private static final int COMMANDS = 65_536;
    private static final int FEW_COMMANDS = 1_024;

    /** So many that every kind of command and report is among them. */
    private static final long ANSWERED_COMMANDS = 1 << 14;

    @Override
    public String id() {
        return "shards/%s-%d".formatted(isMoving ? "moving" : "flow", shards);
    }

    @Override
    public String summary() {
        return "Commands for four instruments to %d %s with group commits%s, until all are durable."
                .formatted(
                        shards,
                        shards == 1 ? "shard" : "shards",
                        isMoving ? ", while books are moved" : "");
    }

    @Override
    public String operationUnit() {
        return "commands";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public boolean waitsForStorage() {
        return true;
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int commands = profile == Profile.SMOKE ? FEW_COMMANDS : COMMANDS;
        ExpectedBooks books = new ExpectedBooks(seed).advanceTo(ANSWERED_COMMANDS);
        return InputLines.write(
                folder.resolve(id().replace('/', '-') + ".properties"),
                "seed=%d%ncommands=%d%n".formatted(seed, commands),
                commands,
                "%016x".formatted(books.reportDigest()));
    }

    @Override
    public Class<?> benchmark() {
        return ShardsBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of(
                "input", input.file().toAbsolutePath().toString(),
                "shards", Integer.toString(shards),
                "movesPerPass", isMoving ? "16" : "0");
    }
}

package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineException;
import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The snapshots of an engine: the newest and the one before it. A snapshot gets its name, which
 * says how many commands it covers, when all of it is on the disk. One thread at a time.
 */
final class Snapshots {
    private static final String PART = "next.part";
    private static final String SUFFIX = ".snapshot";
    private static final String DAMAGED = ".damaged";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}\\.snapshot");
    private static final int KEPT = 2;

    private final SnapshotFolder folder;
    private final EngineSpec spec;
    private final EngineParts parts;

    Snapshots(SnapshotFolder folder, EngineSpec spec, EngineParts parts) {
        this.folder = folder;
        this.spec = spec;
        this.parts = parts;
    }

    /**
     * A state to go on from.
     *
     * @param state what follows from the commands
     * @param commandCount how many
     * @param damaged what is wrong with newer snapshots, one line each
     */
    record Base(EngineState state, long commandCount, List<String> damaged) {}

    /**
     * Returns the state of the newest sound snapshot, or the one before the first command.
     *
     * @throws EngineException if the storage fails, or a sound snapshot is another engine's
     */
    Base newest() {
        List<String> damaged = new ArrayList<>();
        try {
            for (String name : names().reversed()) {
                SnapshotReader reader = new SnapshotReader(folder, name);
                try {
                    SnapshotFormat.Header header = reader.verify();
                    if (!name.equals(name(header.commandCount()))) {
                        throw new DamagedSnapshotException(
                                "it covers %d commands, which is not its name"
                                        .formatted(header.commandCount()));
                    }
                    EngineState state = new EngineState(spec, parts);
                    reader.restore(header, state);
                    return new Base(state, header.commandCount(), damaged);
                } catch (DamagedSnapshotException unsound) {
                    damaged.add(folder.path(name) + " is damaged: " + unsound.getMessage());
                }
            }
            return new Base(new EngineState(spec, parts), 0, damaged);
        } catch (IOException failure) {
            throw EngineException.storage(
                    "the snapshots in " + folder.path("") + " cannot be read", failure);
        }
    }

    /** Makes the folder if it is absent. */
    void make() {
        try {
            folder.make();
        } catch (IOException failure) {
            throw EngineException.storage(folder.path("") + " cannot be made", failure);
        }
    }

    /** Puts the snapshots that cover more than so many commands out of the way. */
    void setAsideBehind(long commandCount) {
        try {
            for (String name : names()) {
                if (count(name) > commandCount) {
                    folder.rename(name, name + DAMAGED);
                }
            }
        } catch (IOException failure) {
            throw EngineException.storage(
                    "a damaged snapshot in " + folder.path("") + " cannot be renamed", failure);
        }
    }

    /**
     * Writes a snapshot and removes those that are no longer kept.
     *
     * @return how many commands the one before it covers, 0 if there is none: what lies behind them
     *     in the journal is needed
     */
    long write(EngineState state, long commandCount) throws IOException {
        try (SnapshotFolder.Output output = folder.create(PART)) {
            SnapshotWriter.write(output, state, commandCount);
            output.force();
        }
        folder.rename(PART, name(commandCount));
        folder.force();
        List<String> names = names();
        for (String old : names.subList(0, Math.max(0, names.size() - KEPT))) {
            folder.delete(old);
        }
        return names.size() < KEPT ? 0 : count(names.get(names.size() - KEPT));
    }

    /** Returns the names of all snapshots, the oldest first. */
    private List<String> names() throws IOException {
        return folder.names().stream()
                .filter(NAME.asMatchPredicate())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String name(long commandCount) {
        return String.format("%016x%s", commandCount, SUFFIX);
    }

    private static long count(String name) {
        return Long.parseUnsignedLong(name, 0, name.length() - SUFFIX.length(), 16);
    }
}

package dev.dyno.results.shard;

import dev.dyno.results.ResultsException;
import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.RunManifest.ImplementationInfo;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Whether parts belong to one suite. */
final class ShardChecks {
    private static final String ONE_COMMAND =
            "Merge the parts of one suite: the same commit and command, but for --shard";

    private ShardChecks() {}

    /** Refuses what cannot be merged; the message names the folder, the reason and the fix. */
    static void require(List<ShardRun> shards, Set<Leniency> leniency) {
        ShardRun first = shards.getFirst();
        Map<Integer, Path> folders = new HashMap<>();
        Set<String> measured = new HashSet<>();
        for (ShardRun shard : shards) {
            requireSame(first, shard);
            requireAvailable(first, shard);
            Path other = folders.putIfAbsent(shard.shard().index(), shard.folder());
            if (other != null) {
                throw ResultsException.input(
                        shard.folder(),
                        "is part " + shard.shard().words() + ", and so is " + other,
                        "Name each part once");
            }
            for (WorkloadInfo workload : shard.manifest().workloads()) {
                if (!shard.shard().suite().contains(workload.id())
                        || !measured.add(workload.id())) {
                    throw ResultsException.input(
                            shard.folder(),
                            "measured " + workload.id() + ", which is not its own",
                            ONE_COMMAND);
                }
            }
            requireMachine(first, shard, leniency);
        }
        requireAll(first, folders, leniency);
    }

    private static void requireSame(ShardRun first, ShardRun other) {
        requireSame(first, other, "the number of parts", one -> one.shard().count());
        requireSame(first, other, "the suite", one -> one.shard().suite());
        requireSame(first, other, "the commit", one -> String.valueOf(one.manifest().gitCommit()));
        requireSame(first, other, "the version", one -> one.manifest().dynoVersion());
        requireSame(first, other, "the profile", one -> one.manifest().profile());
        requireSame(first, other, "the seed", one -> one.manifest().seed());
        requireSame(first, other, "the command line", ShardRun::commonArguments);
    }

    private static void requireSame(
            ShardRun first, ShardRun other, String what, Function<ShardRun, ?> part) {
        Object expected = part.apply(first);
        Object found = part.apply(other);
        if (!Objects.equals(expected, found)) {
            throw ResultsException.input(
                    other.folder(),
                    what + " is " + found + ", but " + expected + " in " + first.folder(),
                    ONE_COMMAND);
        }
    }

    private static void requireAvailable(ShardRun first, ShardRun other) {
        for (ImplementationInfo one : first.manifest().implementations()) {
            for (ImplementationInfo two : other.manifest().implementations()) {
                if (one.contract().equals(two.contract())
                        && one.id().equals(two.id())
                        && one.available() != two.available()) {
                    ShardRun lacking = one.available() ? other : first;
                    throw ResultsException.input(
                            lacking.folder(),
                            one.id()
                                    + " is not available there and is in another part ("
                                    + (one.available() ? two.reason() : one.reason())
                                    + ")",
                            "Use one machine image for all parts, or select by --only");
                }
            }
        }
    }

    private static void requireMachine(ShardRun first, ShardRun other, Set<Leniency> leniency) {
        PassportClass expected = PassportClass.of(first.passport());
        PassportClass found = PassportClass.of(other.passport());
        if (!expected.equals(found) && !leniency.contains(Leniency.MIXED_MACHINES)) {
            throw ResultsException.input(
                    other.folder(),
                    "was measured on a machine of class "
                            + found.id()
                            + ", but "
                            + first.folder()
                            + " on class "
                            + expected.id()
                            + ": "
                            + String.join("; ", found.differencesFrom(expected)),
                    "Ask the scheduler for one kind of machine, or merge with --mixed-machines");
        }
    }

    private static void requireAll(
            ShardRun first, Map<Integer, Path> folders, Set<Leniency> leniency) {
        List<String> missing = new ArrayList<>();
        for (int index = 1; index <= first.shard().count(); index++) {
            if (!folders.containsKey(index)) {
                missing.add(index + "/" + first.shard().count());
            }
        }
        if (!missing.isEmpty() && !leniency.contains(Leniency.MISSING_SHARDS)) {
            throw ResultsException.input(
                    first.folder(),
                    "is part "
                            + first.shard().words()
                            + ", and part "
                            + String.join(", ", missing)
                            + " is missing",
                    "Name the folders of all parts, or merge with --partial");
        }
    }
}

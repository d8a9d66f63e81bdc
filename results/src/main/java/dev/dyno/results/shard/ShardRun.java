package dev.dyno.results.shard;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.Shard;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The run of one part. */
record ShardRun(Shard shard, StoredRun run, MachinePassport passport) {
    static final String FILE_NAME = "shard.json";

    private static final Set<String> OWN_OPTIONS = Set.of("--shard", "--results", "--reports");

    /**
     * Reads the run of a part.
     *
     * @throws ResultsException if it is no run, was not a part, or its machine is not known
     */
    static ShardRun open(Path folder) {
        StoredRun run = RunReader.open(folder);
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            throw ResultsException.input(
                    folder,
                    "is a run of a whole suite, not of a part: it has no " + FILE_NAME,
                    "Make the parts with './run-bench.sh run --shard i/n'");
        }
        Shard shard = Json.read(file, Shard.class);
        if (shard.index() < 1 || shard.index() > shard.count()) {
            throw ResultsException.input(
                    file, "there is no part " + shard.words(), "Check that it was not altered");
        }
        MachinePassport passport = run.passport();
        if (passport == null) {
            throw ResultsException.input(
                    folder,
                    "was cut off before it knew its machine",
                    "Run part " + shard.words() + " again");
        }
        return new ShardRun(shard, run, passport);
    }

    RunManifest manifest() {
        return run.manifest();
    }

    Path folder() {
        return run.folder();
    }

    /** Returns the command line without what each part has of its own. */
    List<String> commonArguments() {
        List<String> common = new ArrayList<>();
        boolean isValue = false;
        for (String argument : manifest().commandLine()) {
            int equals = argument.indexOf('=');
            String option = equals < 0 ? argument : argument.substring(0, equals);
            if (isValue) {
                isValue = false;
            } else if (OWN_OPTIONS.contains(option)) {
                isValue = equals < 0;
            } else {
                common.add(argument);
            }
        }
        return common;
    }
}

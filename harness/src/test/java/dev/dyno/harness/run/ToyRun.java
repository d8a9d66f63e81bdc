package dev.dyno.harness.run;

import dev.dyno.harness.cli.CommandRun;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One run of the toy domain inside a test, with real child processes, in a folder of its own.
 *
 * @param command what the process would exit with and print
 * @param stored the run as its folder holds it
 * @param summary of the run
 */
record ToyRun(CommandRun command, StoredRun stored, RunSummary summary) {
    private static final List<String> SMALL =
            List.of(
                    "--profile=smoke",
                    "--jvm-option=-Xms32m",
                    "--jvm-option=-Xmx96m",
                    "--jvm-option=-XX:TieredStopAtLevel=1");

    /** Performs a smoke run in small JVMs. */
    static ToyRun of(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(SMALL);
        all.add("--results=" + folder.resolve("results"));
        all.add("--reports=" + folder.resolve("reports"));
        all.addAll(List.of(arguments));
        CommandRun command = CommandRun.of(all.toArray(String[]::new));
        StoredRun stored = RunReader.open(onlyRun(folder.resolve("results"), command));
        return new ToyRun(command, stored, Summaries.summarise(stored));
    }

    private static Path onlyRun(Path runs, CommandRun command) {
        if (!Files.isDirectory(runs)) {
            throw new AssertionError("there is no run: " + command);
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.findFirst()
                    .orElseThrow(() -> new AssertionError("there is no run: " + command));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Row row(String workload, String implementation) {
        return summary.rows().stream()
                .filter(row -> row.workload().equals(workload))
                .filter(row -> row.implementation().equals(implementation))
                .findFirst()
                .orElseThrow(() -> new AssertionError(summary.rows() + "\n" + command));
    }

    List<TrialResult> trials(String workload, String implementation) {
        return stored.trials().stream()
                .filter(trial -> trial.workload().equals(workload))
                .filter(trial -> trial.implementation().equals(implementation))
                .toList();
    }

    TrialResult trial(String workload, String implementation) {
        return trials(workload, implementation).getFirst();
    }

    /** Returns the log of a trial. */
    String log(TrialResult trial) {
        return text(Objects.requireNonNull(trial.logFile()));
    }

    /** Returns a file of the run's folder as text. */
    String text(String file) {
        try {
            return Files.readString(stored.folder().resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

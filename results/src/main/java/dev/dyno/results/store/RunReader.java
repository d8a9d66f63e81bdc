package dev.dyno.results.store;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads runs. A run whose manifest is unreadable is no run and gives an error; anything else that
 * is missing or broken is listed under {@link StoredRun#problems}, and the rest is good.
 */
public final class RunReader {
    private RunReader() {}

    /**
     * Reads a run's folder.
     *
     * @throws ResultsException if it is not the folder of a run
     */
    public static StoredRun open(Path folder) {
        requireRunFolder(folder);
        RunManifest manifest = Json.read(folder.resolve("run.json"), RunManifest.class);
        requirePlan(folder, manifest);
        return new Reading(folder, manifest).run();
    }

    /**
     * Returns the folder of the newest run.
     *
     * @param runsFolder where runs lie
     * @throws ResultsException if there is none
     */
    public static Path latest(Path runsFolder) {
        String fix = "Run './run-bench.sh run' first, or name a run's folder";
        if (!Files.isDirectory(runsFolder)) {
            throw ResultsException.input(runsFolder, "holds no runs: no such folder", fix);
        }
        try (Stream<Path> folders = Files.list(runsFolder)) {
            return folders.filter(folder -> RunId.isRunId(folder.getFileName().toString()))
                    .filter(folder -> Files.isRegularFile(folder.resolve("run.json")))
                    .max(Comparator.comparing(folder -> folder.getFileName().toString()))
                    .orElseThrow(
                            () -> ResultsException.input(runsFolder, "holds no runs yet", fix));
        } catch (IOException failure) {
            throw unreadable(runsFolder, failure);
        }
    }

    private static void requireRunFolder(Path folder) {
        if (!Files.exists(folder)) {
            throw ResultsException.input(
                    folder,
                    "no such folder",
                    "Name a run's folder, for example one of results/runs/");
        }
        if (!Files.isDirectory(folder)) {
            throw ResultsException.input(
                    folder, "is a file, not a run's folder", "Name the folder that it lies in");
        }
        if (!Files.exists(folder.resolve("run.json"))) {
            throw ResultsException.input(
                    folder,
                    isEmpty(folder)
                            ? "is empty: a run that was cut off before it began"
                            : "is not a run's folder: it has no run.json",
                    "Name a run's folder, for example one of results/runs/");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.noneMatch(Files::isRegularFile);
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    private static void requirePlan(Path folder, RunManifest manifest) {
        String problem = TrialChecks.planProblem(manifest.plan());
        if (problem != null) {
            throw ResultsException.input(
                    folder.resolve("run.json"),
                    problem,
                    "Check that it is a file of a run, unchanged");
        }
    }

    private static ResultsException unreadable(Path folder, IOException failure) {
        return ResultsException.storage(
                folder, "cannot be read (" + failure + ")", "Check its permissions", failure);
    }

    /** The reading of one run, which collects problems. */
    private static final class Reading {
        private final Path folder;
        private final RunManifest manifest;
        private final List<String> problems = new ArrayList<>();

        Reading(Path folder, RunManifest manifest) {
            this.folder = folder;
            this.manifest = manifest;
        }

        StoredRun run() {
            MachinePassport passport =
                    expected(
                            "machine.json",
                            file -> {
                                MachinePassport read = Json.read(file, MachinePassport.class);
                                return checked(file, read, TrialChecks.passportProblem(read));
                            });
            List<ConformanceResult> conformance =
                    expected(
                            "conformance.json",
                            file -> Json.readList(file, ConformanceResult.class));
            List<TrialResult> trials = trials();
            List<LayoutResult> layouts =
                    records("layout", LayoutResult.class).stream().map(Read::value).toList();
            RunEnd end =
                    Files.exists(folder.resolve("end.json"))
                            ? attempt(() -> Json.read(folder.resolve("end.json"), RunEnd.class))
                            : null;
            checkSums();
            return new StoredRun(
                    folder,
                    manifest,
                    passport,
                    conformance == null ? List.of() : conformance,
                    trials,
                    layouts,
                    end,
                    problems);
        }

        private List<TrialResult> trials() {
            List<TrialResult> trials = new ArrayList<>();
            Set<TrialName> seen = new HashSet<>();
            for (Read<TrialResult> read : records("trials", TrialResult.class)) {
                TrialResult trial = attempt(() -> planned(read.file(), read.value()));
                if (trial != null && !seen.add(TrialName.of(trial))) {
                    problems.add(
                            relative(read.file())
                                    + ": repeats a trial of another file; it is skipped");
                } else if (trial != null) {
                    trials.add(trial);
                }
            }
            trials.sort(
                    Comparator.comparingInt(TrialResult::trialIndex)
                            .thenComparingInt(this::positionInTrial)
                            .thenComparingInt(TrialResult::attempt));
            return trials;
        }

        /** A record and the file, or the line of a packed file, that it was read from. */
        private record Read<T>(Path file, T value) {}

        /** Reads the files of a subfolder, and the lines of the packed file beside it. */
        private <T extends Record> List<Read<T>> records(String name, Class<T> type) {
            List<Read<T>> records = new ArrayList<>();
            for (Path file : jsonFiles(name)) {
                add(records, file, () -> Json.read(file, type));
            }
            Path packed = folder.resolve(name + PackedRecords.ENDING);
            List<String> lines = attempt(() -> PackedRecords.lines(packed));
            if (lines != null) {
                for (int index = 0; index < lines.size(); index++) {
                    String line = lines.get(index);
                    Path place = packed.resolveSibling(packed.getFileName() + ":" + (index + 1));
                    add(records, place, () -> Json.parse(place, line, type));
                }
            }
            return records;
        }

        private <T> void add(List<Read<T>> records, Path file, Supplier<T> read) {
            T value = attempt(read);
            if (value != null) {
                records.add(new Read<>(file, value));
            }
        }

        private int positionInTrial(TrialResult trial) {
            return manifest.plan().get(trial.trialIndex()).workloads().indexOf(trial.workload());
        }

        /** Returns the trial if the plan has it and its samples are whole. */
        private TrialResult planned(Path file, TrialResult trial) {
            int index = trial.trialIndex();
            if (index >= 0 && index < manifest.plan().size()) {
                PlannedTrial plan = manifest.plan().get(index);
                if (plan.contract().equals(trial.contract())
                        && plan.implementation().equals(trial.implementation())
                        && plan.workloads().contains(trial.workload())
                        && plan.fork() == trial.fork()) {
                    return checked(file, trial, samplesProblem(trial));
                }
            }
            throw ResultsException.input(
                    file,
                    "trial "
                            + index
                            + " of "
                            + trial.implementation()
                            + " on "
                            + trial.workload()
                            + " is not in the plan of run.json",
                    "It belongs to another run and is skipped");
        }

        private @Nullable String samplesProblem(TrialResult trial) {
            for (WorkloadInfo workload : manifest.workloads()) {
                if (workload.id().equals(trial.workload())
                        && workload.contract().equals(trial.contract())) {
                    return TrialChecks.samplesProblem(trial, workload);
                }
            }
            return "run.json does not describe the workload " + trial.workload();
        }

        private static <T> T checked(Path file, T read, @Nullable String problem) {
            if (problem != null) {
                throw ResultsException.input(
                        file, problem, "It was altered after it was written, and is skipped");
            }
            return read;
        }

        private List<Path> jsonFiles(String subfolder) {
            Path parent = folder.resolve(subfolder);
            if (!Files.isDirectory(parent)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(parent)) {
                List<Path> sorted = files.sorted().toList();
                sorted.stream()
                        .filter(RunReader::isTemporary)
                        .map(file -> relative(file) + ": writing it was cut off")
                        .forEach(problems::add);
                return sorted.stream()
                        .filter(file -> !isTemporary(file))
                        .filter(file -> file.getFileName().toString().endsWith(".json"))
                        .toList();
            } catch (IOException failure) {
                throw unreadable(parent, failure);
            }
        }

        private <T> @Nullable T expected(String name, Function<Path, T> read) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                problems.add(name + ": is missing; the run was cut off before it was written");
                return null;
            }
            return attempt(() -> read.apply(file));
        }

        private <T> @Nullable T attempt(Supplier<T> read) {
            try {
                return read.get();
            } catch (ResultsException broken) {
                problems.add(relative(broken.file()) + ": " + broken.reason());
                return null;
            }
        }

        private void checkSums() {
            if (!Files.exists(folder.resolve(Checksums.FILE_NAME))) {
                return;
            }
            try {
                problems.addAll(Checksums.differences(folder));
            } catch (IOException failure) {
                problems.add(Checksums.FILE_NAME + ": cannot be checked (" + failure + ")");
            }
        }

        private String relative(Path file) {
            return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
        }
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(AtomicFiles.TEMPORARY_PREFIX);
    }
}

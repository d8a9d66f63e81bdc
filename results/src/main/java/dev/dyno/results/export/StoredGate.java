package dev.dyno.results.export;

import dev.dyno.results.ResultsException;
import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.duet.GateSuite;
import dev.dyno.results.gate.GateResult;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.GateManifest.BenchmarkInfo;
import dev.dyno.results.model.MachinePassport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gate as its folder holds it, judged anew from its raw slices.
 *
 * @param passport the machine, or null when the file is missing
 */
public record StoredGate(
        Path folder, GateManifest manifest, @Nullable MachinePassport passport, GateReport report) {
    private static final String MANIFEST = "gate.json";

    /** Answers whether a folder is the one of a gate. */
    public static boolean isGate(Path folder) {
        return Files.exists(folder.resolve(MANIFEST));
    }

    /**
     * Reads a gate's folder.
     *
     * @throws ResultsException if a file cannot be read, or is of another gate
     */
    public static StoredGate open(Path folder) {
        GateManifest manifest = Json.read(folder.resolve(MANIFEST), GateManifest.class);
        Set<String> names =
                manifest.benchmarks().stream().map(BenchmarkInfo::name).collect(Collectors.toSet());
        GateSuite suite = new GateSuite(manifest);
        for (Path file : groupFiles(folder)) {
            DuetGroup group = Json.read(file, DuetGroup.class);
            if (!names.contains(group.benchmark())) {
                throw ResultsException.input(
                        file,
                        "measured '" + group.benchmark() + "', which " + MANIFEST + " lacks",
                        "It belongs to another gate; remove it");
            }
            suite.add(group);
        }
        Path machine = folder.resolve("machine.json");
        return new StoredGate(
                folder,
                manifest,
                Files.exists(machine) ? Json.read(machine, MachinePassport.class) : null,
                suite.report(List.of()));
    }

    /** Returns the fork groups of a gate's folder in the order in which they were measured. */
    public static List<DuetGroup> groups(Path folder) {
        return groupFiles(folder).stream().map(file -> Json.read(file, DuetGroup.class)).toList();
    }

    private static List<Path> groupFiles(Path folder) {
        Path groups = folder.resolve("groups");
        if (!Files.isDirectory(groups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(groups)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]+\\.json"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException failure) {
            throw ResultsException.storage(
                    groups, "cannot be read (" + failure + ")", "Check its permissions", failure);
        }
    }

    /** Returns the comparisons of all benchmarks, guards included. */
    GateResult result() {
        List<ComparisonResult> comparisons = new ArrayList<>();
        for (BenchmarkReport benchmark : report.benchmarks()) {
            comparisons.addAll(benchmark.comparisons());
        }
        return new GateResult(
                GateResult.SCHEMA_VERSION, report.verdict(), report.failsBuild(), comparisons);
    }
}

package dev.dyno.results.store;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.CalibrationComparison;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.DuetGroup.ArmRun;
import dev.dyno.results.model.DuetGroup.Slices;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.GateManifest.BuildInfo;
import dev.dyno.results.model.GateManifest.Measurement;
import dev.dyno.results.model.MachinePassport;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calibrations of the gate: comparisons whose truth is known, with their raw slices.
 *
 * <pre>
 * FOLDER/
 *   gate.json           what all comparisons have in common
 *   machine.json        the machine, before the first one
 *   comparisons.jsonl   one comparison to a line, appended as each ends
 * results/calibration/NAME/
 *   the same, comparisons.jsonl.gz, and SHA256SUMS
 * </pre>
 *
 * <p>A line that was cut off, by a full disk for example, is left out, and overwritten by the next.
 */
public final class Calibrations {
    private static final String MANIFEST = "gate.json";
    private static final String MACHINE = "machine.json";
    private static final String LINES = "comparisons.jsonl";
    private static final String PACKED = "comparisons" + PackedRecords.ENDING;
    private static final long UNKNOWN = -1;
    private static final MathContext SCORE_DIGITS = new MathContext(7);

    private Calibrations() {}

    /** A calibration as its folder holds it; {@code passport} is null when the file is missing. */
    public record StoredCalibration(
            Path folder,
            GateManifest manifest,
            @Nullable MachinePassport passport,
            List<CalibrationComparison> comparisons) {
        /** Copies the list. */
        public StoredCalibration {
            comparisons = List.copyOf(comparisons);
        }
    }

    /** Answers whether a folder holds a calibration. */
    public static boolean isCalibration(Path folder) {
        return Files.exists(folder.resolve(MANIFEST))
                && (Files.exists(folder.resolve(LINES)) || Files.exists(folder.resolve(PACKED)));
    }

    /** Returns the calibrations that are kept in a folder, in the order of their names. */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Calibrations::isCalibration).sorted().toList();
        } catch (IOException failure) {
            throw AtomicFiles.refused(folder, failure);
        }
    }

    /**
     * Begins a calibration in an existing folder.
     *
     * @throws ResultsException if the file system refuses
     */
    public static void begin(Path folder, GateManifest manifest, MachinePassport passport) {
        AtomicFiles.writeNew(
                folder, folder.resolve(MACHINE), out -> out.write(Json.toBytes(passport)));
        AtomicFiles.writeNew(
                folder, folder.resolve(MANIFEST), out -> out.write(Json.toBytes(manifest)));
        AtomicFiles.writeNew(folder, folder.resolve(LINES), out -> {});
    }

    /**
     * Reads a calibration, packed or not.
     *
     * @throws ResultsException if a file cannot be read or is no such file
     */
    public static StoredCalibration open(Path folder) {
        GateManifest manifest = Json.read(folder.resolve(MANIFEST), GateManifest.class);
        Path machine = folder.resolve(MACHINE);
        Path packed = folder.resolve(PACKED);
        Path source = Files.exists(packed) ? packed : folder.resolve(LINES);
        List<String> lines = source.equals(packed) ? PackedRecords.lines(packed) : whole(source);
        return new StoredCalibration(
                folder,
                manifest,
                Files.exists(machine) ? Json.read(machine, MachinePassport.class) : null,
                lines.stream()
                        .map(line -> Json.parse(source, line, CalibrationComparison.class))
                        .toList());
    }

    private static List<String> whole(Path file) {
        byte[] bytes = bytes(file);
        return new String(bytes, 0, wholeBytes(bytes), StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw AtomicFiles.refused(file, failure);
        }
    }

    private static int wholeBytes(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /**
     * Appends a comparison behind the last whole one, and forces it to the device.
     *
     * @throws ResultsException if the file system refuses
     */
    public static void append(Path folder, CalibrationComparison comparison) {
        Path file = folder.resolve(LINES);
        long end = wholeBytes(bytes(file));
        byte[] line = (Json.toLine(comparison) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end).position(end);
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException failure) {
            throw AtomicFiles.refused(folder, failure);
        }
    }

    /** Returns a group without what no verdict needs, and without the machine's paths. */
    public static DuetGroup compact(DuetGroup group) {
        return group.withArms(group.arms().stream().map(Calibrations::compact).toList());
    }

    private static ArmRun compact(ArmRun run) {
        Slices all = run.slices();
        List<Long> unknown = Collections.nCopies(all.size(), UNKNOWN);
        return new ArmRun(
                run.arm(),
                run.exitCode(),
                run.plannedCpu(),
                run.observedCpus(),
                run.verified(),
                run.problem(),
                null,
                new Slices(
                        all.turns(),
                        unknown,
                        all.operations(),
                        all.scoreNanosPerOperation().stream().map(Calibrations::rounded).toList(),
                        all.wallNanos(),
                        all.cpuNanos(),
                        all.runDelayNanos(),
                        all.allocatedBytes(),
                        unknown,
                        all.gcCount(),
                        all.gcMillis(),
                        all.jitMillis()));
    }

    private static double rounded(double score) {
        return BigDecimal.valueOf(score).round(SCORE_DIGITS).doubleValue();
    }

    /**
     * Keeps a calibration in the repository, complete or not at all.
     *
     * @param name lower-case words joined by hyphens or points
     * @param words what stands for a folder of this machine wherever its path is found
     * @return its folder
     * @throws ResultsException if the name is bad or taken, or the file system refuses
     */
    public static Path publish(
            StoredCalibration calibration, Path into, String name, Map<Path, String> words) {
        Path folder = Baselines.newFolder(into, name);
        UnaryOperator<String> neutral = text -> Baselines.withWords(text, words);
        return Baselines.writeFolder(
                folder,
                temporary -> {
                    GateManifest manifest = neutral(calibration.manifest());
                    Baselines.write(temporary, MANIFEST, neutral.apply(Json.toText(manifest)));
                    if (calibration.passport() != null) {
                        String machine = Json.toText(calibration.passport());
                        Baselines.write(temporary, MACHINE, neutral.apply(machine));
                    }
                    Baselines.pack(temporary, PACKED, calibration.comparisons(), neutral);
                    Baselines.write(temporary, Checksums.FILE_NAME, Checksums.of(temporary));
                });
    }

    /** Where a file lay is of no use elsewhere; its name and its sum are. */
    private static GateManifest neutral(GateManifest manifest) {
        Measurement measurement = manifest.measurement();
        return new GateManifest(
                manifest.schemaVersion(),
                manifest.runId(),
                manifest.startedAt(),
                List.of(),
                manifest.seed(),
                manifest.dynoVersion(),
                neutral(manifest.base()),
                neutral(manifest.candidate()),
                new Measurement(
                        "java",
                        measurement.jvmArguments(),
                        measurement.sliceNanos(),
                        measurement.slicesPerArm(),
                        measurement.warmUpNanos(),
                        measurement.slowedFraction()),
                manifest.demand(),
                manifest.benchmarks(),
                manifest.onlyInBase(),
                manifest.onlyInCandidate());
    }

    private static BuildInfo neutral(BuildInfo build) {
        Map<String, String> files = new TreeMap<>();
        build.files()
                .forEach(
                        (file, sum) -> files.put(String.valueOf(Path.of(file).getFileName()), sum));
        return new BuildInfo(build.label(), files, build.gitCommit());
    }
}

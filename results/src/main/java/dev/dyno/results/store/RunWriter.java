package dev.dyno.results.store;

import dev.dyno.results.json.Json;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunEnd;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.Shard;
import dev.dyno.results.model.TrialResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * Writes one run into a folder of its own. Nothing is ever overwritten; each file is complete or
 * absent.
 *
 * <p>Safe for use by several threads, so that a shutdown hook can write the end while a trial is
 * being written. After {@link #end} nothing more can be written.
 *
 * <p>All methods throw {@link dev.dyno.results.ResultsException}, naming the folder, when the file
 * system refuses, and {@link IllegalStateException} when something is written twice or after the
 * end.
 */
public final class RunWriter {
    private static final int ATTEMPTS = 100;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
    private static final Pattern RELATIVE =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    private final Path folder;
    private final String runId;
    private boolean ended;

    private RunWriter(Path folder, String runId) {
        this.folder = folder;
        this.runId = runId;
    }

    /**
     * Creates a new folder for a run that starts now.
     *
     * @param runsFolder where runs lie; created if it is missing
     * @param profile the profile's lower-case word, part of the name
     */
    public static RunWriter create(Path runsFolder, String profile) {
        return create(runsFolder, profile, Instant.now());
    }

    /** Creates a new folder for a run that started at the given time. */
    public static RunWriter create(Path runsFolder, String profile, Instant startedAt) {
        return create(runsFolder, profile, startedAt, List.of("trials", "layout"));
    }

    /** Creates a new folder for a gate that starts now. */
    public static RunWriter createGate(Path runsFolder) {
        return create(runsFolder, "gate", Instant.now(), List.of("groups"));
    }

    private static RunWriter create(
            Path runsFolder, String profile, Instant startedAt, List<String> parts) {
        try {
            Files.createDirectories(runsFolder);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String id = RunId.of(startedAt, profile, UUID.randomUUID().hashCode());
                Path folder = runsFolder.resolve(id);
                if (createNew(folder)) {
                    for (String part : parts) {
                        Files.createDirectory(folder.resolve(part));
                    }
                    return new RunWriter(folder, id);
                }
            }
        } catch (IOException failure) {
            throw AtomicFiles.refused(runsFolder, failure);
        }
        throw new IllegalStateException(
                runsFolder + " holds too many runs of " + startedAt + " to add one");
    }

    private static boolean createNew(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Returns the run's folder. */
    public Path folder() {
        return folder;
    }

    /** Returns the run's name, which is the folder's name. */
    public String runId() {
        return runId;
    }

    /** Writes {@code run.json}. */
    public void manifest(RunManifest manifest) {
        if (!manifest.runId().equals(runId)) {
            throw new IllegalArgumentException(
                    "the manifest is of run " + manifest.runId() + ", not of " + runId);
        }
        json("run.json", manifest);
    }

    /** Writes {@code machine.json}. */
    public void machine(MachinePassport passport) {
        json("machine.json", passport);
    }

    /** Writes {@code shard.json}. */
    public void shard(Shard shard) {
        json("shard.json", shard);
    }

    /** Writes a file of another run as it is. */
    public void file(String relative, byte[] content) {
        Path parent = Objects.requireNonNull(resolve(relative).getParent());
        try {
            Files.createDirectories(parent);
        } catch (IOException failure) {
            throw AtomicFiles.refused(folder, failure);
        }
        write(relative, out -> out.write(content));
    }

    /** Writes {@code conformance.json}. */
    public void conformance(List<ConformanceResult> results) {
        json("conformance.json", results);
    }

    /** Writes {@code gate.json}, which makes this the folder of a gate and not of a run. */
    public void gate(GateManifest manifest) {
        if (!manifest.runId().equals(runId)) {
            throw new IllegalArgumentException(
                    "the manifest is of gate " + manifest.runId() + ", not of " + runId);
        }
        json("gate.json", manifest);
    }

    /** Writes one fork group of a gate and returns the file. */
    public Path group(DuetGroup group) {
        return json("groups/" + String.format(Locale.ROOT, "%05d", group.index()) + ".json", group);
    }

    /** Writes one workload's measurement of one trial and returns the file. */
    public Path trial(TrialResult result) {
        return json("trials/" + TrialName.of(result).stem() + ".json", result);
    }

    /** Writes the cache-line maps of one implementation and returns the file. */
    public Path layout(LayoutResult result) {
        return json(
                "layout/" + result.contract() + "-" + result.implementation() + ".json", result);
    }

    /**
     * Writes a histogram's percentiles as text that HdrHistogram's plotters read, in nanoseconds.
     *
     * @param label what tells several of one trial apart, for example the offered rate
     * @return the file, relative to the run's folder, as {@code TrialResult} wants it
     */
    public String hgrm(TrialName name, String label, Histogram nanos) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("'" + label + "' cannot be part of a file's name");
        }
        String relative = "trials/" + name.stem() + "-" + label + ".hgrm";
        write(
                relative,
                out -> {
                    PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
                    nanos.outputPercentileDistribution(text, 1.0);
                    text.flush();
                    if (text.checkError()) {
                        throw new IOException("writing " + relative + " failed");
                    }
                });
        return relative;
    }

    /**
     * Creates the empty file that a trial's process is to append its output to.
     *
     * @return the file, relative to the run's folder; {@link #resolve} gives the path
     */
    public String newLog(TrialName name) {
        return newFile("trials/" + name.trialStem() + ".log");
    }

    /**
     * Creates an empty file for a tool to fill, for example a profile, and the folders it lies in.
     *
     * @param relative plain names joined by slashes
     * @return the same
     */
    public synchronized String newFile(String relative) {
        requireOpen();
        Path file = resolve(relative);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.createFile(file);
        } catch (FileAlreadyExistsException twice) {
            throw new IllegalStateException(
                    file + " exists; results are append-only and are never written twice", twice);
        } catch (IOException failure) {
            throw AtomicFiles.refused(folder, failure);
        }
        return relative;
    }

    /**
     * Returns the path of a file of this run.
     *
     * @throws IllegalArgumentException if the name could lead out of the folder
     */
    public Path resolve(String relative) {
        if (!RELATIVE.matcher(relative).matches()) {
            throw new IllegalArgumentException("'" + relative + "' is not a plain relative path");
        }
        return folder.resolve(relative);
    }

    /** Writes {@code end.json}, then {@code SHA256SUMS} over every file, and closes the run. */
    public synchronized void end(RunEnd end) {
        json("end.json", end);
        try {
            byte[] sums = Checksums.of(folder).getBytes(StandardCharsets.UTF_8);
            write(Checksums.FILE_NAME, out -> out.write(sums));
        } catch (IOException failure) {
            throw AtomicFiles.refused(folder, failure);
        }
        ended = true;
    }

    private Path json(String relative, Object value) {
        byte[] bytes = Json.toBytes(value);
        return write(relative, out -> out.write(bytes));
    }

    private synchronized Path write(String relative, AtomicFiles.Content content) {
        requireOpen();
        Path file = resolve(relative);
        AtomicFiles.writeNew(folder, file, content);
        return file;
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the run in " + folder + " has ended");
        }
    }
}

package dev.dyno.harness.run;

import dev.dyno.harness.child.ChildEnd;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.store.RunWriter;
import dev.dyno.results.store.TrialName;
import dev.dyno.results.summary.Forks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial's process leaves in its folder, and the results of those that leave nothing: see
 * {@link dev.dyno.harness.trial.TrialMain} for the files.
 */
final class TrialOutputs {
    private static final List<String> PROFILES = List.of("flame.html", "collapsed");

    private final RunWriter writer;
    private final List<String> jvmFlags;

    TrialOutputs(RunWriter writer, List<String> jvmFlags) {
        this.writer = writer;
        this.jvmFlags = jvmFlags;
    }

    /** One workload of one attempt at a trial. */
    record Slot(PlannedTrial trial, int attempt, String workload, Instant startedAt) {}

    private static Path file(Path folder, String workload, String ending) {
        return folder.resolve(workload.replace('/', '-') + "." + ending);
    }

    /** Answers whether a workload was begun. */
    static boolean hasStarted(Path folder, String workload) {
        return Files.exists(file(folder, workload, "started"));
    }

    /** Returns how long ago the latest workload was begun, or null if none was. */
    static @Nullable Duration ageOfLatestStart(Path folder) {
        try (var files = Files.list(folder)) {
            Instant latest = null;
            for (Path file : files.filter(one -> one.toString().endsWith(".started")).toList()) {
                Instant start = Files.getLastModifiedTime(file).toInstant();
                latest = latest == null || start.isAfter(latest) ? start : latest;
            }
            return latest == null ? null : Duration.between(latest, Instant.now());
        } catch (IOException failure) {
            throw new UncheckedIOException("a trial's folder cannot be read", failure);
        }
    }

    /**
     * Takes the result of a workload, completed by what only the parent knows: the log, the flags,
     * the percentile files and the profiles.
     *
     * @return the result, or null if the process wrote none
     */
    @Nullable TrialResult take(Path folder, String workload, String log) {
        Path file = file(folder, workload, "json");
        if (!Files.exists(file)) {
            return null;
        }
        TrialResult result = Json.read(file, TrialResult.class);
        keepProfiles(folder, result);
        return completed(result, log);
    }

    private void keepProfiles(Path folder, TrialResult result) {
        for (String ending : PROFILES) {
            Path profile = file(folder, result.workload(), ending);
            if (Files.exists(profile)) {
                String kept =
                        writer.newFile("profiles/" + TrialName.of(result).stem() + "." + ending);
                try {
                    Files.copy(profile, writer.resolve(kept), StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException failure) {
                    throw new UncheckedIOException(
                            kept + " cannot be written (" + failure + ")", failure);
                }
            }
        }
    }

    private TrialResult completed(TrialResult result, String log) {
        List<OpenLoopSamples> openLoop = new ArrayList<>();
        for (OpenLoopSamples samples : result.openLoop()) {
            String label = "rate-" + Math.round(samples.offeredPerSecond());
            openLoop.add(
                    samples.withHgrmFile(
                            writer.hgrm(TrialName.of(result), label, Forks.response(samples))));
        }
        return new TrialResult(
                result.schemaVersion(),
                result.trialIndex(),
                result.attempt(),
                result.contract(),
                result.implementation(),
                result.workload(),
                result.fork(),
                result.startedAt(),
                result.status(),
                result.reason(),
                log,
                jvmFlags,
                result.threads(),
                result.closedLoop(),
                openLoop,
                result.foreignCpuFraction(),
                result.notes());
    }

    /** Returns the result of a workload whose process died or was killed. */
    TrialResult afterDeath(Slot slot, ChildEnd end, Duration timeLimit, String log) {
        String status =
                end.isTimeout() ? "timeout" : end.isOutOfMemory() ? "out_of_memory" : "crashed";
        String how =
                switch (status) {
                    case "timeout" ->
                            "it was killed after " + timeLimit.toSeconds() + " s without a result";
                    case "out_of_memory" -> "it ran out of memory";
                    default ->
                            "its process ended with "
                                    + end.exitWords()
                                    + " before this workload was done";
                };
        String lastWords = end.lastWords();
        return without(
                slot, status, lastWords.isEmpty() ? how : how + "; last output: " + lastWords, log);
    }

    /** Returns a result without samples. */
    TrialResult without(Slot slot, String status, String reason, @Nullable String log) {
        return new TrialResult(
                RunManifest.SCHEMA_VERSION,
                slot.trial().index(),
                slot.attempt(),
                slot.trial().contract(),
                slot.trial().implementation(),
                slot.workload(),
                slot.trial().fork(),
                slot.startedAt().toString(),
                status,
                reason,
                log,
                jvmFlags,
                List.of(),
                null,
                List.of(),
                0,
                List.of());
    }
}

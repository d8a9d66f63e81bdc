package dev.dyno.harness.run;

import dev.dyno.harness.trial.TrialMain;
import dev.dyno.harness.trial.TrialRequest;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.store.RunWriter;
import dev.dyno.results.store.TrialName;
import dev.dyno.workloads.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Runs one planned trial in a process of its own and stores a result for each of its workloads,
 * whatever becomes of the process.
 */
final class TrialRunner {
    private static final double FOREIGN_CPU_FRACTION_MAX = 0.10;

    private final RunOptions options;
    private final RunSettings settings;
    private final RunWriter writer;
    private final Map<String, Input> inputs;
    private final Map<String, List<Double>> ratesPerSecond;
    private final Map<String, String> domainByContract;
    private final BooleanSupplier stopping;

    TrialRunner(
            RunOptions options,
            RunSettings settings,
            RunWriter writer,
            Map<String, Input> inputs,
            Map<String, List<Double>> ratesPerSecond,
            Map<String, String> domainByContract,
            BooleanSupplier stopping) {
        this.options = options;
        this.settings = settings;
        this.writer = writer;
        this.inputs = inputs;
        this.ratesPerSecond = ratesPerSecond;
        this.domainByContract = domainByContract;
        this.stopping = stopping;
    }

    /**
     * Runs a trial, and once more when other processes used too much of the machine's CPU time;
     * both attempts are kept.
     *
     * @return the worst status of its workloads
     */
    String run(PlannedTrial trial) throws InterruptedException {
        List<TrialResult> first = attempt(trial, 0);
        boolean disturbed =
                first.stream()
                        .anyMatch(result -> result.foreignCpuFraction() > FOREIGN_CPU_FRACTION_MAX);
        List<TrialResult> last =
                disturbed && settings.closedLoopForks() > 1 ? attempt(trial, 1) : first;
        return last.stream()
                .map(TrialResult::status)
                .filter(status -> !status.equals("ok"))
                .findFirst()
                .orElse("ok");
    }

    private List<TrialResult> attempt(PlannedTrial trial, int attempt) throws InterruptedException {
        String logFile =
                writer.newLog(
                        new TrialName(
                                trial.index(),
                                trial.implementation(),
                                trial.workloads().getFirst(),
                                attempt));
        Path log = writer.resolve(logFile);
        String startedAt = Instant.now().toString();
        try {
            Path folder = Files.createTempDirectory("dyno-trial");
            Path request = folder.resolve("request.json");
            Files.write(request, Json.toBytes(request(trial, attempt, folder)));
            ChildJvm.End end =
                    ChildJvm.run(
                            TrialMain.class, request, options.jars(), log, settings.trialTimeout());
            if (stopping.getAsBoolean()) {
                throw new InterruptedException("the run was asked to stop");
            }
            List<TrialResult> stored = new ArrayList<>();
            for (String workload : trial.workloads()) {
                Path output = folder.resolve(workload.replace('/', '-') + ".json");
                TrialResult result =
                        Files.exists(output)
                                ? complete(Json.read(output, TrialResult.class), logFile)
                                : absent(trial, attempt, workload, startedAt, logFile, end);
                writer.trial(result);
                stored.add(result);
            }
            deleteAll(folder);
            return stored;
        } catch (IOException failure) {
            throw new UncheckedIOException("a trial's files cannot be written", failure);
        }
    }

    private TrialRequest request(PlannedTrial trial, int attempt, Path folder) {
        List<TrialRequest.Item> items = new ArrayList<>();
        List<Double> rates = List.of();
        for (String workload : trial.workloads()) {
            Input input = inputs.get(workload);
            if (input == null) {
                throw new IllegalStateException("no input was prepared for " + workload);
            }
            items.add(new TrialRequest.Item(workload, input));
            rates = ratesPerSecond.getOrDefault(workload, rates);
        }
        return new TrialRequest(
                trial.index(),
                attempt,
                domainByContract.getOrDefault(trial.contract(), trial.contract()),
                trial.contract(),
                trial.implementation(),
                trial.fork(),
                options.profile().id(),
                items,
                folder.toString(),
                options.seed() * 31 + trial.index(),
                ProcessHandle.current().pid(),
                settings.closedLoopSeconds(),
                rates,
                settings.openLoopSeconds(),
                options.cpuProfile());
    }

    /** Adds what only the parent knows: the log and the percentile files. */
    private TrialResult complete(TrialResult result, String logFile) {
        List<OpenLoopSamples> openLoop = new ArrayList<>();
        for (OpenLoopSamples samples : result.openLoop()) {
            String label = "rate-" + Math.round(samples.offeredPerSecond());
            openLoop.add(
                    new OpenLoopSamples(
                            samples.arrivals(),
                            samples.offeredPerSecond(),
                            samples.submittedCount(),
                            samples.completedCount(),
                            samples.durationNanos(),
                            samples.generatorLateCount(),
                            samples.generatorLateNanosMax(),
                            samples.responseHistogram(),
                            samples.stageHistograms(),
                            writer.hgrm(
                                    TrialName.of(result),
                                    label,
                                    decode(samples.responseHistogram())),
                            samples.slices()));
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
                logFile,
                ChildJvm.FLAGS,
                result.threads(),
                result.closedLoop(),
                openLoop,
                result.foreignCpuFraction(),
                result.notes());
    }

    private static Histogram decode(String base64) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException failure) {
            throw new IllegalStateException("a trial wrote a broken histogram", failure);
        }
    }

    private TrialResult absent(
            PlannedTrial trial,
            int attempt,
            String workload,
            String startedAt,
            String logFile,
            ChildJvm.End end) {
        String tail = ChildJvm.tail(writer.resolve(logFile));
        String status =
                end == ChildJvm.End.TIMEOUT
                        ? "timeout"
                        : tail.contains("OutOfMemoryError") ? "out_of_memory" : "crashed";
        String reason =
                end == ChildJvm.End.TIMEOUT
                        ? "killed after " + settings.trialTimeout().toSeconds() + " s"
                        : "its process ended before this workload was done; last output: "
                                + tail.substring(Math.max(0, tail.length() - 400));
        return new TrialResult(
                dev.dyno.results.model.RunManifest.SCHEMA_VERSION,
                trial.index(),
                attempt,
                trial.contract(),
                trial.implementation(),
                workload,
                trial.fork(),
                startedAt,
                status,
                reason,
                logFile,
                ChildJvm.FLAGS,
                List.of(),
                null,
                List.of(),
                0,
                List.of());
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

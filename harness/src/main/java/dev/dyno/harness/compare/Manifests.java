package dev.dyno.harness.compare;

import dev.dyno.harness.duet.BenchmarkCase;
import dev.dyno.harness.duet.Build;
import dev.dyno.harness.duet.DuetSettings;
import dev.dyno.results.model.GateManifest;
import dev.dyno.results.model.GateManifest.BenchmarkInfo;
import dev.dyno.results.model.GateManifest.BuildInfo;
import dev.dyno.results.model.GateManifest.Demand;
import dev.dyno.results.model.GateManifest.Measurement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes down what a gate is about to do. */
final class Manifests {
    private static final String DYNO_VERSION = "0.1.0";

    private Manifests() {}

    static GateManifest of(GateOptions options, SharedBenchmarks benchmarks, String runId)
            throws IOException {
        DuetSettings settings = options.settings();
        return new GateManifest(
                GateManifest.SCHEMA_VERSION,
                runId,
                Instant.now().toString(),
                options.commandLine(),
                options.seed(),
                DYNO_VERSION,
                build(options.base()),
                build(options.candidate()),
                new Measurement(
                        settings.java().toString(),
                        settings.jvmArguments(),
                        settings.sliceNanos(),
                        settings.slicesPerArm(),
                        settings.warmUp().toNanos(),
                        options.slowedFraction()),
                new Demand(
                        options.detectFraction(),
                        options.falseAlarmFraction(),
                        options.suiteFalseAlarmFraction(),
                        options.budget().toMillis() / 1000.0,
                        options.onInconclusive().name().toLowerCase(Locale.ROOT)),
                benchmarks.both().stream().map(Manifests::benchmark).toList(),
                benchmarks.onlyInBase(),
                benchmarks.onlyInCandidate());
    }

    private static BenchmarkInfo benchmark(BenchmarkCase one) {
        return new BenchmarkInfo(
                one.label(), one.name(), one.singleShot(), one.threads(), one.parameters());
    }

    private static BuildInfo build(Build build) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : build.classPath()) {
            if (Files.isRegularFile(file)) {
                files.put(file.toString(), sha256(file));
            }
        }
        return new BuildInfo(build.label(), files, build.gitCommit());
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}

package dev.dyno.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Catalogues;
import dev.dyno.harness.toy.Summer;
import dev.dyno.harness.toy.ToyDomain;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrialMainTest {
    private static final int RATE = 20_000;
    @TempDir private Path folder = Path.of("");

    @BeforeAll
    static void letSeveralProcessesMeasureAtOnce() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    private TrialResult run(String implementation, String workload) throws IOException {
        List<TrialRequest.Item> items = new ArrayList<>();
        for (Workload known : new ToyDomain().workloads()) {
            if (known.id().equals(workload)) {
                items.add(
                        new TrialRequest.Item(
                                workload,
                                known.prepare(folder, Profile.SMOKE, 1),
                                List.of((double) RATE)));
            }
        }
        TrialRequest request =
                new TrialRequest(
                        3,
                        0,
                        "toy",
                        Summer.CONTRACT,
                        implementation,
                        2,
                        Profile.SMOKE.id(),
                        items,
                        folder.toString(),
                        1,
                        ProcessHandle.current().pid(),
                        0.2,
                        0.2,
                        Map.of(),
                        false);
        Path file = folder.resolve("request.json");
        Files.write(file, Json.toBytes(request));
        TrialMain.run(
                Json.read(file, TrialRequest.class),
                Catalogues.load(TrialMainTest.class.getClassLoader()));
        String stem = workload.replace('/', '-');
        assertThat(folder.resolve(stem + ".started")).exists();
        return Json.read(folder.resolve(stem + ".json"), TrialResult.class);
    }

    @Test
    void aClosedLoopIsWarmedUpAndMeasured() throws IOException {
        TrialResult result = run("loop", "toy/sum");
        assertThat(result.status()).as("%s", result.reason()).isEqualTo("ok");
        assertThat(result.trialIndex()).isEqualTo(3);
        assertThat(result.fork()).isEqualTo(2);
        ClosedLoopSamples samples = Objects.requireNonNull(result.closedLoop());
        assertThat(samples.iterations()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(samples.iterations())
                .allSatisfy(iteration -> assertThat(iteration.durationNanos()).isPositive());
        assertThat(samples.allocatedBytesPerOperation()).isNotNull().isLessThan(1.0);
        assertThat(result.threads()).hasSize(1);
        assertThat(result.threads().getFirst().role()).isEqualTo("measured");
    }

    @Test
    void anOpenLoopIsDrivenAtItsRate() throws IOException, DataFormatException {
        TrialResult result = run("formula", "toy/open-sum");
        assertThat(result.status()).as("%s", result.reason()).isEqualTo("ok");
        assertThat(result.openLoop()).hasSize(1);
        OpenLoopSamples samples = result.openLoop().getFirst();
        assertThat(samples.arrivals()).isEqualTo("poisson");
        assertThat(samples.offeredPerSecond()).isEqualTo(RATE);
        assertThat(samples.completedCount()).isEqualTo(samples.submittedCount());
        Histogram response = decode(samples.responseHistogram());
        assertThat(response.getTotalCount()).isGreaterThanOrEqualTo(samples.completedCount());
        assertThat(response.getTotalCount()).isBetween(3_000L, 5_000L);
        assertThat(samples.stageHistograms()).containsOnlyKeys("send", "queue", "service", "drain");
        assertThat(samples.slices()).isNotEmpty();
    }

    private static Histogram decode(String text) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
    }

    @Test
    void aWrongAnswerMakesATrialInvalid() throws IOException {
        TrialResult open = run("wrong-later", "toy/open-sum");
        assertThat(open.status()).isEqualTo("invalid");
        assertThat(open.reason()).isEqualTo("a sum was wrong");
        assertThat(open.openLoop()).isEmpty();
    }

    @Test
    void aFailureIsJudgedByWhatItHides() {
        RuntimeException hiding = new RuntimeException("outside");
        hiding.addSuppressed(new IllegalStateException("x", new WrongAnswerException("differs")));
        assertThat(Outcome.of(hiding)).isEqualTo(new Outcome("invalid", "differs"));
        assertThat(Outcome.of(new RuntimeException(new OutOfMemoryError("heap"))).status())
                .isEqualTo("out_of_memory");
        assertThat(Outcome.of(new RuntimeException(new IllegalArgumentException("inside"))))
                .isEqualTo(new Outcome("failed", "java.lang.IllegalArgumentException: inside"));
    }
}

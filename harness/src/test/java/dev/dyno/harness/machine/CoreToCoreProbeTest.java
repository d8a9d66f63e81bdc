package dev.dyno.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dyno.harness.place.LinuxThreads;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.model.MachinePassport.CoreToCore;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CoreToCoreProbeTest {
    private static final long SHORT_NANOS = 10_000_000;

    @Test
    void matrixIsSquareSymmetricPositiveAndEmptyOnItsDiagonal() throws InterruptedException {
        assumeThat(LinuxThreads.system().problem()).isNull();
        List<Integer> cpus = CoreToCoreProbe.spread(Topology.ofThisMachine().usable().ids(), 4);
        assumeThat(cpus).hasSizeGreaterThan(1);
        CoreToCoreProbe.Result result = CoreToCoreProbe.measure(cpus, SHORT_NANOS);
        assertThat(result.problem()).isNull();
        CoreToCore matrix = Objects.requireNonNull(result.matrix());
        assertThat(matrix.cpus()).isEqualTo(cpus);
        for (List<List<Double>> rows :
                List.of(matrix.roundTripNanosP50(), matrix.roundTripNanosMin())) {
            assertThat(rows).hasSameSizeAs(cpus);
            for (int i = 0; i < cpus.size(); i++) {
                assertThat(rows.get(i)).hasSameSizeAs(cpus);
                for (int j = 0; j < cpus.size(); j++) {
                    double nanos = rows.get(i).get(j);
                    assertThat(nanos).isFinite().isEqualTo(rows.get(j).get(i));
                    if (i == j) {
                        assertThat(nanos).isZero();
                    } else {
                        assertThat(nanos).isPositive();
                    }
                }
            }
        }
        for (int i = 0; i < cpus.size(); i++) {
            for (int j = 0; j < cpus.size(); j++) {
                assertThat(matrix.roundTripNanosMin().get(i).get(j))
                        .isLessThanOrEqualTo(matrix.roundTripNanosP50().get(i).get(j));
            }
        }
    }

    @Test
    void oneCpuHasNobodyToTalkTo() throws InterruptedException {
        CoreToCoreProbe.Result result = CoreToCoreProbe.measure(List.of(0), SHORT_NANOS);
        assertThat(result.matrix()).isNull();
        assertThat(result.problem()).contains("two CPUs");
    }

    @Test
    void cpuThatIsNotThereIsAProblemAndNoFigure() throws InterruptedException {
        assumeThat(LinuxThreads.system().problem()).isNull();
        int first = Topology.ofThisMachine().usable().ids().getFirst();
        CoreToCoreProbe.Result result = CoreToCoreProbe.measure(List.of(first, 8000), SHORT_NANOS);
        assertThat(result.matrix()).isNull();
        assertThat(result.problem()).contains("CPUs " + first + " and 8000");
    }

    @Test
    void sampleOfManyCpusIsEvenAndWithinTheLimit() {
        List<Integer> cpus = IntStream.range(0, 256).boxed().toList();
        assertThat(CoreToCoreProbe.spread(cpus, 256)).isEqualTo(cpus);
        assertThat(CoreToCoreProbe.spread(cpus, 64))
                .hasSize(64)
                .doesNotHaveDuplicates()
                .isSorted()
                .startsWith(0, 4, 8);
        assertThat(CoreToCoreProbe.spread(cpus, 3)).containsExactly(0, 85, 170);
    }
}

package dev.dyno.workloads.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.gateway.GatewaySpec;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Round trips through a gateway are answered as they should be, and gateways are local. */
@Timeout(60)
final class RoundTripTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_284);

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void passesOfTheBenchmarkAreRight(int window) throws IOException {
        RoundTripBenchmark benchmark = new RoundTripBenchmark();
        benchmark.implementation = "blocking";
        benchmark.window = window;
        benchmark.input =
                new RoundTripWorkload(window, Profile.QUICK)
                        .prepare(folder, Profile.SMOKE, SEED)
                        .file()
                        .toString();
        benchmark.open();
        for (int pass = 0; pass < 2; pass++) {
            benchmark.bind();
            benchmark.pass();
        }
        benchmark.close();
    }

    @Test
    void gatewayToTheNetworkMustBeAskedFor() throws IOException {
        InetAddress any = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> new GatewaySpec(any, GatewaySpec.Reach.LOOPBACK, 0, 1, 1 << 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0 can be reached from other machines");
        assertThat(new GatewaySpec(any, GatewaySpec.Reach.NETWORK, 0, 1, 1 << 12).port()).isZero();
    }

    @Test
    void equalSeedsGiveEqualInputs() throws IOException {
        for (Workload workload : new GatewayDomain().workloads()) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
        }
    }
}

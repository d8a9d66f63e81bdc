package dev.dyno.workloads.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.contracts.gateway.GatewayClient;
import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.contracts.gateway.GatewaySpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Round trips through a gateway are answered as they should be, and gateways are local. */
@Timeout(60)
final class RoundTripTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_284);

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Stage.class)
    void passesOfTheBenchmarkAreRight(Stage last) throws IOException {
        RoundTripBenchmark benchmark = new RoundTripBenchmark();
        benchmark.implementation = "blocking";
        benchmark.stage = last.name();
        benchmark.window = 8;
        benchmark.input =
                new RoundTripWorkload(last, 8, Profile.QUICK)
                        .prepare(folder, Profile.SMOKE, SEED)
                        .file()
                        .toString();
        benchmark.open();
        for (int pass = 0; pass < 3; pass++) {
            benchmark.bind();
            benchmark.pass();
        }
        benchmark.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"MATCH", "JOURNAL"})
    void orderThatIsLeftIsAWrongAnswer(Stage last) throws IOException {
        GatewayFactory gateways =
                UsableFactories.named(GatewayFactory.CONTRACT, GatewayFactory.class, "blocking");
        try (Pipeline pipeline = Pipeline.open(last, gateways, ThreadBinder.UNBOUND)) {
            long[] words = new long[OrderCommand.WORDS];
            try (GatewayClient client = GatewayClient.connect(pipeline.port())) {
                new Orders(SEED).copyTo(0, words);
                client.send(words, 0);
                assertThat(client.receive()).isEqualTo(Frame.ACKNOWLEDGED);
            }
            assertThatThrownBy(pipeline::closeAndCheck).isInstanceOf(WrongAnswerException.class);
        }
    }

    @Test
    void refusedCommandIsToldToItsClient() throws IOException {
        GatewayFactory gateways =
                UsableFactories.named(GatewayFactory.CONTRACT, GatewayFactory.class, "blocking");
        try (Pipeline pipeline = Pipeline.open(Stage.MATCH, gateways, ThreadBinder.UNBOUND);
                GatewayClient client = GatewayClient.connect(pipeline.port())) {
            long[] words = new long[OrderCommand.WORDS];
            new Orders(SEED).copyTo(0, words);
            new OrderCommand().wrap(words, 0).account(9);
            client.send(words, 0);
            assertThat(client.receive()).isEqualTo(Frame.REFUSED);
            assertThat(client.words()[1]).isEqualTo(RiskVerdict.UNKNOWN_ACCOUNT);
        }
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

package dev.dyno.workloads.gateway;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.contracts.gateway.GatewayClient;
import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The measured thread is the client: it sends commands, never more than the window unanswered, and
 * expects each to be acknowledged in its turn. Pool and core are workers; the gateway's threads are
 * its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoundTripBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("blocking")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    /** The stage that answers; set by JMH. */
    @Param("GATEWAY")
    public String stage = "";

    /** How many commands are under way at a time; set by JMH. */
    @Param("1")
    public int window;

    private final long[] words = new long[Frame.WORDS_MAX];
    private int commands;
    private long done;
    private @Nullable Orders orders;
    private @Nullable Pipeline pipeline;
    private @Nullable GatewayClient client;

    /** Creates the state; JMH sets the parameters afterwards. */
    public RoundTripBenchmark() {}

    /** Opens a gateway with what stands behind it, and connects to it. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        Properties lines = InputLines.read(Path.of(input));
        orders = new Orders(Long.parseLong(lines.getProperty("seed")));
        commands = Integer.parseInt(lines.getProperty("commands"));
        done = 0;
        GatewayFactory gateways =
                UsableFactories.named(
                        GatewayFactory.CONTRACT, GatewayFactory.class, implementation);
        Pipeline opened = Pipeline.open(Stage.valueOf(stage), gateways, ThreadBinder.current());
        pipeline = opened;
        client = GatewayClient.connect(opened.port());
    }

    /** Binds the measured thread. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    /** Sends the commands of one pass and waits for all answers. */
    @Benchmark
    public void pass() throws IOException {
        GatewayClient connected = client;
        Orders sent = orders;
        if (connected == null || sent == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        roundTrips(connected, sent, done, done + commands, window, words);
        done += commands;
    }

    private static void roundTrips(
            GatewayClient client, Orders orders, long first, long end, int window, long[] words)
            throws IOException {
        long sent = first;
        for (long answered = first; answered < end; answered++) {
            while (sent < end && sent - answered < window) {
                orders.copyTo(sent, words);
                client.send(words, 0);
                sent++;
            }
            int type = client.receive();
            if (type != Frame.ACKNOWLEDGED || client.words()[0] != answered) {
                throw new WrongAnswerException(
                        "expected command %d to be acknowledged, saw a frame of type %d with %d"
                                .formatted(answered, type, client.words()[0]));
            }
        }
    }

    /** Ends the client, compares what is left, and ends all else. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        GatewayClient connected = client;
        Pipeline opened = pipeline;
        client = null;
        pipeline = null;
        if (connected != null && opened != null) {
            try (opened) {
                connected.close();
                opened.closeAndCheck();
            }
        }
    }
}

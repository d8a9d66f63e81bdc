package dev.dyno.workloads.gateway;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.contracts.gateway.Gateway;
import dev.dyno.contracts.gateway.GatewayClient;
import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.contracts.gateway.GatewaySpec;
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
 * folds the answers. The gateway's threads are its own.
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

    /** How many commands are under way at a time; set by JMH. */
    @Param("1")
    public int window;

    private final long[] words = new long[Frame.WORDS_MAX];
    private long seed;
    private int commands;
    private long expected;
    private @Nullable Gateway gateway;
    private @Nullable GatewayClient client;

    /** Creates the state; JMH sets the parameters afterwards. */
    public RoundTripBenchmark() {}

    /** Opens a gateway and connects to it. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        Properties lines = InputLines.read(Path.of(input));
        seed = Long.parseLong(lines.getProperty("seed"));
        commands = Integer.parseInt(lines.getProperty("commands"));
        expected = Echo.digest(seed, commands);
        Gateway opened =
                UsableFactories.named(GatewayFactory.CONTRACT, GatewayFactory.class, implementation)
                        .open(
                                GatewaySpec.loopback(1),
                                (session, command, firstWord) ->
                                        session.send(Frame.REPORT, command, firstWord));
        gateway = opened;
        client = GatewayClient.connect(opened.port());
    }

    /** Binds the measured thread. */
    @Setup(Level.Iteration)
    public void bind() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
    }

    /** Sends all commands and waits for all answers. */
    @Benchmark
    public void pass() throws IOException {
        GatewayClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        long seen = roundTrips(connected, seed, commands, window, words);
        if (seen != expected) {
            throw new WrongAnswerException(
                    "expected answers with the digest %016x, saw %016x".formatted(expected, seen));
        }
    }

    private static long roundTrips(
            GatewayClient client, long seed, int commands, int window, long[] words)
            throws IOException {
        long digest = 0;
        int sent = 0;
        for (int answered = 0; answered < commands; answered++) {
            while (sent < commands && sent - answered < window) {
                Echo.copyTo(seed, sent, words);
                client.send(words, 0);
                sent++;
            }
            if (client.receive() != Frame.REPORT) {
                throw new WrongAnswerException("a command was answered by no report");
            }
            digest = Echo.fold(digest, client.words());
        }
        return digest;
    }

    /** Ends client and gateway. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        GatewayClient connected = client;
        Gateway opened = gateway;
        client = null;
        gateway = null;
        if (connected != null && opened != null) {
            try (opened) {
                connected.close();
            }
        }
    }
}

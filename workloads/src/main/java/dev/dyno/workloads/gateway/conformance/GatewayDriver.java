package dev.dyno.workloads.gateway.conformance;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.contracts.gateway.Gateway;
import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.contracts.gateway.GatewayHandler;
import dev.dyno.contracts.gateway.GatewaySession;
import dev.dyno.contracts.gateway.GatewaySpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.gateway.conformance.RawClient.Received;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A gateway of one implementation, whose handler notes each command and answers it with a report
 * and an acknowledgement.
 */
final class GatewayDriver implements GatewayHandler, AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final long seed;
    private final Map<Long, List<long[]>> commands = new ConcurrentHashMap<>();
    private final Gateway gateway;

    GatewayDriver(GatewayFactory factory, long seed, int connectionsMax) {
        this.seed = seed;
        this.gateway = factory.open(GatewaySpec.loopback(connectionsMax), this);
    }

    Gateway gateway() {
        return gateway;
    }

    RawClient connect() {
        return new RawClient(gateway.port());
    }

    @Override
    public void command(GatewaySession session, long[] words, int firstWord) {
        long[] copy = new long[OrderCommand.WORDS];
        System.arraycopy(words, firstWord, copy, 0, OrderCommand.WORDS);
        commands.computeIfAbsent(session.id(), _ -> new CopyOnWriteArrayList<>()).add(copy);
        session.send(Frame.REPORT, copy, 0);
        session.send(Frame.ACKNOWLEDGED, copy, 0);
    }

    /** Returns the words of a command: any, but for the first, which says which it is. */
    long[] command(long client, long index) {
        long[] words = new long[OrderCommand.WORDS];
        for (int word = 1; word < words.length; word++) {
            words[word] = SplitMix64.mix(seed + client * 1_000_003 + index * 31 + word);
        }
        words[0] = client << 32 | index;
        return words;
    }

    /** Waits for both answers to a command, and compares them with it. */
    static void expectAnswers(RawClient client, long[] command) {
        for (int type : new int[] {Frame.REPORT, Frame.ACKNOWLEDGED}) {
            Received received = client.receive();
            if (received == null || received.type() != type) {
                throw new ConformanceFailure(
                        "expected a frame of type %d, saw %s"
                                .formatted(type, received == null ? "the end" : received.type()));
            }
            for (int word = 0; word < Frame.words(type); word++) {
                expect(
                        "word %d of a frame".formatted(word),
                        command[word],
                        received.words().get(word));
            }
        }
    }

    /** Waits for a fault, and for the end behind it. */
    static void expectFault(RawClient client, Frame.Fault fault) {
        Received received = client.receive();
        if (received == null || received.type() != Frame.FAULT) {
            throw new ConformanceFailure(
                    "expected to be told of %s, saw %s"
                            .formatted(fault, received == null ? "the end" : received.type()));
        }
        expect("the code of the fault to be", fault.code(), received.words().getFirst());
        expectEnd(client);
    }

    static void expectEnd(RawClient client) {
        Received received = client.receive();
        if (received != null) {
            throw new ConformanceFailure("expected the end, saw type " + received.type());
        }
    }

    /** Fails unless the handler got these commands of one session, in this order, and no other. */
    void checkHandled(long client, int count) {
        List<long[]> seen = handled(client);
        expect("commands that the handler got to be", count, seen == null ? 0 : seen.size());
        for (int index = 0; index < count && seen != null; index++) {
            long[] sent = command(client, index);
            for (int word = 0; word < sent.length; word++) {
                expect(
                        "word %d of command %d to be".formatted(word, index),
                        sent[word],
                        seen.get(index)[word]);
            }
        }
    }

    /** Returns what the handler got in the session whose first command is a client's. */
    private @Nullable List<long[]> handled(long client) {
        for (List<long[]> session : commands.values()) {
            if (session.getFirst()[0] >>> 32 == client) {
                return session;
            }
        }
        return null;
    }

    int sessionCount() {
        return commands.size();
    }

    static void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ConformanceFailure(
                        "expected %s, saw nothing for %d s"
                                .formatted(what, TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)));
            }
            Thread.onSpinWait();
        }
    }

    /** Fails unless two numbers are equal. */
    static void expect(String what, long expected, long seen) {
        if (expected != seen) {
            throw new ConformanceFailure("expected %s %d, saw %d".formatted(what, expected, seen));
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}

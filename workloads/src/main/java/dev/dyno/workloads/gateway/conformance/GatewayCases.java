package dev.dyno.workloads.gateway.conformance;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.contracts.gateway.Gateway;
import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.contracts.gateway.GatewayHandler;
import dev.dyno.contracts.gateway.GatewaySession;
import dev.dyno.contracts.gateway.GatewaySpec;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.SplitMix64;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** The conformance cases of gateways. */
public final class GatewayCases {
    private static final int CONNECTIONS = 16;
    private static final int COMMANDS = 200;
    private static final int FEW = 5;
    private static final int BAD_CLIENTS = 60;

    /** More frames than one client's buffer and the system's buffers hold together. */
    private static final int UNREAD_MAX = 1 << 20;

    private GatewayCases() {}

    /**
     * Returns all cases in a fixed order.
     *
     * @param seed varies commands and faults
     */
    public static List<ConformanceCase<GatewayFactory>> all(long seed) {
        return List.of(
                one(
                        seed,
                        "commands-arrive-as-they-were-sent",
                        "The handler gets each command whole, in order, however it was cut.",
                        GatewayCases::commands),
                one(
                        seed,
                        "answers-arrive-as-they-were-sent",
                        "The client gets each frame whole and in order.",
                        GatewayCases::answers),
                one(
                        seed,
                        "clients-are-kept-apart",
                        "Each client has a session of its own, and gets its own answers only.",
                        GatewayCases::apart),
                one(
                        seed,
                        "what-is-no-frame-is-refused",
                        "A client is told what is wrong; what it sent before counts.",
                        GatewayCases::refused),
                one(
                        seed,
                        "faults-harm-nobody-else",
                        "While clients send anything at all, others are served as ever.",
                        GatewayCases::unharmed),
                one(
                        seed,
                        "who-does-not-read-is-cut-off",
                        "Sending never waits for a client; one that does not read is ended.",
                        GatewayCases::unread),
                one(
                        seed,
                        "connections-have-a-limit",
                        "One client too many is closed, and another may come when one has gone.",
                        GatewayCases::limit),
                one(
                        seed,
                        "close-ends-everything",
                        "After close all connections are ended, and nobody can connect.",
                        GatewayCases::closed));
    }

    private static ConformanceCase<GatewayFactory> one(
            long seed, String name, String rule, BiConsumer<GatewayFactory, Long> script) {
        return new ConformanceCase<>(name, rule, Set.of(), factory -> script.accept(factory, seed));
    }

    private static byte[] stream(GatewayDriver driver, long client, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int index = 0; index < count; index++) {
            bytes.writeBytes(RawClient.frameOf(driver.command(client, index)));
        }
        return bytes.toByteArray();
    }

    private static void commands(GatewayFactory factory, long seed) {
        try (GatewayDriver driver = new GatewayDriver(factory, seed, CONNECTIONS);
                RawClient client = driver.connect()) {
            byte[] bytes = stream(driver, 1, COMMANDS);
            for (int from = 0; from < bytes.length; ) {
                int most = 1 + (int) (SplitMix64.mix(seed + from) & 255);
                int to = Math.min(bytes.length, from + most);
                client.send(bytes, from, to);
                from = to;
            }
            for (int answer = 0; answer < 2 * COMMANDS; answer++) {
                if (client.receive() == null) {
                    throw new ConformanceFailure(
                            "expected %d answers, saw %d".formatted(2 * COMMANDS, answer));
                }
            }
            driver.checkHandled(1, COMMANDS);
        }
    }

    private static void answers(GatewayFactory factory, long seed) {
        try (GatewayDriver driver = new GatewayDriver(factory, seed, CONNECTIONS);
                RawClient client = driver.connect()) {
            byte[] bytes = stream(driver, 1, COMMANDS);
            client.send(bytes, 0, bytes.length);
            for (int index = 0; index < COMMANDS; index++) {
                GatewayDriver.expectAnswers(client, driver.command(1, index));
            }
        }
    }

    private static void apart(GatewayFactory factory, long seed) {
        try (GatewayDriver driver = new GatewayDriver(factory, seed, CONNECTIONS);
                RawClient first = driver.connect();
                RawClient second = driver.connect();
                RawClient third = driver.connect()) {
            List<RawClient> clients = List.of(first, second, third);
            for (int index = 0; index < FEW; index++) {
                for (int client = 0; client < clients.size(); client++) {
                    clients.get(client).send(driver.command(client, index));
                }
            }
            for (int client = 0; client < clients.size(); client++) {
                for (int index = 0; index < FEW; index++) {
                    GatewayDriver.expectAnswers(clients.get(client), driver.command(client, index));
                }
                driver.checkHandled(client, FEW);
            }
            GatewayDriver.expect("sessions to be", clients.size(), driver.sessionCount());
        }
    }

    private static void refused(GatewayFactory factory, long seed) {
        try (GatewayDriver driver = new GatewayDriver(factory, seed, CONNECTIONS)) {
            for (Frame.Fault fault : Frame.Fault.values()) {
                long client = fault.code();
                try (RawClient raw = driver.connect()) {
                    byte[] good = stream(driver, client, FEW);
                    raw.send(good, 0, good.length);
                    byte[] bad = broken(driver.command(client, FEW), fault);
                    raw.send(bad, 0, bad.length);
                    raw.endSending();
                    for (int index = 0; index < FEW; index++) {
                        GatewayDriver.expectAnswers(raw, driver.command(client, index));
                    }
                    GatewayDriver.expectFault(raw, fault);
                }
            }
            GatewayDriver.await(
                    "all clients to be gone", () -> driver.gateway().connectionCount() == 0);
            for (Frame.Fault fault : Frame.Fault.values()) {
                driver.checkHandled(fault.code(), FEW);
            }
            GatewayDriver.expect(
                    "faults to be", Frame.Fault.values().length, driver.gateway().faultCount());
        }
    }

    /** Returns a command's frame with a fault, and bytes behind it that would be a frame. */
    private static byte[] broken(long[] command, Frame.Fault fault) {
        byte[] bytes = RawClient.frameOf(command);
        ByteBuffer frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (fault) {
            case MAGIC -> frame.putShort(0, (short) 0);
            case VERSION -> frame.put(2, (byte) 9);
            case TYPE -> frame.put(3, (byte) Frame.ACKNOWLEDGED);
            case LENGTH -> frame.putInt(4, Integer.MAX_VALUE);
            case CUT -> {
                return Arrays.copyOf(bytes, bytes.length - 1);
            }
        }
        return bytes;
    }

    private static void unharmed(GatewayFactory factory, long seed) {
        try (GatewayDriver driver = new GatewayDriver(factory, seed, CONNECTIONS);
                RawClient good = driver.connect()) {
            long random = seed;
            for (int bad = 0; bad < BAD_CLIENTS; bad++) {
                random = SplitMix64.mix(random + bad);
                long client = 100L + bad;
                byte[] bytes = stream(driver, client, FEW);
                int at = (int) Long.remainderUnsigned(random, bytes.length);
                int bit = 1 << (int) (random >>> 60 & 7);
                bytes[at] ^= (byte) bit;
                int cut = random >>> 59 == 0 ? at + 1 : bytes.length;
                int whole = wholeFrames(bytes, cut);
                try (RawClient raw = driver.connect()) {
                    raw.send(bytes, 0, cut);
                    raw.endSending();
                    good.send(driver.command(1, bad));
                    GatewayDriver.expectAnswers(good, driver.command(1, bad));
                    expectAnswered(raw, whole, whole * Frame.bytes(Frame.COMMAND) < cut);
                }
                GatewayDriver.await(
                        "a client to be gone", () -> driver.gateway().connectionCount() < 2);
                GatewayDriver.expect(
                        "clients that are left to be", 1, driver.gateway().connectionCount());
            }
            driver.checkHandled(1, BAD_CLIENTS);
        }
    }

    /** Says how many sound commands come before the first fault, by a rule of its own. */
    private static int wholeFrames(byte[] bytes, int length) {
        int bytesEach = Frame.bytes(Frame.COMMAND);
        byte[] sound = RawClient.frameOf(new long[Frame.WORDS_MAX]);
        for (int frame = 0; ; frame++) {
            int from = frame * bytesEach;
            if (from + bytesEach > length) {
                return frame;
            }
            for (int at = 0; at < Frame.HEADER_BYTES; at++) {
                if (bytes[from + at] != sound[at]) {
                    return frame;
                }
            }
        }
    }

    private static void expectAnswered(RawClient client, int commands, boolean isFaulty) {
        int answers = 0;
        int faults = 0;
        for (RawClient.Received each = client.receive(); each != null; each = client.receive()) {
            answers += each.type() == Frame.ACKNOWLEDGED ? 1 : 0;
            faults += each.type() == Frame.FAULT ? 1 : 0;
        }
        GatewayDriver.expect("commands that were answered to be", commands, answers);
        GatewayDriver.expect("faults that a client was told of to be", isFaulty ? 1 : 0, faults);
    }

    private static void unread(GatewayFactory factory, long seed) {
        AtomicInteger taken = new AtomicInteger();
        GatewayHandler flooding =
                (session, words, firstWord) -> taken.set(takenUntilCut(session, words, firstWord));
        try (Gateway gateway = factory.open(GatewaySpec.loopback(CONNECTIONS), flooding);
                RawClient idle = new RawClient(gateway.port())) {
            idle.send(new long[Frame.WORDS_MAX]);
            GatewayDriver.await("sending to end", () -> taken.get() > 0);
            if (taken.get() == UNREAD_MAX) {
                throw new ConformanceFailure(
                        "expected who does not read to be cut off, saw %d frames taken"
                                .formatted(UNREAD_MAX));
            }
            GatewayDriver.await("the client to be gone", () -> gateway.connectionCount() == 0);
            GatewayDriver.expect("faults to be", 1, gateway.faultCount());
        }
        commands(factory, seed);
    }

    private static int takenUntilCut(GatewaySession session, long[] words, int firstWord) {
        int taken = 0;
        while (taken < UNREAD_MAX && session.send(Frame.REPORT, words, firstWord)) {
            taken++;
        }
        return taken;
    }

    private static void limit(GatewayFactory factory, long seed) {
        try (GatewayDriver driver = new GatewayDriver(factory, seed, 2);
                RawClient first = driver.connect()) {
            RawClient second = driver.connect();
            GatewayDriver.await(
                    "two clients to be there", () -> driver.gateway().connectionCount() == 2);
            try (RawClient third = driver.connect()) {
                third.send(driver.command(3, 0));
                GatewayDriver.expectEnd(third);
            }
            second.close();
            GatewayDriver.await(
                    "one client to be left", () -> driver.gateway().connectionCount() == 1);
            try (RawClient fourth = driver.connect()) {
                fourth.send(driver.command(4, 0));
                GatewayDriver.expectAnswers(fourth, driver.command(4, 0));
            }
            first.send(driver.command(1, 0));
            GatewayDriver.expectAnswers(first, driver.command(1, 0));
        }
    }

    private static boolean canConnect(int port) {
        try {
            new RawClient(port).close();
            return true;
        } catch (ConformanceFailure refused) {
            return false;
        }
    }

    private static void closed(GatewayFactory factory, long seed) {
        GatewayDriver driver = new GatewayDriver(factory, seed, CONNECTIONS);
        int port = driver.gateway().port();
        try (RawClient client = driver.connect()) {
            client.send(driver.command(1, 0));
            GatewayDriver.expectAnswers(client, driver.command(1, 0));
            driver.close();
            GatewayDriver.expect("clients to be", 0, driver.gateway().connectionCount());
            GatewayDriver.expectEnd(client);
        }
        if (canConnect(port)) {
            throw new ConformanceFailure("expected nobody to connect, saw somebody do so");
        }
    }
}

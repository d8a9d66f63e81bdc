package dev.dyno.workloads.gateway.conformance;

import dev.dyno.contracts.gateway.Frame;
import dev.dyno.contracts.gateway.Gateway;
import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.contracts.gateway.GatewayHandler;
import dev.dyno.contracts.gateway.GatewaySession;
import dev.dyno.contracts.gateway.GatewaySpec;
import dev.dyno.workloads.UsableFactories;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The reference, with a fault between it and its handler or its caller. */
final class WrongGateway implements Gateway {
    /** What can be wrong, and the case that is made for it. */
    enum Fault {
        CHANGES_A_WORD("commands-arrive-as-they-were-sent"),
        HANDS_ON_TWICE("commands-arrive-as-they-were-sent"),
        CHANGES_AN_ANSWER("answers-arrive-as-they-were-sent"),
        SENDS_ONE_TYPE("answers-arrive-as-they-were-sent"),
        ANSWERS_THE_FIRST_CLIENT_TOO("clients-are-kept-apart"),
        COUNTS_NO_FAULT("what-is-no-frame-is-refused"),
        HANDS_ON_WHAT_IS_NO_FRAME("what-is-no-frame-is-refused"),
        ENDS_ALL_WHEN_ONE_ENDS("faults-harm-nobody-else"),
        TELLS_NO_END("who-does-not-read-is-cut-off"),
        HAS_ROOM_FOR_ONE_MORE("connections-have-a-limit"),
        STAYS_OPEN("close-ends-everything");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }

        String caughtBy() {
            return caughtBy;
        }
    }

    private final Fault fault;
    private final Gateway right;

    private WrongGateway(Fault fault, Gateway right) {
        this.fault = fault;
        this.right = right;
    }

    static GatewayFactory with(Fault fault) {
        GatewayFactory reference =
                UsableFactories.reference(GatewayFactory.CONTRACT, GatewayFactory.class).factory();
        return (spec, handler) -> {
            CompletableFuture<Gateway> opened = new CompletableFuture<>();
            GatewaySpec chosen =
                    fault == Fault.HAS_ROOM_FOR_ONE_MORE
                            ? GatewaySpec.loopback(spec.connectionsMax() + 1)
                            : spec;
            Gateway right = reference.open(chosen, new Between(fault, handler, opened));
            opened.complete(right);
            return new WrongGateway(fault, right);
        };
    }

    /** What stands between the gateway and its handler. */
    private static final class Between implements GatewayHandler {
        private final Fault fault;
        private final GatewayHandler handler;
        private final CompletableFuture<Gateway> gateway;
        private final CompletableFuture<GatewaySession> first = new CompletableFuture<>();
        private final AtomicLong commands = new AtomicLong();

        Between(Fault fault, GatewayHandler handler, CompletableFuture<Gateway> gateway) {
            this.fault = fault;
            this.handler = handler;
            this.gateway = gateway;
        }

        @Override
        public void command(GatewaySession session, long[] words, int firstWord) {
            long index = commands.getAndIncrement();
            first.complete(session);
            GatewaySession seen = new Wrong(fault, session, first.join());
            if (fault == Fault.CHANGES_A_WORD && index == 3) {
                words[firstWord + 5] ^= 1;
            }
            handler.command(seen, words, firstWord);
            if (fault == Fault.HANDS_ON_TWICE && index == 3) {
                handler.command(seen, words, firstWord);
            }
        }

        @Override
        public void ended(GatewaySession session) {
            if (fault == Fault.HANDS_ON_WHAT_IS_NO_FRAME) {
                handler.command(session, new long[Frame.WORDS_MAX], 0);
            }
            if (fault == Fault.ENDS_ALL_WHEN_ONE_ENDS) {
                Thread.ofVirtual().start(() -> gateway.join().close());
            }
            handler.ended(session);
        }
    }

    /** What stands between the handler and a session. */
    private record Wrong(Fault fault, GatewaySession session, GatewaySession first)
            implements GatewaySession {
        @Override
        public long id() {
            return session.id();
        }

        @Override
        public boolean send(int type, long[] words, int firstWord) {
            return switch (fault) {
                case CHANGES_AN_ANSWER -> {
                    long[] changed = words.clone();
                    changed[firstWord] ^= 1;
                    yield session.send(type, changed, firstWord);
                }
                case SENDS_ONE_TYPE -> session.send(Frame.REPORT, words, firstWord);
                case ANSWERS_THE_FIRST_CLIENT_TOO -> {
                    first.send(type, words, firstWord);
                    yield session.send(type, words, firstWord);
                }
                case TELLS_NO_END -> {
                    session.send(type, words, firstWord);
                    yield true;
                }
                default -> session.send(type, words, firstWord);
            };
        }
    }

    @Override
    public int port() {
        return right.port();
    }

    @Override
    public int connectionCount() {
        return right.connectionCount();
    }

    @Override
    public long faultCount() {
        return fault == Fault.COUNTS_NO_FAULT ? 0 : right.faultCount();
    }

    @Override
    public void close() {
        if (fault != Fault.STAYS_OPEN) {
            right.close();
        }
    }
}

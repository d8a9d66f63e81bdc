package dev.dyno.workloads.gateway;

import dev.dyno.contracts.engine.EngineParts;
import dev.dyno.contracts.engine.EngineSpec;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.gateway.Frame;
import dev.dyno.contracts.gateway.Gateway;
import dev.dyno.contracts.gateway.GatewayFactory;
import dev.dyno.contracts.gateway.GatewaySession;
import dev.dyno.contracts.gateway.GatewaySpec;
import dev.dyno.contracts.journal.JournalFactory;
import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.CommandProducer;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskAccount;
import dev.dyno.contracts.risk.RiskLimits;
import dev.dyno.contracts.risk.RiskSpec;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.contracts.risk.parts.RiskLanes;
import dev.dyno.workloads.ScratchFolder;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A gateway and the stages behind it, up to one that answers.
 *
 * <pre>
 *  client -- gateway -- lanes on a pool -- ring -- core: book, or engine with journal
 *     ^                    |                 |        |
 *     +--------------------+-----------------+--------+  whichever is the last answers
 * </pre>
 *
 * <p>There is one client, whose session the reader publishes before it hands a command on; each
 * stage publishes to the next. Where no core settles what was held, it is given back at once.
 */
final class Pipeline implements AutoCloseable {
    private static final int CAPACITY = 1 << 10;
    private static final int COUNT_MAX = 1 << 16;
    private static final long PLENTY = 1L << 50;

    /** What takes a command on its way. */
    @FunctionalInterface
    interface Next {
        void take(long[] words, int firstWord);
    }

    private final Deque<Runnable> ends = new ArrayDeque<>();
    private final PreTradeRisk risk;
    private final Gateway gateway;
    private volatile GatewaySession session = new Nobody();
    private long time;

    private Pipeline(Stage last, GatewayFactory gateways, ThreadBinder binder) {
        risk =
                named(PreTradeRiskFactory.CONTRACT, PreTradeRiskFactory.class, "atomic-rows")
                        .create(riskSpec());
        try {
            Next first = last.includes(Stage.RISK) ? lanes(last, binder) : this::acknowledge;
            gateway =
                    gateways.open(
                            GatewaySpec.loopback(1),
                            (client, words, firstWord) -> {
                                session = client;
                                first.take(words, firstWord);
                            });
        } catch (RuntimeException | Error refused) {
            ends.forEach(Runnable::run);
            throw refused;
        }
        ends.addFirst(gateway::close);
    }

    /** Opens a gateway, and the stages behind it up to one. */
    static Pipeline open(Stage last, GatewayFactory gateways, ThreadBinder binder) {
        return new Pipeline(last, gateways, binder);
    }

    private static <F> F named(String contract, Class<F> type, String id) {
        return UsableFactories.named(contract, type, id);
    }

    private static RiskSpec riskSpec() {
        RiskLimits limits = new RiskLimits(PLENTY, PLENTY, PLENTY, COUNT_MAX, COUNT_MAX, 1);
        return new RiskSpec(List.of(1L), List.of(new RiskAccount(PLENTY, PLENTY, limits)));
    }

    /** Before anybody has connected. */
    private static final class Nobody implements GatewaySession {
        @Override
        public long id() {
            return -1;
        }

        @Override
        public boolean send(int type, long[] words, int firstWord) {
            return false;
        }
    }

    private void acknowledge(long[] words, int firstWord) {
        session.send(Frame.ACKNOWLEDGED, words, firstWord);
    }

    private Next lanes(Stage last, ThreadBinder binder) {
        Next behind = last.includes(Stage.QUEUE) ? ring(last, binder) : retracting();
        if (!last.includes(Stage.JOURNAL)) {
            risk.start();
        }
        PoolFactory pools = named(PoolFactory.CONTRACT, PoolFactory.class, "chase-lev-pool");
        TaskPool pool = pools.start(PoolSpec.of(1).placedBy(_ -> binder.bind(ThreadRole.WORKER)));
        ends.addFirst(pool::close);
        RiskLanes[] lanes = new RiskLanes[1];
        TaskBody body = (lane, _) -> lanes[0].run((int) lane);
        lanes[0] =
                new RiskLanes(
                        risk,
                        1,
                        CAPACITY,
                        (words, firstWord, verdict) -> judged(behind, words, firstWord, verdict),
                        lane -> pool.execute(body, lane));
        return (words, firstWord) -> {
            while (!lanes[0].offer(words, firstWord, time)) {
                Spin.once();
            }
            time++;
        };
    }

    private void judged(Next behind, long[] words, int firstWord, int verdict) {
        if (verdict == RiskVerdict.ALLOWED) {
            behind.take(words, firstWord);
        } else {
            session.send(Frame.REFUSED, new long[] {words[firstWord + 2], verdict}, 0);
        }
    }

    /** Answers, and gives back what was held: there is no book to keep the order. */
    private Next retracting() {
        OrderCommand command = new OrderCommand();
        long[] copy = new long[OrderCommand.WORDS];
        return (words, firstWord) -> {
            System.arraycopy(words, firstWord, copy, 0, copy.length);
            risk.retract(command.wrap(copy, 0));
            acknowledge(copy, 0);
        };
    }

    private Next ring(Stage last, ThreadBinder binder) {
        LoopSpec spec =
                new LoopSpec(
                        1,
                        1,
                        CAPACITY,
                        LoopSpec.CAPACITY_MIN,
                        WaitStrategy.YIELD,
                        Runtime.getRuntime().availableProcessors());
        MatchingLoop loop =
                named(MatchingLoopFactory.CONTRACT, MatchingLoopFactory.class, "padded-ring")
                        .create(spec, core(last));
        Thread core =
                Thread.ofPlatform()
                        .daemon()
                        .name("dyno-core")
                        .start(() -> {
                            binder.bind(ThreadRole.WORKER);
                            loop.run();
                        });
        ends.addFirst(() -> {
            loop.close();
            Threads.join(core);
        });
        CommandProducer producer = loop.producer(0);
        return (words, firstWord) -> {
            if (!producer.put(words, firstWord)) {
                throw new IllegalStateException("the core has ended");
            }
        };
    }

    private CommandHandler core(Stage last) {
        if (last.includes(Stage.JOURNAL)) {
            return new EngineCore(openEngine(), this::acknowledge);
        }
        Next next = last.includes(Stage.MATCH) ? matching() : retracting();
        return (words, firstWord, _) -> next.take(words, firstWord);
    }

    private Next matching() {
        OrderBook book =
                named(OrderBookFactory.CONTRACT, OrderBookFactory.class, "ladder")
                        .create(OrderBookSpec.ofOrders(CAPACITY));
        OrderCommand command = new OrderCommand();
        long[] copy = new long[OrderCommand.WORDS];
        return (words, firstWord) -> {
            System.arraycopy(words, firstWord, copy, 0, copy.length);
            risk.applying(copy, 0);
            book.apply(command.wrap(copy, 0), risk);
            acknowledge(copy, 0);
        };
    }

    private MatchingEngine openEngine() {
        ScratchFolder folder = ScratchFolder.create();
        ends.addFirst(folder::close);
        EngineSpec spec =
                new EngineSpec(
                        folder.path(),
                        List.of(OrderBookSpec.ofOrders(CAPACITY)),
                        8 << 20,
                        CAPACITY,
                        0);
        EngineParts parts =
                new EngineParts(
                        named(OrderBookFactory.CONTRACT, OrderBookFactory.class, "ladder"),
                        named(JournalFactory.CONTRACT, JournalFactory.class, "group-commit"),
                        () -> risk);
        MatchingEngine engine =
                named(MatchingEngineFactory.CONTRACT, MatchingEngineFactory.class, "pausing")
                        .open(spec, parts, (_, _, _, _, _, _) -> {});
        risk.start();
        ends.addFirst(engine::close);
        return engine;
    }

    int port() {
        return gateway.port();
    }

    /**
     * Ends all stages, and looks whether anything is still held though no order is left.
     *
     * @throws WrongAnswerException if so
     */
    void closeAndCheck() {
        close();
        if (risk.heldCash(Orders.ACCOUNT) != 0
                || risk.heldPosition(Orders.ACCOUNT, 0) != 0
                || risk.availableCash(Orders.ACCOUNT) != PLENTY
                || risk.availablePosition(Orders.ACCOUNT, 0) != PLENTY) {
            throw new WrongAnswerException(
                    "no order is left: expected nothing held and all of %d available, saw %d and %d"
                            .formatted(
                                    PLENTY,
                                    risk.heldCash(Orders.ACCOUNT),
                                    risk.availableCash(Orders.ACCOUNT)));
        }
    }

    /** Ends all stages, the gateway first; a second call does nothing. */
    @Override
    public void close() {
        for (Runnable end = ends.pollFirst(); end != null; end = ends.pollFirst()) {
            end.run();
        }
    }
}

package dev.dyno.workloads.risk.conformance;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskAccount;
import dev.dyno.contracts.risk.RiskLimits;
import dev.dyno.contracts.risk.RiskSpec;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.risk.flow.Market;
import dev.dyno.workloads.risk.flow.RiskScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Many commands: of one thread, compared with the reference, and of several. */
final class FlowCases {
    private static final int SCRIPT_ACCOUNTS = 16;
    private static final int THREADS = 3;
    private static final int ACCOUNTS = 2;
    private static final long PRICE = 100;

    private FlowCases() {}

    static void agrees(PreTradeRiskFactory factory, long seed, int commands) {
        RiskScript script = RiskScript.of(seed, SCRIPT_ACCOUNTS, commands);
        PreTradeRisk risk = script.begin(factory);
        try {
            script.check(script.play(risk, new OrderCommand()), risk);
        } catch (WrongAnswerException told) {
            throw new ConformanceFailure(told.getMessage() + ", seed " + seed);
        }
    }

    /** Threads that want more than two accounts have, while a core applies what they may. */
    static void concurrent(PreTradeRiskFactory factory, long seed, int ordersEach) {
        new Crowd(factory, seed, ordersEach).run();
    }

    private static final class Crowd {
        private final RiskSpec spec;
        private final PreTradeRisk risk;
        private final Market market = new Market(1);
        private final Queue<long[]> allowed = new ConcurrentLinkedQueue<>();
        private final AtomicInteger atWork = new AtomicInteger(THREADS);
        private final long seed;
        private final int ordersEach;
        private volatile @Nullable Throwable failure;

        Crowd(PreTradeRiskFactory factory, long seed, int ordersEach) {
            this.seed = seed;
            this.ordersEach = ordersEach;
            RiskLimits limits = new RiskLimits(100, 100_000, 50, 1_000, 1 << 20, 1);
            spec =
                    new RiskSpec(
                            List.of(PRICE),
                            Collections.nCopies(ACCOUNTS, new RiskAccount(4_000, 40, limits)));
            risk = factory.create(spec);
            risk.start();
        }

        void run() {
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                SplitMix64 random = SplitMix64.named("risk thread " + thread, seed);
                long firstId = (long) thread * ordersEach;
                threads.add(Thread.ofPlatform().daemon().start(() -> check(random, firstId)));
            }
            apply();
            threads.forEach(Threads::join);
            Throwable thrown = failure;
            if (thrown instanceof ConformanceFailure told) {
                throw told;
            }
            if (thrown != null) {
                throw new ConformanceFailure(
                        "expected verdicts in every thread, saw one end by " + thrown);
            }
            String difference = market.difference(spec, risk);
            if (difference != null) {
                throw new ConformanceFailure(difference + ", seed " + seed);
            }
        }

        /** Sends orders of both accounts, and cancels half of them. */
        private void check(SplitMix64 random, long firstId) {
            try {
                for (int order = 0; order < ordersEach; order++) {
                    long[] words = new long[OrderCommand.WORDS];
                    OrderCommand command = new OrderCommand().wrap(words, 0);
                    int account = 1 + random.nextInt(ACCOUNTS);
                    long id = firstId + order;
                    command.enter(
                                    0,
                                    random.nextChance(500) ? Side.BUY : Side.SELL,
                                    OrderType.LIMIT,
                                    id,
                                    PRICE + random.nextBetween(-5, 5),
                                    random.nextBetween(1, 20))
                            .account(account);
                    if (risk.check(command, 0) != RiskVerdict.ALLOWED) {
                        continue;
                    }
                    if (random.nextChance(100)) {
                        risk.retract(command);
                        continue;
                    }
                    allowed.add(words.clone());
                    if (random.nextChance(500)) {
                        command.cancel(0, id).account(account);
                        allowed.add(words);
                    }
                    noDebts(account);
                }
            } catch (Throwable thrown) {
                failure = thrown;
            } finally {
                atWork.decrementAndGet();
            }
        }

        private void noDebts(int account) {
            long cash = risk.availableCash(account);
            long position = risk.availablePosition(account, 0);
            if (cash < 0 || position < 0) {
                throw new ConformanceFailure(
                        "expected no debts, saw account %d with %d of cash and %d to sell"
                                .formatted(account, cash, position));
            }
        }

        private void apply() {
            while (true) {
                boolean isLast = atWork.get() == 0;
                long[] next = allowed.poll();
                if (next != null) {
                    market.apply(next, risk);
                } else if (isLast) {
                    return;
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    }
}

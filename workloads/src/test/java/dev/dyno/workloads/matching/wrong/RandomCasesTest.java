package dev.dyno.workloads.matching.wrong;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.LevelVisitor;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.OrderVisitor;
import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.matching.MatchingConformance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the seeded cases put in front of a book. */
final class RandomCasesTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_264);

    /** What a book has met. */
    private static final class Met {
        private final long[] reportsByType = new long[ReportType.REDUCE_REJECTED + 1];
        private final long[] reportsByReason = new long[Reason.COUNT];
        private final Set<Integer> orderTypes = new TreeSet<>();
        private final List<Integer> commands = new ArrayList<>();
        private long lowestOrderId = Long.MAX_VALUE;
        private long lowestPriceTicks = Long.MAX_VALUE;
        private int fillsOfKillable;
        private int ordersMost;
        private int tradesMost;
        private int pileLargest;
        private int clears;
    }

    /** A correct book that keeps count. */
    private static final class CountingBook extends PlainOrderBook {
        private static final int COMMANDS_PER_LOOK = 64;

        private final Met met;
        private final Set<OrderBookCapability> capabilities;
        private int trades;
        private int applied;

        CountingBook(OrderBookSpec spec, Met met, Set<OrderBookCapability> capabilities) {
            super(spec);
            this.met = met;
            this.capabilities = capabilities;
        }

        @Override
        public Set<OrderBookCapability> capabilities() {
            return capabilities;
        }

        @Override
        public void apply(OrderCommand command, ReportSink reports) {
            met.commands.add(command.type());
            trades = 0;
            super.apply(command, new CountingSink(reports));
            boolean isKillable =
                    command.orderType() == OrderType.FOK && command.type() == CommandType.NEW;
            met.fillsOfKillable += isKillable && trades > 0 ? 1 : 0;
            met.tradesMost = Math.max(met.tradesMost, trades);
            met.ordersMost = Math.max(met.ordersMost, byId.size());
            if (++applied % COMMANDS_PER_LOOK == 0) {
                Map<Long, Integer> piles = new HashMap<>();
                byId.values().forEach(order -> piles.merge(order.price, 1, Integer::sum));
                met.pileLargest =
                        Math.max(met.pileLargest, piles.values().stream().reduce(0, Math::max));
            }
        }

        @Override
        void add(Order order) {
            super.add(order);
            met.lowestOrderId = Math.min(met.lowestOrderId, order.id);
            met.lowestPriceTicks = Math.min(met.lowestPriceTicks, order.price);
        }

        private void require(OrderBookCapability capability) {
            if (!capabilities.contains(capability)) {
                throw new UnsupportedOperationException(capability.id());
            }
        }

        @Override
        public int depth(int side, int levelsMax, LevelVisitor visitor) {
            require(OrderBookCapability.DEPTH);
            return super.depth(side, levelsMax, visitor);
        }

        @Override
        public long quantityAt(int side, long priceTicks) {
            require(OrderBookCapability.DEPTH);
            return super.quantityAt(side, priceTicks);
        }

        @Override
        public void forEachOrder(OrderVisitor visitor) {
            require(OrderBookCapability.ORDER_TRAVERSAL);
            super.forEachOrder(visitor);
        }

        @Override
        boolean rests(int orderType) {
            met.orderTypes.add(orderType);
            return super.rests(orderType);
        }

        @Override
        public void clear() {
            super.clear();
            met.clears++;
        }

        private final class CountingSink implements ReportSink {
            private final ReportSink next;

            CountingSink(ReportSink next) {
                this.next = next;
            }

            @Override
            public void report(
                    long sequence,
                    int header,
                    long orderId,
                    long makerOrderId,
                    long priceTicks,
                    long quantity) {
                met.reportsByType[header & 0xFF]++;
                met.reportsByReason[header >>> 16 & 0xFF]++;
                trades += (header & 0xFF) == ReportType.TRADE ? 1 : 0;
                next.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
            }
        }
    }

    private static List<ConformanceCase<OrderBookFactory>> seededCases() {
        return MatchingConformance.cases(Profile.SMOKE, SEED).stream()
                .filter(each -> each.name().startsWith("random-"))
                .toList();
    }

    private static Met runAll(Set<OrderBookCapability> capabilities) {
        Met met = new Met();
        for (ConformanceCase<OrderBookFactory> each : seededCases()) {
            if (capabilities.stream()
                    .map(OrderBookCapability::id)
                    .toList()
                    .containsAll(each.requires())) {
                each.check().run(spec -> new CountingBook(spec, met, capabilities));
            }
        }
        return met;
    }

    private static Met run(String name) {
        Met met = new Met();
        Set<OrderBookCapability> all = OrderBookCapability.plain();
        for (ConformanceCase<OrderBookFactory> each : seededCases()) {
            if (each.name().equals(name)) {
                each.check().run(spec -> new CountingBook(spec, met, all));
            }
        }
        assertThat(met.commands).as("case %s, seed %d", name, SEED).isNotEmpty();
        return met;
    }

    @Test
    void everyReportAndEveryReasonIsMetOften() {
        Met met = runAll(OrderBookCapability.plain());
        for (int type = ReportType.ACCEPTED; type <= ReportType.REDUCE_REJECTED; type++) {
            assertThat(met.reportsByType[type])
                    .as("type %d, seed %d", type, SEED)
                    .isGreaterThan(500);
        }
        for (int reason = Reason.NONE; reason < Reason.NOT_SUPPORTED; reason++) {
            assertThat(met.reportsByReason[reason])
                    .as("reason %d, seed %d", reason, SEED)
                    .isGreaterThan(200);
        }
        assertThat(met.reportsByReason[Reason.REQUEUED]).as("seed %d", SEED).isGreaterThan(200);
        assertThat(met.reportsByReason[Reason.NOT_SUPPORTED]).isZero();
    }

    @Test
    void eachCaseReachesWhatItIsFor() {
        assertThat(run("random-full-book").reportsByReason[Reason.BOOK_FULL]).isGreaterThan(300);
        assertThat(run("random-clears").clears).isGreaterThan(20);
        assertThat(run("random-level-pile").pileLargest).isGreaterThan(200);
        assertThat(run("random-wide-window").ordersMost).isGreaterThan(1000);
        assertThat(run("random-deep-sweeps").tradesMost).isGreaterThan(100);
        assertThat(run("random-negative-ids").lowestOrderId).isLessThan(-300);
        assertThat(run("random-price-limits").lowestPriceTicks).isEqualTo(-(1L << 40));
        Met killable = run("random-fill-or-kill");
        assertThat(killable.fillsOfKillable).isGreaterThan(200);
        assertThat(killable.reportsByReason[Reason.NOT_FILLABLE]).isGreaterThan(200);
    }

    static Set<OrderBookCapability> plainCapabilities() {
        return OrderBookCapability.plain();
    }

    /** A book without a capability is never asked for it, and still sees nearly all cases. */
    @ParameterizedTest
    @MethodSource("plainCapabilities")
    void whatABookDoesNotDeclareIsNotAskedFor(OrderBookCapability lacking) {
        Met met = runAll(OrderBookCapability.plainBut(lacking));
        assertThat(met.commands).hasSizeGreaterThan(100_000);
        switch (lacking) {
            case MARKET -> assertThat(met.orderTypes).doesNotContain(OrderType.MARKET);
            case IOC -> assertThat(met.orderTypes).doesNotContain(OrderType.IOC);
            case FOK -> assertThat(met.orderTypes).doesNotContain(OrderType.FOK);
            case POST_ONLY -> assertThat(met.orderTypes).doesNotContain(OrderType.POST_ONLY);
            case REDUCE -> assertThat(met.commands).doesNotContain(CommandType.REDUCE);
            case REPLACE -> assertThat(met.commands).doesNotContain(CommandType.REPLACE);
            case NEGATIVE_PRICES -> assertThat(met.lowestPriceTicks).isPositive();
            case ANY_ORDER_ID -> assertThat(met.lowestOrderId).isPositive();
            default -> {
                // A query would have thrown.
            }
        }
    }

    @Test
    void aSeedMeansTheSameCommandsEachTime() {
        assertThat(run("random-narrow-band").reportsByType)
                .isEqualTo(run("random-narrow-band").reportsByType);
    }
}

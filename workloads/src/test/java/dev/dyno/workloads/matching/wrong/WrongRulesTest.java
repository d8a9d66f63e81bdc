package dev.dyno.workloads.matching.wrong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.dyno.contracts.matching.BookState;
import dev.dyno.contracts.matching.CommandType;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Prices;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.SelfTradeMode;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.matching.MatchingReference;
import dev.dyno.workloads.matching.conformance.HardCases;
import dev.dyno.workloads.matching.conformance.RandomCases;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Books that get a rule wrong. Each is the reference behind a distortion: it understands a command
 * as another one, or leaves something out of its reports.
 */
final class WrongRulesTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_269);

    /** A wrong book and the case that must catch it. */
    record WrongRule(
            String fault,
            String caughtBy,
            Consumer<OrderCommand> misreading,
            UnaryOperator<ReportSink> misreporting) {
        @Override
        public String toString() {
            return fault;
        }

        OrderBookFactory factory() {
            return spec -> distort(spec);
        }

        /** All queries go to the reference; commands and reports are distorted. */
        private OrderBook distort(OrderBookSpec spec) {
            OrderBook book = MatchingReference.factory().create(spec);
            return (OrderBook)
                    Proxy.newProxyInstance(
                            OrderBook.class.getClassLoader(),
                            new Class<?>[] {OrderBook.class},
                            (_, method, arguments) -> {
                                if (method.getName().equals("apply")) {
                                    applyWrongly(
                                            book,
                                            (OrderCommand) arguments[0],
                                            (ReportSink) arguments[1]);
                                    return null;
                                }
                                return method.invoke(book, arguments);
                            });
        }

        private void applyWrongly(OrderBook book, OrderCommand command, ReportSink reports) {
            OrderCommand misread = new OrderCommand().copyOf(command);
            misreading.accept(misread);
            book.apply(misread, misreporting.apply(reports));
        }
    }

    private static WrongRule misreads(
            String fault, String caughtBy, Consumer<OrderCommand> misreading) {
        return new WrongRule(fault, caughtBy, misreading, UnaryOperator.identity());
    }

    private static WrongRule forgets(String fault, String caughtBy, int reportType) {
        return new WrongRule(
                fault,
                caughtBy,
                _ -> {},
                next ->
                        (sequence, header, orderId, makerOrderId, priceTicks, quantity) -> {
                            if ((header & 0xFF) != reportType) {
                                next.report(
                                        sequence,
                                        header,
                                        orderId,
                                        makerOrderId,
                                        priceTicks,
                                        quantity);
                            }
                        });
    }

    private static Consumer<OrderCommand> orderTypeAs(int orderType, int other) {
        return command -> {
            if (command.type() == CommandType.NEW && command.orderType() == orderType) {
                retype(command, command.side(), other, command.priceTicks());
            }
        };
    }

    /** Overwrites a new order's side, type and price, and keeps its terms. */
    private static void retype(OrderCommand command, int side, int orderType, long priceTicks) {
        long accountWord = command.termsWord(5);
        long stopWord = command.termsWord(6);
        long expiryTime = command.expiryTime();
        command.enter(
                command.sequence(),
                side,
                orderType,
                command.orderId(),
                priceTicks,
                command.quantity());
        command.terms(accountWord, stopWord, expiryTime);
    }

    private static Consumer<OrderCommand> modeAs(int mode, int other) {
        return command -> {
            if (command.selfTradeMode() == mode) {
                command.selfTradeMode(other);
            }
        };
    }

    static List<WrongRule> wrongRules() {
        return Stream.of(arrivals(), stops(), sessions(), selfTrades())
                .flatMap(List::stream)
                .toList();
    }

    private static List<WrongRule> arrivals() {
        return List.of(
                misreads(
                        "protection-is-a-price",
                        "protected-market-stops-at-its-protection-price",
                        orderTypeAs(OrderType.MARKET_PROTECTED, OrderType.IOC)),
                misreads(
                        "protection-is-ignored",
                        "protected-market-stops-at-its-protection-price",
                        orderTypeAs(OrderType.MARKET_PROTECTED, OrderType.MARKET)),
                misreads(
                        "slide-is-a-refusal",
                        "sliding-post-only-rests-a-tick-away",
                        orderTypeAs(OrderType.POST_ONLY_SLIDE, OrderType.POST_ONLY)),
                misreads(
                        "slide-trades",
                        "sliding-post-only-rests-a-tick-away",
                        orderTypeAs(OrderType.POST_ONLY_SLIDE, OrderType.LIMIT)),
                misreads(
                        "iceberg-hides-nothing",
                        "iceberg-shows-its-tip-only",
                        command -> {
                            if (command.displayQuantity() != 0) {
                                command.displayQuantity(Prices.QUANTITY_MAX);
                            }
                        }),
                forgets(
                        "iceberg-is-not-reported",
                        "iceberg-loses-priority-when-it-shows-more",
                        ReportType.DISPLAYED));
    }

    private static List<WrongRule> stops() {
        return List.of(
                misreads(
                        "stop-needs-a-tick-more",
                        "trade-at-the-stop-price-triggers",
                        command -> command.stopPriceTicks(command.stopPriceTicks() + 1)),
                misreads(
                        "stop-limit-is-a-stop",
                        "stop-limit-rests-at-its-limit",
                        orderTypeAs(OrderType.STOP_LIMIT, OrderType.STOP)),
                misreads(
                        "stop-trades-at-once",
                        "stop-waits-unseen",
                        orderTypeAs(OrderType.STOP, OrderType.MARKET)),
                forgets("trigger-is-not-reported", "cascade-is-one-pass", ReportType.TRIGGERED));
    }

    private static List<WrongRule> sessions() {
        return List.of(
                misreads(
                        "order-outlives-its-time",
                        "order-ends-at-its-time",
                        command -> {
                            if (command.type() == CommandType.NEW && command.expiryTime() > 0) {
                                command.expiryTime(command.expiryTime() + 1);
                            }
                        }),
                misreads(
                        "day-never-ends",
                        "day-order-ends-with-its-day",
                        command -> {
                            if (command.expiryTime() == OrderCommand.DAY) {
                                command.expiryTime(0);
                            }
                        }),
                misreads(
                        "mass-cancel-takes-both-sides",
                        "mass-cancel-of-a-side-leaves-the-other",
                        command -> {
                            if (command.type() == CommandType.MASS_CANCEL
                                    && command.side() < Side.BOTH) {
                                command.massCancel(
                                        command.sequence(), Side.BOTH, command.account());
                            }
                        }),
                misreads(
                        "accounts-are-forgotten",
                        "mass-cancel-takes-one-accounts-orders",
                        command -> {
                            if (command.type() == CommandType.NEW) {
                                command.account(0);
                            }
                        }),
                misreads(
                        "halt-halts-nothing",
                        "halted-book-takes-no-orders",
                        command -> {
                            if (command.type() == CommandType.SET_STATE) {
                                command.setState(command.sequence(), BookState.OPEN);
                            }
                        }));
    }

    private static List<WrongRule> selfTrades() {
        return List.of(
                misreads(
                        "self-trade-is-allowed",
                        "expire-taker-stops-at-an-own-order",
                        modeAs(SelfTradeMode.EXPIRE_TAKER, SelfTradeMode.NONE)),
                misreads(
                        "maker-expires-with-the-taker",
                        "expire-maker-removes-own-orders-on-the-way",
                        modeAs(SelfTradeMode.EXPIRE_MAKER, SelfTradeMode.EXPIRE_BOTH)),
                misreads(
                        "only-the-maker-of-both-expires",
                        "expire-both-removes-maker-then-taker",
                        modeAs(SelfTradeMode.EXPIRE_BOTH, SelfTradeMode.EXPIRE_MAKER)),
                misreads(
                        "decrement-expires-both",
                        "decrement-takes-the-smaller-off-both",
                        modeAs(SelfTradeMode.DECREMENT, SelfTradeMode.EXPIRE_BOTH)));
    }

    @ParameterizedTest
    @MethodSource("wrongRules")
    void isCaughtByTheCaseThatIsMadeForIt(WrongRule wrong) {
        ConformanceCase<OrderBookFactory> made =
                HardCases.all().stream()
                        .filter(each -> each.name().equals(wrong.caughtBy()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no case " + wrong.caughtBy()));
        made.check().run(MatchingReference.factory());
        try {
            made.check().run(wrong.factory());
        } catch (ConformanceFailure caught) {
            assertThat(caught.getMessage()).contains("book: OrderBookSpec[");
            return;
        }
        fail("%s passes %s", wrong, made.name());
    }

    @ParameterizedTest
    @MethodSource("wrongRules")
    void isCaughtBySeededCasesToo(WrongRule wrong) {
        for (ConformanceCase<OrderBookFactory> each :
                RandomCases.all(MatchingReference::factory, Profile.SMOKE, SEED)) {
            try {
                each.check().run(wrong.factory());
            } catch (ConformanceFailure caught) {
                assertThat(caught.getMessage()).contains("commands are enough to differ:");
                return;
            }
        }
        fail("%s passes all seeded cases, seed %d", wrong, SEED);
    }
}

package dev.dyno.workloads.risk.conformance;

import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Profile;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The conformance cases of pre-trade risk. */
public final class RiskCases {
    private RiskCases() {}

    /**
     * Returns all cases in a fixed order.
     *
     * @param seed varies the commands of the seeded ones
     */
    public static List<ConformanceCase<PreTradeRiskFactory>> all(Profile profile, long seed) {
        int scale = profile == Profile.SMOKE ? 1 : 10;
        return List.of(
                one(
                        "unknown-account-is-refused",
                        "Who has no account can do nothing.",
                        LimitCases::accounts),
                one(
                        "limits-are-checked-in-order",
                        "Of all that is wrong with an order, the first in order is answered.",
                        LimitCases::orders),
                one(
                        "collar-follows-the-last-trade",
                        "A price may lie so far from its instrument's last trade.",
                        LimitCases::collar),
                one(
                        "window-of-time-limits-orders",
                        "Orders beyond those of a window of time are refused, cancels are not.",
                        LimitCases::window),
                one(
                        "stopped-account-may-only-lower-risk",
                        "A stopped account can cancel and reduce until it is resumed.",
                        LimitCases::stopped),
                one(
                        "open-orders-are-limited",
                        "An order takes room until it is filled or cancelled.",
                        LimitCases::openOrders),
                one(
                        "orders-hold-what-they-need",
                        "Buying holds cash, selling holds what is sold, and what ends is released.",
                        HoldCases::holds),
                one(
                        "trades-settle-at-the-makers-price",
                        "Both sides have what was traded, and the buyer's better price.",
                        HoldCases::settles),
                one(
                        "refused-orders-hold-nothing",
                        "What the book refuses, or nobody submits, is released.",
                        HoldCases::refusals),
                one(
                        "accounts-come-back",
                        "The words of a state give the same accounts, which go on as before.",
                        HoldCases::recovers),
                new ConformanceCase<>(
                        "verdicts-are-those-of-the-reference",
                        "Verdicts and accounts follow from the commands and their reports alone.",
                        Set.of(),
                        factory -> FlowCases.agrees(factory, seed, 5_000 * scale)),
                new ConformanceCase<>(
                        "concurrent-checks-never-overspend",
                        "However checks and trades meet, nobody owes, and nothing comes or goes.",
                        Set.of(),
                        factory -> FlowCases.concurrent(factory, seed, 2_000 * scale)));
    }

    private static ConformanceCase<PreTradeRiskFactory> one(
            String name, String rule, Consumer<RiskDriver> script) {
        return new ConformanceCase<>(
                name, rule, Set.of(), factory -> script.accept(new RiskDriver(factory)));
    }
}

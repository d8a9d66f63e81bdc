package dev.dyno.workloads.matching;

import static dev.dyno.contracts.matching.OrderBookCapability.IOC;
import static dev.dyno.contracts.matching.OrderBookCapability.REDUCE;
import static dev.dyno.contracts.matching.OrderBookCapability.REPLACE;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.workloads.ArrivalProcess;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.matching.flow.ColdBooksFlow;
import dev.dyno.workloads.matching.flow.ColdUniformFlow;
import dev.dyno.workloads.matching.flow.DeepSweepFlow;
import dev.dyno.workloads.matching.flow.ExchangeCoreMixFlow;
import dev.dyno.workloads.matching.flow.FiveScenarioFlow;
import dev.dyno.workloads.matching.flow.LevelPileFlow;
import dev.dyno.workloads.matching.flow.RuledFlow;
import dev.dyno.workloads.matching.flow.Scenario;
import dev.dyno.workloads.matching.flow.SingleOperationFlow;
import dev.dyno.workloads.matching.flow.SingleOperationFlow.Operation;
import java.util.List;
import java.util.Set;

/** All workloads of the order book, one line or two each. */
public final class MatchingWorkloads {
    private static final Size NEW_ORDERS = new Size(2_000, 250_000, 1_000_000);
    private static final Size OPEN_NEW_ORDERS = new Size(10_000, 500_000, 1_000_000);
    private static final Size MESSAGES = new Size(4_000, 500_000, 2_000_000);
    private static final Size ROUNDS = new Size(4, 1_000, 4_000);
    private static final int SMOKE_RESTING_DIVISOR = 50;

    private static final List<Workload> ALL =
            List.of(
                    scenario(Scenario.STATIC, "The price stays: the deepest book."),
                    scenario(Scenario.NORMAL, "A routine session, prices within 2 %."),
                    scenario(Scenario.SWING_25, "A volatile session, prices within 25 %."),
                    scenario(Scenario.SWING_40, "A stressed market, prices within 40 %."),
                    scenario(
                            Scenario.FLASH_CRASH, "A dislocation over tens of thousands of ticks."),
                    ruled("flow-normal-ruled"),
                    closed(
                            "mix-exchange-core",
                            "Mostly moves on 1,000 resting orders, as exchange-core's benchmark.",
                            Profile.STANDARD,
                            Set.of(IOC, REPLACE, REDUCE),
                            (profile, seed) -> new ExchangeCoreMixFlow(MESSAGES.of(profile), seed)),
                    coldUniform("cold-uniform-1m", 1_000_000, Profile.QUICK),
                    coldUniform("cold-uniform-100k", 100_000, Profile.STANDARD),
                    coldBooks("cold-1k", 8, 1_000),
                    coldBooks("cold-10k", 64, 10_000),
                    coldBooks("cold-100k", 512, 100_000),
                    coldBooks("cold-1m", 8_192, 1_000_000),
                    closed(
                            "deep-sweep",
                            "Single orders take hundreds of levels, which are then built again.",
                            Profile.STANDARD,
                            Set.of(IOC),
                            (profile, seed) -> new DeepSweepFlow(MESSAGES.of(profile), seed)),
                    closed(
                            "level-pile",
                            "10,000 orders at one price: cancels from the middle, fills in front.",
                            Profile.STANDARD,
                            Set.of(IOC),
                            (profile, seed) ->
                                    new LevelPileFlow(
                                            resting(profile, 10_000), MESSAGES.of(profile), seed)),
                    operation(
                            "single-operation",
                            Operation.ADD_CANCEL_BEST,
                            "Add at the best price and cancel, in the nearest caches.",
                            Set.of()),
                    operation(
                            "single-operation-deep",
                            Operation.ADD_CANCEL_DEEP,
                            "Add far from the best price and cancel, in the nearest caches.",
                            Set.of()),
                    operation(
                            "single-operation-take",
                            Operation.ADD_TAKE,
                            "Add a better price than any and take it, in the nearest caches.",
                            Set.of(IOC)),
                    open(
                            "open-normal",
                            "The routine session, orders arriving independently of each other.",
                            Profile.QUICK,
                            Scenario.NORMAL,
                            ArrivalProcess.POISSON),
                    open(
                            "open-microburst",
                            "The dislocation, orders arriving in bursts back to back.",
                            Profile.STANDARD,
                            Scenario.FLASH_CRASH,
                            ArrivalProcess.BURSTS));

    private MatchingWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    public static List<Workload> all() {
        return ALL;
    }

    /** How large something is in each profile. */
    private record Size(int smoke, int quick, int full) {
        int of(Profile profile) {
            return switch (profile) {
                case SMOKE -> smoke;
                case QUICK -> quick;
                case STANDARD, RIGOROUS -> full;
            };
        }
    }

    private static int resting(Profile profile, int full) {
        return profile == Profile.SMOKE ? full / SMOKE_RESTING_DIVISOR : full;
    }

    private static String qualified(String name) {
        return "matching/" + name;
    }

    private static Workload closed(
            String name,
            String summary,
            Profile tier,
            Set<OrderBookCapability> requires,
            FlowSpec.Maker maker) {
        return new OrderBookFlowWorkload(
                new FlowSpec(qualified(name), summary, tier, "messages", requires, maker),
                OrderBookFlowBenchmark.class);
    }

    private static Workload scenario(Scenario scenario, String summary) {
        return closed(
                "flow-" + scenario.id(),
                summary,
                Profile.QUICK,
                Set.of(IOC, REPLACE),
                (profile, seed) -> new FiveScenarioFlow(scenario, NEW_ORDERS.of(profile), seed));
    }

    /**
     * The routine session again, command for command, on books that have rules. What it costs more
     * than {@code flow-normal} in the same run is what rules cost an order that uses none.
     */
    private static Workload ruled(String name) {
        Set<OrderBookCapability> requires = OrderBookCapability.rules();
        requires.addAll(Set.of(IOC, REPLACE));
        return closed(
                name,
                "The routine session, unchanged, on books with all rules, of which it uses none.",
                Profile.STANDARD,
                requires,
                (profile, seed) ->
                        new RuledFlow(
                                new FiveScenarioFlow(Scenario.NORMAL, NEW_ORDERS.of(profile), seed),
                                OrderBookCapability.rules()));
    }

    private static Workload coldUniform(String name, int resting, Profile tier) {
        return closed(
                name,
                "%,d orders in one book, any of them cancelled next.".formatted(resting),
                tier,
                Set.of(IOC),
                (profile, seed) ->
                        new ColdUniformFlow(resting(profile, resting), MESSAGES.of(profile), seed));
    }

    private static Workload coldBooks(String name, int instruments, int resting) {
        return closed(
                name,
                "%,d orders over %,d books, heavy-tailed cancel ages."
                        .formatted(resting, instruments),
                Profile.STANDARD,
                Set.of(IOC),
                (profile, seed) ->
                        new ColdBooksFlow(
                                Math.max(2, resting(profile, instruments)),
                                resting(profile, resting),
                                MESSAGES.of(profile),
                                seed));
    }

    private static Workload operation(
            String name, Operation operation, String summary, Set<OrderBookCapability> requires) {
        return new OrderBookFlowWorkload(
                new FlowSpec(
                        qualified(name),
                        summary,
                        Profile.STANDARD,
                        "pairs",
                        requires,
                        (profile, seed) ->
                                new SingleOperationFlow(operation, ROUNDS.of(profile), seed)),
                OrderBookOperationBenchmark.class);
    }

    private static Workload open(
            String name, String summary, Profile tier, Scenario scenario, ArrivalProcess arrivals) {
        return new OrderBookOpenLoopWorkload(
                new FlowSpec(
                        qualified(name),
                        summary,
                        tier,
                        "messages",
                        Set.of(IOC, REPLACE),
                        (profile, seed) ->
                                new FiveScenarioFlow(scenario, OPEN_NEW_ORDERS.of(profile), seed)),
                arrivals);
    }
}

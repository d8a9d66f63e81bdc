package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.workloads.SplitMix64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What the rounds of one random case are made of. Set up by {@link RandomShapes}, which then shares
 * it; nothing writes to it afterwards.
 */
final class RandomShape {
    private static final int ORDERS_MAX = 64;
    private static final int COMMANDS = 600;
    private static final int[] WIDTHS_TICKS = {4096, 64, 1, 257};

    private final String name;
    private final String rule;
    private Set<OrderBookCapability> requires = EnumSet.noneOf(OrderBookCapability.class);
    private OperationMix mix = OperationMix.ALL;
    private Function<SplitMix64, PriceSource> prices = _ -> PriceSources.band(0, 6);
    private Function<SplitMix64, ToLongFunction<SplitMix64>> ids = _ -> IdSources.dense();
    private ToLongFunction<SplitMix64> quantities = random -> 1 + random.nextInt(9);
    private int ordersMax = ORDERS_MAX;
    private int ordersTarget = ORDERS_MAX * 3 / 4;
    private int commands = COMMANDS;
    private int passivePerMille = 800;
    private int bestPerMille = 300;
    private int reusePerMille = 100;
    private int[] widthsTicks = WIDTHS_TICKS;
    private long centreTicks;

    RandomShape(String name, String rule) {
        this.name = name;
        this.rule = rule;
    }

    /** Sets what a book must be able to do for the case to make sense. */
    RandomShape requiring(OrderBookCapability capability) {
        requires = EnumSet.of(capability);
        return this;
    }

    /** Sets the rules that the books of the case have. */
    RandomShape rules(OrderBookCapability... wanted) {
        requires = EnumSet.copyOf(List.of(wanted));
        return this;
    }

    /** Sets how often each operation comes. */
    RandomShape mix(OperationMix operations) {
        mix = operations;
        return this;
    }

    /** Sets where prices come from; the function makes one round's source. */
    RandomShape prices(Function<SplitMix64, PriceSource> maker) {
        prices = maker;
        return this;
    }

    /** Sets where ids of new orders come from; the function makes one round's source. */
    RandomShape ids(Function<SplitMix64, ToLongFunction<SplitMix64>> maker) {
        ids = maker;
        return this;
    }

    /** Sets where quantities come from. */
    RandomShape quantities(ToLongFunction<SplitMix64> source) {
        quantities = source;
        return this;
    }

    /** Sets how many orders a book has room for, and at how many new ones become cancels. */
    RandomShape orders(int max, int target) {
        ordersMax = max;
        ordersTarget = target;
        return this;
    }

    /** Sets how many commands a round has. */
    RandomShape commands(int count) {
        commands = count;
        return this;
    }

    /** Sets how many of a thousand limit orders are passive. */
    RandomShape passivePerMille(int perMille) {
        passivePerMille = perMille;
        return this;
    }

    /** Sets how many of a thousand cancels and changes look for an order near the best price. */
    RandomShape bestPerMille(int perMille) {
        bestPerMille = perMille;
        return this;
    }

    /** Sets how many of a thousand new orders take an id that was in use before. */
    RandomShape reusePerMille(int perMille) {
        reusePerMille = perMille;
        return this;
    }

    /** Sets the hints of the books: rounds take the widths in turn. */
    RandomShape hints(long centre, int... widths) {
        centreTicks = centre;
        widthsTicks = widths;
        return this;
    }

    String name() {
        return name;
    }

    String rule() {
        return rule;
    }

    Set<OrderBookCapability> requires() {
        return requires;
    }

    OperationMix mix() {
        return mix;
    }

    PriceSource prices(SplitMix64 random) {
        return prices.apply(random);
    }

    ToLongFunction<SplitMix64> ids(SplitMix64 random) {
        return ids.apply(random);
    }

    ToLongFunction<SplitMix64> quantities() {
        return quantities;
    }

    int ordersTarget() {
        return ordersTarget;
    }

    int commands() {
        return commands;
    }

    int passivePerMille() {
        return passivePerMille;
    }

    int bestPerMille() {
        return bestPerMille;
    }

    int reusePerMille() {
        return reusePerMille;
    }

    /** Returns what the books of a round must hold. */
    OrderBookSpec spec(int round) {
        Set<OrderBookCapability> rules =
                requires.stream()
                        .filter(OrderBookCapability::isRule)
                        .collect(Collectors.toUnmodifiableSet());
        return new OrderBookSpec(
                ordersMax, centreTicks, widthsTicks[round % widthsTicks.length], rules);
    }
}

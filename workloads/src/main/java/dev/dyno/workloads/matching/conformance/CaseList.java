package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects scripted cases. Each script runs on several books, because what must not matter can
 * matter in a wrong book: the hints of the spec (prices inside, at the edge of and far outside the
 * dense window) and queries between commands, which can mend a state that a book left stale. A
 * script that needs no rule also runs on a book that has them all, which must make no difference.
 */
final class CaseList {
    private static final int ORDERS_MAX = 64;

    private final List<ConformanceCase<OrderBookFactory>> cases;
    private final Set<OrderBookCapability> requires;
    private final int ordersMax;

    CaseList() {
        this(new ArrayList<>(), EnumSet.noneOf(OrderBookCapability.class), ORDERS_MAX);
    }

    private CaseList(
            List<ConformanceCase<OrderBookFactory>> cases,
            Set<OrderBookCapability> requires,
            int ordersMax) {
        this.cases = cases;
        this.requires = requires;
        this.ordersMax = ordersMax;
    }

    /** Returns a view of this list whose cases need these capabilities too. */
    CaseList requiring(OrderBookCapability... capabilities) {
        EnumSet<OrderBookCapability> more = EnumSet.copyOf(List.of(capabilities));
        more.addAll(requires);
        return new CaseList(cases, more, ordersMax);
    }

    /** Returns a view of this list whose cases run on books of this size. */
    CaseList ofOrders(int books) {
        return new CaseList(cases, requires, books);
    }

    /** Adds a case. */
    void add(String name, String rule, BookScript script) {
        Set<String> ids = new LinkedHashSet<>();
        requires.forEach(capability -> ids.add(capability.id()));
        OrderBookSpec spec = new OrderBookSpec(ordersMax, 0, 4096).withRules(rules());
        cases.add(new ConformanceCase<>(name, rule, ids, factory -> run(factory, spec, script)));
    }

    /** Returns the cases of this list and of all its views, in the order of adding. */
    List<ConformanceCase<OrderBookFactory>> cases() {
        return List.copyOf(cases);
    }

    private Set<OrderBookCapability> rules() {
        return requires.stream()
                .filter(OrderBookCapability::isRule)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void run(OrderBookFactory factory, OrderBookSpec spec, BookScript script) {
        run(factory, spec, Queries.AFTER_EACH_COMMAND, script);
        run(factory, hinting(spec, 100, 2), Queries.AS_SCRIPTED, script);
        run(factory, hinting(spec, 1L << 39, 64), Queries.AS_SCRIPTED, script);
        if (spec.rules().isEmpty()) {
            run(factory, spec.withAllRules(), Queries.AFTER_EACH_COMMAND, script);
        }
    }

    private static OrderBookSpec hinting(OrderBookSpec spec, long centreTicks, int widthTicks) {
        return new OrderBookSpec(spec.ordersMax(), centreTicks, widthTicks, spec.rules());
    }

    private static void run(
            OrderBookFactory factory, OrderBookSpec spec, Queries queries, BookScript script) {
        try {
            BookDriver driver = new BookDriver(factory, spec, queries);
            script.drive(driver);
            driver.finish();
        } catch (ConformanceFailure failure) {
            throw new ConformanceFailure(
                    failure.getMessage() + "\n  book: " + spec + ", queries " + queries.id());
        }
    }
}

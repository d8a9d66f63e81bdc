package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ConformanceCase;
import java.util.List;

/** The scripted cases: invariants that need no oracle. */
public final class HardCases {
    private static final List<ConformanceCase<OrderBookFactory>> ALL = collect();

    private HardCases() {}

    /** Returns all scripted cases in a fixed order. */
    public static List<ConformanceCase<OrderBookFactory>> all() {
        return ALL;
    }

    private static List<ConformanceCase<OrderBookFactory>> collect() {
        CaseList cases = new CaseList();
        PriorityCases.addTo(cases);
        OrderTypeCases.addTo(cases);
        CancelCases.addTo(cases);
        ReplaceCases.addTo(cases);
        RejectCases.addTo(cases);
        RangeCases.addTo(cases);
        QueryCases.addTo(cases);
        RestingRuleCases.addTo(cases);
        StopCases.addTo(cases);
        SelfTradeCases.addTo(cases);
        SessionCases.addTo(cases);
        return cases.cases();
    }
}

package dev.dyno.workloads.matching.flow;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.ReportSink;
import java.util.Set;

/** Another flow, command for command, on books that have rules. */
public final class RuledFlow implements OrderFlow {
    private final OrderFlow flow;
    private final Set<OrderBookCapability> rules;

    /** Wraps a flow; its books will have these rules. */
    public RuledFlow(OrderFlow flow, Set<OrderBookCapability> rules) {
        this.flow = flow;
        this.rules = Set.copyOf(rules);
    }

    @Override
    public int instruments() {
        return flow.instruments();
    }

    @Override
    public OrderBookSpec spec(int instrument) {
        return flow.spec(instrument).withRules(rules);
    }

    @Override
    public boolean appendPrefill(CommandBuffer commands) {
        return flow.appendPrefill(commands);
    }

    @Override
    public boolean append(CommandBuffer commands) {
        return flow.append(commands);
    }

    @Override
    public ReportSink listener() {
        return flow.listener();
    }

    @Override
    public int rounds() {
        return flow.rounds();
    }

    @Override
    public int commandsPerOperation() {
        return flow.commandsPerOperation();
    }
}

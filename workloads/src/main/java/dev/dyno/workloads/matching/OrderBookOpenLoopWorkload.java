package dev.dyno.workloads.matching;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ArrivalProcess;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** An order flow whose commands arrive on a schedule. Immutable. */
final class OrderBookOpenLoopWorkload implements OpenLoopWorkload<OrderBookFactory> {
    private final FlowSpec spec;
    private final ArrivalProcess arrivals;

    OrderBookOpenLoopWorkload(FlowSpec spec, ArrivalProcess arrivals) {
        this.spec = spec;
        this.arrivals = arrivals;
    }

    @Override
    public String id() {
        return spec.id();
    }

    @Override
    public String summary() {
        return spec.summary();
    }

    @Override
    public Profile tier() {
        return spec.tier();
    }

    @Override
    public String operationUnit() {
        return spec.operationUnit();
    }

    @Override
    public Set<String> requires() {
        return spec.requiredIds();
    }

    @Override
    public ArrivalProcess arrivals() {
        return arrivals;
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        return spec.prepare(folder, profile, seed, Prefixes.CHECKED);
    }

    @Override
    public OpenLoopSession open(Entry<OrderBookFactory> entry, Input input, ThreadBinder binder) {
        FlowInput flow = FlowInputCache.read(input.file().toAbsolutePath());
        return OrderBookOpenLoopSession.start(flow, entry.factory(), binder);
    }
}

package dev.dyno.workloads.matching;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** An order flow that is applied back to back. Immutable. */
final class OrderBookFlowWorkload implements ClosedLoopWorkload {
    private final FlowSpec spec;
    private final Class<?> benchmark;

    OrderBookFlowWorkload(FlowSpec spec, Class<?> benchmark) {
        this.spec = spec;
        this.benchmark = benchmark;
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
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        return spec.prepare(folder, profile, seed, Prefixes.UNCHECKED);
    }

    @Override
    public Class<?> benchmark() {
        return benchmark;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }
}

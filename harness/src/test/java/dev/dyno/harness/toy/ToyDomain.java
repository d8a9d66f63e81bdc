package dev.dyno.harness.toy;

import dev.dyno.contracts.Entry;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.List;
import java.util.Set;

/** Sums of numbers. */
public final class ToyDomain implements Domain<Summer> {
    /** Creates the domain; called by the service loader. */
    public ToyDomain() {}

    @Override
    public String id() {
        return "toy";
    }

    @Override
    public String summary() {
        return "Sums of numbers.";
    }

    @Override
    public String contract() {
        return Summer.CONTRACT;
    }

    @Override
    public Class<Summer> factoryType() {
        return Summer.class;
    }

    @Override
    public Set<String> capabilities(Entry<Summer> entry) {
        return Set.of("sums");
    }

    @Override
    public Set<String> allCapabilities() {
        return Set.of("sums", "products");
    }

    @Override
    public List<ConformanceCase<Summer>> conformanceCases(Profile profile, long seed) {
        return List.of(
                new ConformanceCase<>(
                        "nothing", "The empty sum is 0.", Set.of(), ToyDomain::checkNothing),
                new ConformanceCase<>(
                        "hundred", "The sum below 100 is 4950.", Set.of(), ToyDomain::checkHundred),
                new ConformanceCase<>(
                        "product", "Products work.", Set.of("products"), ToyDomain::checkNothing));
    }

    private static void checkNothing(Summer summer) {
        expect(0, summer.sumBelow(0));
    }

    private static void checkHundred(Summer summer) {
        expect(4950, summer.sumBelow(Summers.CONFORMANCE_COUNT));
    }

    private static void expect(long expected, long seen) {
        if (expected != seen) {
            throw new ConformanceFailure("expected " + expected + ", was " + seen);
        }
    }

    @Override
    public List<Workload> workloads() {
        return List.of(
                new ToyClosedLoop("toy/sum"),
                new ToyClosedLoop("toy/sum-again"),
                new ToyOpenLoop("toy/open-sum", List.of(20_000)),
                new ToyOpenLoop("toy/open-sum-slow", List.of(5_000, 10_000)));
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("loop", "formula");
    }
}

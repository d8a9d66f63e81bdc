package dev.dyno.workloads.timer;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.timer.TimerCapability;
import dev.dyno.contracts.timer.TimerQueueFactory;
import dev.dyno.contracts.timer.TimerSpec;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.timer.conformance.TimerCases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Timers of a scheduler: deadlines in, out again when they have passed or are cancelled. */
public final class TimerDomain implements Domain<TimerQueueFactory> {
    private static final TimerSpec SMALLEST = new TimerSpec(0, 1, 1);

    /** Creates the domain; it has no state. */
    public TimerDomain() {}

    @Override
    public String id() {
        return "timer";
    }

    /** A scheduler's jobs wait for timers. */
    @Override
    public String family() {
        return "scheduler";
    }

    @Override
    public String summary() {
        return "Timer queues: deadlines in, out again when they have passed or were cancelled.";
    }

    @Override
    public String contract() {
        return TimerQueueFactory.CONTRACT;
    }

    @Override
    public Class<TimerQueueFactory> factoryType() {
        return TimerQueueFactory.class;
    }

    /** A run without targets is about the order book until it has the time for more. */
    @Override
    public Profile tier() {
        return Profile.STANDARD;
    }

    @Override
    public Set<String> capabilities(Entry<TimerQueueFactory> entry) {
        return ids(entry.factory().create(SMALLEST).capabilities());
    }

    @Override
    public Set<String> allCapabilities() {
        return ids(EnumSet.allOf(TimerCapability.class));
    }

    @Override
    public List<ConformanceCase<TimerQueueFactory>> conformanceCases(Profile profile, long seed) {
        return TimerCases.all(profile, seed);
    }

    @Override
    public List<Workload> workloads() {
        return TimerWorkloads.all();
    }

    @Override
    public List<String> quickImplementations() {
        return List.of("tree-map", "indexed-heap", "chunked-wheel", "agrona");
    }

    private static Set<String> ids(Collection<TimerCapability> capabilities) {
        Set<String> ids = new LinkedHashSet<>();
        for (TimerCapability capability : capabilities) {
            ids.add(capability.id());
        }
        return ids;
    }
}

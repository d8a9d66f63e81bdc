package dev.dyno.harness.trial;

import dev.dyno.contracts.Entry;
import dev.dyno.harness.ledger.Snapshot;
import dev.dyno.harness.ledger.Span;
import dev.dyno.harness.place.Confinement;
import dev.dyno.harness.place.PinnedThreads;
import dev.dyno.harness.place.PlacementPlan;
import dev.dyno.harness.place.Topology;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ClosedLoopSamples;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.Workload;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures one workload in this process and turns whatever happens into a result.
 *
 * @param <F> the factory type of the contract
 */
final class WorkloadTrial<F> {
    private final TrialRequest request;
    private final Domain<F> domain;
    private final Entry<F> entry;
    private final Workload workload;
    private final TrialRequest.Item item;
    private final String startedAt = Instant.now().toString();
    private final List<String> notes = new ArrayList<>();
    private final Topology topology = Topology.ofThisMachine();
    private final PinnedThreads threads;
    private final TrialBinder binder;
    private @Nullable ClosedLoopSamples closedLoop;
    private List<OpenLoopSamples> openLoop = List.of();

    WorkloadTrial(
            TrialRequest request,
            Domain<F> domain,
            Entry<F> entry,
            Workload workload,
            TrialRequest.Item item) {
        this.request = request;
        this.domain = domain;
        this.entry = entry;
        this.workload = workload;
        this.item = item;
        this.threads = new PinnedThreads(PlacementPlan.of(topology, request.pins()));
        this.binder = new TrialBinder(threads);
    }

    /** Runs the workload. Throws nothing but what ends the process. */
    TrialResult run() {
        ThreadBinder.install(binder);
        notes.addAll(threads.plan().limits());
        Outcome outcome;
        double foreignCpuFraction;
        try (TrialLedger ledger =
                new TrialLedger(topology.usable(), List.of(request.parentProcessId()))) {
            Snapshot before = ledger.ofMachine();
            outcome = measureSafely(ledger);
            foreignCpuFraction = foreign(before, ledger.ofMachine());
        } finally {
            ThreadBinder.install(ThreadBinder.UNBOUND);
        }
        return new TrialResult(
                RunManifest.SCHEMA_VERSION,
                request.trialIndex(),
                request.attempt(),
                request.contract(),
                request.implementation(),
                workload.id(),
                request.fork(),
                startedAt,
                outcome.status(),
                outcome.reason(),
                null,
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                binder.placements(),
                closedLoop,
                openLoop,
                foreignCpuFraction,
                List.copyOf(new LinkedHashSet<>(notes)));
    }

    private double foreign(Snapshot before, Snapshot after) {
        Double fraction = Span.between(before, after).foreignCpuFraction();
        if (fraction == null) {
            notes.add("CPU time of other processes is not known on this machine");
            return 0;
        }
        return fraction;
    }

    private Outcome measureSafely(TrialLedger ledger) {
        try {
            measure(ledger);
            return Outcome.OK;
        } catch (RunnerException | RuntimeException | Error failure) {
            closedLoop = null;
            openLoop = List.of();
            failure.printStackTrace(System.out);
            return Outcome.of(failure);
        }
    }

    private void measure(TrialLedger ledger) throws RunnerException {
        Input input = item.input();
        switch (workload) {
            case ClosedLoopWorkload closed -> {
                JmhRounds rounds =
                        new JmhRounds(closed, input, request.implementation(), binder, ledger);
                closedLoop =
                        new ClosedLoopTrial(rounds, this::enter, request.closedLoopSeconds())
                                .run(input.operations(), notes);
            }
            case OpenLoopWorkload<?> open ->
                    openLoop =
                            new OpenLoopTrial<>(
                                            typed(open),
                                            entry,
                                            input,
                                            binder,
                                            ledger,
                                            request.seed())
                                    .run(
                                            item.ratesPerSecond(),
                                            request.openLoopSeconds(),
                                            this::enter,
                                            notes);
        }
    }

    /** An open-loop workload of a domain is one of the domain's factory type. */
    private OpenLoopWorkload<F> typed(OpenLoopWorkload<?> open) {
        if (domain.workloads().stream().noneMatch(known -> known.id().equals(open.id()))) {
            throw new IllegalArgumentException(open.id() + " is not a workload of " + domain.id());
        }
        @SuppressWarnings("unchecked")
        OpenLoopWorkload<F> typed = (OpenLoopWorkload<F>) open;
        return typed;
    }

    private ClosedLoopTrial.MeasuredPhase.Leaving enter() {
        System.gc();
        Confinement confinement = threads.confineOthers();
        notes.addAll(confinement.problems());
        if (!request.cpuProfile()) {
            return confinement::close;
        }
        CpuProfiler profiler = CpuProfiler.load(notes);
        profiler.start();
        Path folder = Path.of(request.outputFolder());
        String stem = workload.id().replace('/', '-');
        return () -> {
            profiler.stop(
                    folder.resolve(stem + ".flame.html"), folder.resolve(stem + ".collapsed"));
            confinement.close();
        };
    }
}

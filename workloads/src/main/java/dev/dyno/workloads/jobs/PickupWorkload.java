package dev.dyno.workloads.jobs;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Jobs that arrive on a schedule and are picked up by started workers. Immutable. */
final class PickupWorkload implements OpenLoopWorkload<JobSchedulerFactory> {
    private static final List<Integer> RATES = List.of(200, 1_000, 5_000, 20_000);
    private static final List<Integer> SMOKE_RATES = List.of(200, 1_000);
    private static final int JOBS = 1_000_000;
    private static final int SMOKE_JOBS = 5_000;

    @Override
    public String id() {
        return "jobs/pickup";
    }

    @Override
    public String summary() {
        return "Jobs on a schedule, from their arrival to the end of their handler.";
    }

    @Override
    public Profile tier() {
        return Profile.QUICK;
    }

    @Override
    public String operationUnit() {
        return "jobs";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public List<Integer> ratesPerSecond(Profile profile) {
        return profile == Profile.SMOKE ? SMOKE_RATES : RATES;
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int jobs = profile == Profile.SMOKE ? SMOKE_JOBS : JOBS;
        return new JobsInput(seed, jobs, Scenario.NO_OP)
                .write(folder.resolve("jobs-pickup.properties"));
    }

    @Override
    public OpenLoopSession open(
            Entry<JobSchedulerFactory> entry, Input input, ThreadBinder binder) {
        return PickupSession.start(
                JobsInput.read(input.file().toAbsolutePath()), entry.factory(), binder);
    }
}

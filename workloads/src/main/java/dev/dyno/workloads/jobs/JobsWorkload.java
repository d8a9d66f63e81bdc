package dev.dyno.workloads.jobs;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Jobs from enqueue to done in one scenario. Immutable. */
final class JobsWorkload implements ClosedLoopWorkload {
    private static final int JOBS = 20_000;
    private static final int SMOKE_JOBS = 1_000;

    private final Scenario scenario;
    private final String summary;
    private final Profile tier;

    JobsWorkload(Scenario scenario, String summary, Profile tier) {
        this.scenario = scenario;
        this.summary = summary;
        this.tier = tier;
    }

    @Override
    public String id() {
        return "jobs/" + scenario.id();
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public Profile tier() {
        return tier;
    }

    @Override
    public String operationUnit() {
        return "jobs";
    }

    @Override
    public Set<String> requires() {
        return scenario.requires();
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int jobs = profile == Profile.SMOKE ? SMOKE_JOBS : JOBS;
        return new JobsInput(seed, jobs, scenario)
                .write(folder.resolve(id().replace('/', '-') + ".properties"));
    }

    @Override
    public Class<?> benchmark() {
        return JobsBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }
}

package dev.dyno.workloads.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The job scheduler's workloads do what they say, and tell when jobs run too often. */
final class JobsWorkloadsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_275);
    private static final int JOBS = 400;

    private static JobSchedulerFactory schedulers(String id) {
        return UsableFactories.named(JobSchedulerFactory.CONTRACT, JobSchedulerFactory.class, id);
    }

    private static void passes(Scenario scenario, JobSchedulerFactory factory) {
        JobsInput input = new JobsInput(SEED, JOBS, scenario);
        try (JobsRun run = new JobsRun(input, factory, ThreadBinder.UNBOUND)) {
            for (int pass = 0; pass < 2; pass++) {
                run.clean();
                run.pass();
                run.check();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void eachScenarioEndsWithTheAnswer(Scenario scenario) {
        passes(scenario, schedulers("sqlite"));
    }

    /** Calls a handler twice, as a scheduler does that loses count. */
    private static JobType doubled(JobType type) {
        return JobType.of(
                type.name(),
                run -> {
                    type.handler().run(run);
                    if (run.payload().equals("7")) {
                        type.handler().run(run);
                    }
                });
    }

    @Test
    void jobThatRunsTwiceIsAWrongAnswer() {
        JobSchedulerFactory twice =
                (spec, types) ->
                        schedulers("locked")
                                .open(
                                        spec,
                                        types.stream().map(JobsWorkloadsTest::doubled).toList());
        assertThatThrownBy(() -> passes(Scenario.NO_OP, twice))
                .isInstanceOf(WrongAnswerException.class);
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : List.of(JobsWorkloads.all().getFirst(), new PickupWorkload())) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
        }
    }
}

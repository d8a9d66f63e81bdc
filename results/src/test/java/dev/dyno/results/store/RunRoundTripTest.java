package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.sample.SampleMachine;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRoundTripTest {
    @Test
    void readsBackWhatWasWritten(@TempDir Path runs) {
        StoredRun run = SampleRun.typical().store(runs);

        assertThat(run.problems()).isEmpty();
        assertThat(run.passport()).isEqualTo(SampleMachine.passport());
        assertThat(run.manifest().implementations()).hasSize(5);
        assertThat(run.conformance()).hasSize(5);
        assertThat(run.layouts())
                .contains(SampleMachine.layout(SampleRun.CONTRACT, "ladder"))
                .hasSize(4);
        assertThat(run.trials()).hasSize(6 * 3 * 3);
        assertThat(run.trials().get(0).closedLoop()).isEqualTo(SampleTrials.closedLoop(3.0e6));
        assertThat(run.end()).isNotNull();
    }

    @Test
    void runThatWasCutOffIsReadableAndSaysSo(@TempDir Path runs) {
        StoredRun run = SampleRun.typical().ended(null, List.of()).store(runs);

        assertThat(run.end()).isNull();
        assertThat(run.trials()).hasSize(6 * 3 * 3);
        assertThat(run.problems()).isEmpty();
    }
}

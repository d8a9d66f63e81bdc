package dev.dyno.harness.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SafepointsTest {
    private static final String DUMP =
            "[200ns] Safepoint \"ThreadDump\", Time since last: 7 ns, At safepoint: 5 ns,"
                    + " Total: 77 ns";

    @Test
    void theLongestBeforeTheDumpIsNamedAndAllAreCounted() throws IOException {
        List<String> lines =
                List.of(
                        "[91ns] Entering safepoint region: Cleanup",
                        "[92ns] Safepoint \"Cleanup\", Time since last: 1000 ns, Reaching"
                                + " safepoint: 200 ns, At safepoint: 50 ns, Leaving safepoint: 1"
                                + " ns, Total: 250 ns, Threads: 0 runnable, 9 total",
                        "[99ns] Safepoint \"ICBufferFull\", Time since last: 3000 ns, Reaching"
                                + " safepoint: 200 ns, At safepoint: 700 ns, Total: 900 ns",
                        DUMP,
                        "[300ns] Safepoint \"Halt\", Time since last: 1 ns, Total: 999999 ns");
        assertThat(Safepoints.of(lines))
                .isEqualTo(new Safepoints(2, 900, "ICBufferFull", 1150, 77));
    }

    @Test
    void noneIsNoPause() throws IOException {
        assertThat(Safepoints.of(List.of(DUMP))).isEqualTo(new Safepoints(0, 0, "", 0, 77));
    }

    @Test
    void aLogThatLacksTheDumpIsNotBelieved() {
        assertThatThrownBy(() -> Safepoints.of(List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("thread dump");
    }
}

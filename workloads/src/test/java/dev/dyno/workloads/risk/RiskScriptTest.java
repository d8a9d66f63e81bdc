package dev.dyno.workloads.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.risk.flow.RiskScript;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script meets what it is to meet, and plays without allocating. */
final class RiskScriptTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_276);
    private static final int REPLAYS_MAX = 100;
    private static final int REPLAYS_IN_A_ROW = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final RiskScript SCRIPT = RiskScript.of(SEED, 16, 20_000);

    private static PreTradeRiskFactory factory(String id) {
        return UsableFactories.named(PreTradeRiskFactory.CONTRACT, PreTradeRiskFactory.class, id);
    }

    /** Returns 0 once nothing was allocated several times in a row, or what was last. */
    private static long bytes(PreTradeRiskFactory factory) {
        OrderCommand command = new OrderCommand();
        long last = 0;
        int inARow = 0;
        for (int replay = 0; replay < REPLAYS_MAX && inARow < REPLAYS_IN_A_ROW; replay++) {
            PreTradeRisk risk = SCRIPT.begin(factory);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long verdicts = SCRIPT.play(risk, command);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            inARow = bytes == 0 ? inARow + 1 : 0;
            last = bytes == 0 ? last : bytes;
            SCRIPT.check(verdicts, risk);
        }
        return inARow == REPLAYS_IN_A_ROW ? 0 : last;
    }

    @Test
    void checksAndReportsAllocateNothing() {
        assertThat(bytes(factory("atomic-rows"))).as("seed %d", SEED).isZero();
    }

    @Test
    void theReferenceIsCaughtAtItsMap() {
        assertThat(bytes(factory("one-lock"))).isGreaterThan(SCRIPT.count());
    }

    @Test
    void theFlowMeetsTheVerdictsThatMarketsMeet() {
        for (int verdict :
                new int[] {
                    RiskVerdict.ALLOWED,
                    RiskVerdict.TOO_MANY_IN_WINDOW,
                    RiskVerdict.UNPRICED,
                    RiskVerdict.QUANTITY_ABOVE_MAX,
                    RiskVerdict.OUTSIDE_COLLAR,
                    RiskVerdict.TOO_MANY_OPEN,
                    RiskVerdict.INSUFFICIENT_CASH,
                    RiskVerdict.INSUFFICIENT_POSITION
                }) {
            assertThat(SCRIPT.countOf(verdict))
                    .as("verdict %d, seed %d", verdict, SEED)
                    .isPositive();
        }
        assertThat(SCRIPT.countOf(RiskVerdict.ALLOWED)).isGreaterThan(SCRIPT.count() / 2);
    }

    @Test
    void passesOfTheBenchmarkAreRight(@TempDir Path folder) throws IOException {
        RiskBurstBenchmark benchmark = new RiskBurstBenchmark();
        benchmark.implementation = "atomic-rows";
        benchmark.input =
                new RiskBurstWorkload(64, Profile.QUICK)
                        .prepare(folder, Profile.SMOKE, SEED)
                        .file()
                        .toString();
        benchmark.open();
        for (int pass = 0; pass < 2; pass++) {
            benchmark.begin();
            benchmark.pass();
            benchmark.check();
        }
    }

    @Test
    void equalSeedsGiveEqualInputs(@TempDir Path folder) throws IOException {
        for (Workload workload : new RiskDomain().workloads()) {
            Input first = workload.prepare(folder, Profile.SMOKE, SEED);
            Input again = workload.prepare(folder, Profile.SMOKE, SEED);
            Input other = workload.prepare(folder, Profile.SMOKE, SEED + 1);
            assertThat(again).isEqualTo(first);
            assertThat(other.inputDigest()).isNotEqualTo(first.inputDigest());
            assertThat(other.answerDigest()).isNotEqualTo(first.answerDigest());
        }
    }
}

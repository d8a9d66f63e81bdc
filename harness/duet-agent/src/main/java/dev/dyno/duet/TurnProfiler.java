package dev.dyno.duet;

import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Makes every measurement iteration of a fork wait for its turn among the arms of a duet. Given to
 * JMH by name ({@code -prof}); works with the JMH of the benchmark's own jar.
 *
 * <p>JMH also makes one in its parent process, to ask whether it can be used: nothing happens
 * before the first iteration.
 */
public final class TurnProfiler implements InternalProfiler {
    private static final String NANOS_PER_OPERATION = "ns/op";

    private @Nullable TurnTaker taker;

    /** Creates a profiler; called by JMH. */
    public TurnProfiler() {}

    @Override
    public String getDescription() {
        return "Takes turns with the other arms of a duet";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (iteration.getType() == IterationType.WARMUP) {
            taker().warmUp();
        } else {
            taker().begin();
        }
    }

    // The raw type is that of JMH's older interface; both erase to the same method.
    @Override
    @SuppressWarnings("rawtypes")
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (iteration.getType() == IterationType.MEASUREMENT) {
            taker().end(result.getMetadata().getAllOps(), scoreNanosPerOperation(result));
        }
        return Collections.emptyList();
    }

    private static double scoreNanosPerOperation(IterationResult result) {
        // An iteration whose benchmark threw has no result; JMH throws that after the profilers.
        if (result.getRawPrimaryResults().isEmpty()) {
            return Double.NaN;
        }
        Result<?> primary = result.getPrimaryResult();
        return primary.getScoreUnit().equals(NANOS_PER_OPERATION) ? primary.getScore() : Double.NaN;
    }

    private TurnTaker taker() {
        TurnTaker joined = taker;
        if (joined == null) {
            joined = TurnTaker.join(System.getenv());
            taker = joined;
        }
        return joined;
    }
}

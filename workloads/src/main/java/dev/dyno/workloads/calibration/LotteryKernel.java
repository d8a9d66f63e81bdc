package dev.dyno.workloads.calibration;

import dev.dyno.workloads.SplitMix64;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What just-in-time compilers compile differently from fork to fork: calls with many targets, a map
 * of boxed keys, and sorting, each of which they may or may not inline.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LotteryKernel {
    private static final int ELEMENTS = 64;
    private static final long KEYS_MASK = 255;

    private final LongUnaryOperator[] operators = {
        value -> value + 1,
        value -> value ^ value >>> 7,
        value -> value * 31,
        SplitMix64::mix,
        Long::reverse,
    };
    private final Map<Long, Long> map = new HashMap<>();
    private final long[] values = new long[ELEMENTS];
    private long word = 1;

    /** Creates the state. */
    public LotteryKernel() {}

    /** Draws values through many targets, counts them in the map, and sorts them. */
    @Benchmark
    public long lottery() {
        long drawn = word;
        for (int index = 0; index < ELEMENTS; index++) {
            drawn = SplitMix64.mix(drawn + 1);
            int target = (int) Long.remainderUnsigned(drawn, operators.length);
            long value = operators[target].applyAsLong(drawn);
            map.merge(value & KEYS_MASK, 1L, Long::sum);
            values[index] = value;
        }
        Arrays.sort(values);
        word = drawn;
        return values[ELEMENTS / 2] + map.size();
    }
}

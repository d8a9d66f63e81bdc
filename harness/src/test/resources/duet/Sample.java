package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** Benchmarks of a project that knows nothing of Dyno, good ones and bad ones. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Sample {
    private int calls;
    private int setUps;
    private final List<long[]> kept = new ArrayList<>();

    private static long work(int loops) {
        long word = loops;
        for (int index = 0; index < loops; index++) {
            word = (word ^ word >>> 31) * 0xBF58476D1CE4E5B9L;
        }
        return word;
    }

    @Benchmark
    public long loop() {
        return work(/*LOOPS*/ 1000);
    }

    @Benchmark
    public byte[] allocate() {
        return new byte[/*BYTES*/ 64];
    }

    @Benchmark
    @Threads(2)
    public long shared() {
        return work(1000);
    }

    @State(Scope.Benchmark)
    public static class Size {
        @Param({"10", "a,b=c"})
        public String size;
    }

    @Benchmark
    public int parameter(Size size) {
        return size.size.length();
    }

    @Setup(Level.Iteration)
    public void count() {
        setUps++;
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public long shot() {
        if (++calls != setUps) {
            throw new IllegalStateException(calls + " shots after " + setUps + " set-ups");
        }
        return work(100_000);
    }

    @Benchmark
    @Fork(jvmArgsAppend = "-Dsample.flag=on")
    public String flag() {
        String flag = System.getProperty("sample.flag");
        if (flag == null) {
            throw new IllegalStateException("the benchmark's own JVM arguments were lost");
        }
        return flag;
    }

    @Benchmark
    public int throwing() {
        throw new IllegalStateException("this benchmark always fails");
    }

    /** Fails late, in the middle of the measured slices. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public void halting() {
        if (++calls == 7) {
            Runtime.getRuntime().halt(42);
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public void hanging() throws InterruptedException {
        while (++calls >= 7) {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException ignored) {
                calls++;
            }
        }
    }

    @Benchmark
    @Fork(jvmArgsAppend = "-Xmx32m")
    public void exhausting() {
        kept.add(new long[1 << 20]);
    }
}

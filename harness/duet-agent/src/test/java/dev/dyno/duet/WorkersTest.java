package dev.dyno.duet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class WorkersTest {
    private static volatile long sink;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theKernelsIdsAndCountersOfJmhsWorkersAreFound() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread worker =
                new Thread(
                        () -> {
                            long sum = 0;
                            for (int index = 0; index < 1_000_000; index++) {
                                sum += new long[] {index}.length + sum % 7;
                            }
                            sink = sum;
                            done.countDown();
                            awaitQuietly(leave);
                        },
                        "some.Benchmark.method-jmh-worker-1");
        worker.start();
        done.await();
        Workers workers = Workers.find();
        assertThat(workers.kernelIds()).hasSize(1);
        assertThat(ProcessHandle.current().pid()).isNotEqualTo(workers.kernelIds()[0]);
        assertThat(workers.cpuNanos()).isPositive();
        assertThat(workers.allocatedBytes()).isNotNegative();
        assertThat(workers.runDelayNanos()).isNotNegative();
        leave.countDown();
        worker.join();
        assertThat(workers.cpuNanos()).isEqualTo(Slice.UNKNOWN);
        assertThat(sink).isNotZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

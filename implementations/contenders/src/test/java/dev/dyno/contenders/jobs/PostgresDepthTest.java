package dev.dyno.contenders.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PostgresDepthTest {
    private final AtomicInteger counts = new AtomicInteger();

    private long count(long stored) {
        counts.incrementAndGet();
        return stored;
    }

    @Test
    void isCountedAgainOnlyWhenItCouldMatter() {
        PostgresDepth depth = new PostgresDepth(800);
        assertThat(depth.estimate(_ -> count(0))).isZero();
        depth.accepted(80);
        assertThat(depth.estimate(_ -> count(7))).isEqualTo(80);
        depth.ended(30);
        assertThat(depth.estimate(_ -> count(7))).isEqualTo(50);
        assertThat(counts).hasValue(1);
        depth.accepted(20);
        assertThat(depth.estimate(_ -> count(7))).isEqualTo(7);
        assertThat(counts).hasValue(2);
    }

    @Test
    void countsUpToOneMoreThanThereMayBe() {
        PostgresDepth depth = new PostgresDepth(8);
        assertThat(depth.estimate(this::count)).isEqualTo(9);
        depth.ended(9);
        assertThat(depth.estimate(this::count)).isZero();
        assertThat(counts).hasValue(1);
    }
}

package dev.dyno.contenders.jobs;

import dev.dyno.contracts.jobs.JobClock;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.parts.DestinationGate;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One circuit breaker of resilience4j a destination. Of the destinations only those that were used
 * last are remembered; one that was forgotten counts as healthy. The map is guarded by itself.
 */
final class ResilienceGate implements DestinationGate {
    private static final int DESTINATIONS_MAX = 10_000;

    private final CircuitBreakerConfig config;
    private final Map<String, CircuitBreaker> breakers =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CircuitBreaker> eldest) {
                    return size() > DESTINATIONS_MAX;
                }
            };

    ResilienceGate(JobSpec spec) {
        config =
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(spec.breaker().failures())
                        .minimumNumberOfCalls(spec.breaker().failures())
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(Duration.ofNanos(spec.breaker().openNanos()))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(new Ticking(spec.clock()))
                        .build();
    }

    /** The spec's clock as the library wants it. */
    private static final class Ticking extends Clock {
        private final JobClock clock;

        Ticking(JobClock clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(0, clock.nowNanos());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private CircuitBreaker breaker(String destination) {
        synchronized (breakers) {
            return breakers.computeIfAbsent(destination, name -> CircuitBreaker.of(name, config));
        }
    }

    @Override
    public boolean enter(String destination) {
        return breaker(destination).tryAcquirePermission();
    }

    @Override
    public void succeeded(String destination, long serviceNanos) {
        breaker(destination).onSuccess(serviceNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(String destination, long serviceNanos, Throwable failure) {
        breaker(destination).onError(serviceNanos, TimeUnit.NANOSECONDS, failure);
    }

    @Override
    public void left(String destination) {
        breaker(destination).releasePermission();
    }
}

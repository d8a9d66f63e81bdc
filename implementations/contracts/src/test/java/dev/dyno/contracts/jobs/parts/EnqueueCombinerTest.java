package dev.dyno.contracts.jobs.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.jobs.BreakerPolicy;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobStoreException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Producers that share a step of the store share what becomes of it. */
final class EnqueueCombinerTest {
    private final CountDownLatch isHeld = new CountDownLatch(1);
    private final CountDownLatch isReleased = new CountDownLatch(1);
    private final AtomicInteger steps = new AtomicInteger();

    /** A store that can do nothing but accept, and holds up the first step. */
    private EnqueueCombiner combiner(Function<List<?>, long[]> later) {
        JobStore store =
                (JobStore)
                        Proxy.newProxyInstance(
                                JobStore.class.getClassLoader(),
                                new Class<?>[] {JobStore.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("liveCount")) {
                                        return 0L;
                                    }
                                    if (steps.getAndIncrement() > 0) {
                                        return later.apply((List<?>) arguments[0]);
                                    }
                                    isHeld.countDown();
                                    isReleased.await();
                                    return new long[] {1};
                                });
        BreakerPolicy breaker = BreakerPolicy.DEFAULT;
        JobSpec spec = new JobSpec(Path.of(""), () -> 0, 100, 1, 10, 1_000, breaker, 1);
        return new EnqueueCombiner(store, spec, new JobMeter());
    }

    /** Offers one job, then three while the store is held up, and returns what became of each. */
    private List<Object> outcomes(EnqueueCombiner combiner) throws Exception {
        List<FutureTask<Object>> offers = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            FutureTask<Object> offer = new FutureTask<>(() -> outcome(combiner));
            offers.add(offer);
            Thread producer = Thread.ofPlatform().daemon().start(offer);
            if (index == 0) {
                isHeld.await();
            } else {
                while (producer.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
        }
        isReleased.countDown();
        List<Object> outcomes = new ArrayList<>();
        for (FutureTask<Object> offer : offers) {
            outcomes.add(offer.get());
        }
        return outcomes;
    }

    private static Object outcome(EnqueueCombiner combiner) {
        try {
            return combiner.enqueue(List.of(JobRequest.of("type", "")))[0];
        } catch (JobStoreException | StackOverflowError failure) {
            return failure;
        }
    }

    @Test
    void whoCameMeanwhileSharesTheNextStepAndGetsItsOwnId() throws Exception {
        List<Object> outcomes = outcomes(combiner(jobs -> new long[] {5, 6, 7}));
        assertThat(outcomes.getFirst()).isEqualTo(1L);
        assertThat(outcomes.subList(1, 4)).containsExactlyInAnyOrder(5L, 6L, 7L);
        assertThat(steps).hasValue(2);
    }

    @Test
    void anErrorInAStepIsAnAcceptanceForNobody() throws Exception {
        StackOverflowError error = new StackOverflowError("in the store");
        List<Object> outcomes =
                outcomes(
                        combiner(jobs -> {
                            throw error;
                        }));
        assertThat(outcomes.getFirst()).isEqualTo(1L);
        assertThat(outcomes.subList(1, 4))
                .hasOnlyElementsOfTypes(JobStoreException.class, StackOverflowError.class)
                .filteredOn(outcome -> outcome instanceof JobStoreException)
                .hasSize(2)
                .allSatisfy(outcome -> assertThat((Throwable) outcome).hasCause(error));
    }
}

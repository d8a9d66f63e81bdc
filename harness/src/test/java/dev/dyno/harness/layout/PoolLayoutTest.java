package dev.dyno.harness.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The maps of our pools' workers and of the places of their forks: what owner, thieves and wakers
 * write lies apart, and a place for a fork keeps off the next one, whatever the header.
 */
final class PoolLayoutTest {
    private static final FieldPlaces WORKERS =
            new FieldPlaces(
                    PoolFactory.CONTRACT,
                    Map.ofEntries(
                            Map.entry("pool", FieldPlaces.NOBODY),
                            Map.entry("index", FieldPlaces.NOBODY),
                            Map.entry("deque", FieldPlaces.NOBODY),
                            Map.entry("frames", "owner"),
                            Map.entry("depth", "owner"),
                            Map.entry("firstPrivate", "owner"),
                            Map.entry("segments", "owner"),
                            Map.entry("segmentFirst", "owner"),
                            Map.entry("segmentJobs", "owner"),
                            Map.entry("steals", "owner"),
                            Map.entry("parks", "owner"),
                            Map.entry("failures", "owner"),
                            Map.entry("isAsked", "thieves"),
                            Map.entry("isAsleep", "wakers"),
                            Map.entry("isBusy", "wakers")));

    /** Owner and thief of a fork use all of it, by turns. */
    private static final FieldPlaces FRAMES =
            new FieldPlaces(
                    PoolFactory.CONTRACT,
                    Map.of(
                            "owner", "its fork",
                            "index", "its fork",
                            "task", "its fork",
                            "result", "its fork",
                            "state", "its fork",
                            "job", "its fork",
                            "thief", "its fork",
                            "failure", "its fork"));

    private static List<ClassLayout> all = List.of();

    @BeforeAll
    static void probe() throws InterruptedException {
        all = FRAMES.layouts("lazy-pool");
    }

    private static List<ClassLayout> layouts(String className) {
        List<ClassLayout> layouts =
                all.stream().filter(layout -> layout.className().endsWith(className)).toList();
        assertThat(layouts)
                .extracting(ClassLayout::compactHeaders)
                .containsExactlyInAnyOrder(true, false);
        return layouts;
    }

    @Test
    void fieldsOfAWorkerWithDifferentWritersShareNoLineWhereverItLies() {
        List<ClassLayout> layouts = layouts("StealingWorker");
        assertThat(layouts)
                .allSatisfy(WORKERS::expectApart)
                .allSatisfy(WORKERS::expectOffTheNeighbours);
        assertThat(layouts.stream().map(WORKERS::map))
                .containsExactlyInAnyOrder(
                        "ordinary index@12 pool@144 deque@148 depth@284 steals@288 parks@296"
                                + " failures@304 firstPrivate@312 segments@316 frames@320"
                                + " segmentFirst@324 segmentJobs@328 isAsked@464 isAsleep@600"
                                + " isBusy@604",
                        "compact index@136 pool@140 deque@144 steals@280 parks@288 failures@296"
                                + " depth@304 firstPrivate@308 segments@312 frames@316"
                                + " segmentFirst@320 segmentJobs@324 isAsked@460 isAsleep@596"
                                + " isBusy@600");
    }

    @Test
    void aForkFillsALineAndKeepsOffTheNext() {
        List<ClassLayout> layouts = layouts("ForkFrame");
        assertThat(layouts)
                .allSatisfy(layout -> {
                    long end =
                            FRAMES.used(layout).stream()
                                    .mapToLong(field -> field.offsetBytes() + field.sizeBytes())
                                    .max()
                                    .orElseThrow();
                    assertThat(end).isLessThanOrEqualTo(64);
                    assertThat(layout.instanceBytes() - end).isGreaterThanOrEqualTo(128);
                });
        assertThat(layouts.stream().map(FRAMES::map))
                .containsExactlyInAnyOrder(
                        "ordinary index@12 task@16 result@24 state@32 owner@36 job@40 thief@44"
                                + " failure@48",
                        "compact task@8 result@16 index@24 state@28 owner@32 job@36 thief@40"
                                + " failure@44");
    }
}

package dev.dyno.contenders.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.Prices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The parts of the ladder against the JDK's collections, in both kinds of memory. */
final class LadderPartsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_261);
    private static final int STEPS = 40_000;

    static List<Arguments> memories() {
        IntFunction<IntMemory> heap = HeapIntMemory::new;
        IntFunction<IntMemory> offHeap = NativeIntMemory::new;
        return List.of(Arguments.of("heap", heap), Arguments.of("native", offHeap));
    }

    private static OrderBookSpec spec(int ordersMax, int widthTicks) {
        return new OrderBookSpec(ordersMax, 0, widthTicks);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("memories")
    void bitmapFindsNeighboursLikeASortedSet(String name, IntFunction<IntMemory> allocator) {
        for (int width : new int[] {64, 128, 4096, 8192, 1 << 18}) {
            LadderLayout layout = LadderLayout.of(spec(1, width));
            TickBitmap bitmap = new TickBitmap(allocator.apply(layout.cells()), layout);
            NavigableSet<Integer> expected = new TreeSet<>();
            SplittableRandom random = new SplittableRandom(SEED + width);
            for (int step = 0; step < STEPS; step++) {
                int tick = edgeOrAny(random, width);
                if (expected.contains(tick)) {
                    bitmap.remove(tick);
                    expected.remove(tick);
                } else if (random.nextInt(3) > 0 || expected.size() < 3) {
                    bitmap.add(tick);
                    expected.add(tick);
                }
                int probe = edgeOrAny(random, width);
                assertThat(bitmap.contains(probe)).isEqualTo(expected.contains(probe));
                assertThat(bitmap.atOrBelow(probe))
                        .as("at or below %d of %d, seed %d, step %d", probe, width, SEED, step)
                        .isEqualTo(orNone(expected.floor(probe)));
                assertThat(bitmap.atOrAbove(probe))
                        .as("at or above %d of %d, seed %d, step %d", probe, width, SEED, step)
                        .isEqualTo(orNone(expected.ceiling(probe)));
            }
            bitmap.clear();
            assertThat(bitmap.atOrAbove(0)).isEqualTo(TickBitmap.NONE);
        }
    }

    private static int orNone(@org.jspecify.annotations.Nullable Integer tick) {
        return tick == null ? TickBitmap.NONE : tick;
    }

    /** Half of the time a tick beside a border between words. */
    private static int edgeOrAny(SplittableRandom random, int width) {
        if (random.nextBoolean()) {
            return random.nextInt(width);
        }
        int span = new int[] {64, 4096, 1 << 18}[random.nextInt(3)];
        int border = random.nextInt(Math.max(1, width / span) + 1) * span;
        return Math.clamp(border + random.nextInt(-1, 2), 0, width - 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("memories")
    void farLevelsFindNeighboursLikeASortedMap(String name, IntFunction<IntMemory> allocator) {
        LadderLayout layout = LadderLayout.of(spec(4096, 64));
        IntMemory memory = allocator.apply(layout.cells());
        NodePool pool = new NodePool(memory, layout.nodes(), layout.nodesEnd());
        FarLevels far = new FarLevels(memory);
        NavigableMap<Long, Integer> expected = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int step = 0; step < STEPS; step++) {
            long price = random.nextLong(-2_000, 2_001) * (Prices.PRICE_TICKS_MAX / 2_000);
            Integer node = expected.remove(price);
            if (node != null) {
                assertThat(far.find(price)).isEqualTo(node);
                far.remove(node);
                pool.give(node);
            } else {
                int added = pool.take();
                far.add(added, price);
                expected.put(price, added);
            }
            long probe = random.nextLong(-Prices.PRICE_TICKS_MAX, Prices.PRICE_TICKS_MAX);
            assertThat(far.count()).isEqualTo(expected.size());
            Long below = expected.lowerKey(probe);
            assertThat(far.below(probe))
                    .as("below %d, seed %d, step %d", probe, SEED, step)
                    .isEqualTo(below == null ? Prices.NO_PRICE : below);
            Long above = expected.higherKey(probe);
            assertThat(far.above(probe))
                    .as("above %d, seed %d, step %d", probe, SEED, step)
                    .isEqualTo(above == null ? Long.MAX_VALUE : above);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("memories")
    void indexFindsWhatAHashMapFinds(String name, IntFunction<IntMemory> allocator) {
        List<LongUnaryOperator> patterns =
                List.of(
                        i -> i,
                        i -> -i,
                        i -> i << 4,
                        i -> i << 40,
                        i -> i * 0x9E37_79B9_7F4A_7C15L,
                        i -> Long.MIN_VALUE + i);
        for (LongUnaryOperator pattern : patterns) {
            LadderLayout layout = LadderLayout.of(spec(512, 64));
            IntMemory memory = allocator.apply(layout.cells());
            NodePool pool = new NodePool(memory, layout.nodes(), layout.nodesEnd());
            OrderIndex index = new OrderIndex(memory, layout);
            Map<Long, Integer> expected = new HashMap<>();
            SplittableRandom random = new SplittableRandom(SEED);
            for (int step = 0; step < STEPS; step++) {
                long orderId = pattern.applyAsLong(random.nextLong(1_024));
                Integer node = expected.get(orderId);
                assertThat(index.find(orderId))
                        .as("id %d, seed %d, step %d", orderId, SEED, step)
                        .isEqualTo(node == null ? LadderLayout.NULL : node);
                if (node != null) {
                    index.remove(node, orderId);
                    pool.give(node);
                    expected.remove(orderId);
                } else if (expected.size() < 512) {
                    int added = pool.take();
                    memory.storeLong(added + LadderLayout.ORDER_ID, orderId);
                    index.add(added, orderId);
                    expected.put(orderId, added);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("memories")
    void poolHandsOutEachNodeOnce(String name, IntFunction<IntMemory> allocator) {
        LadderLayout layout = LadderLayout.of(spec(64, 64));
        NodePool pool =
                new NodePool(allocator.apply(layout.cells()), layout.nodes(), layout.nodesEnd());
        SplittableRandom random = new SplittableRandom(SEED);
        List<Integer> taken = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (taken.size() < 128 && (taken.isEmpty() || random.nextBoolean())) {
                int node = pool.take();
                assertThat(taken).doesNotContain(node);
                assertThat(node).isBetween(layout.nodes(), layout.nodesEnd() - 8);
                taken.add(node);
            } else {
                Collections.swap(taken, random.nextInt(taken.size()), taken.size() - 1);
                pool.give(taken.removeLast());
            }
        }
    }
}

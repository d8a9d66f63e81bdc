package dev.dyno.workloads.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.pool.Computation;
import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.PoolFactory;
import dev.dyno.contracts.pool.PoolSpec;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tasks of random trees on more workers than there are CPUs, which are held up at random: none is
 * lost, and none runs twice. {@code -Ddyno.soak.tasks=100000000} makes it long, {@code
 * -Ddyno.seed=} makes it another.
 */
final class PoolSoakTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_272);
    private static final long TASKS = Long.getLong("dyno.soak.tasks", 60_000);
    private static final int TASKS_PER_ROUND = 1 << 14;
    private static final int SUBMISSIONS = 4;
    private static final int WORKERS = 3;

    static List<String> pools() {
        return entries().stream().map(Entry::id).toList();
    }

    private static List<Entry<PoolFactory>> entries() {
        return Catalogues.load(PoolSoakTest.class.getClassLoader())
                .entries(PoolFactory.CONTRACT, PoolFactory.class);
    }

    /** A tree over a range of numbers, each a leaf that sets a bit of its own. */
    private record Tree(long seed, AtomicLongArray bits) implements TaskBody {
        static long range(int first, int end) {
            return ((long) first << 32) | end;
        }

        @Override
        public long run(long range, TaskScope scope) {
            long random = SplitMix64.mix(seed ^ range);
            hold(random);
            int first = (int) (range >>> 32);
            int end = (int) range;
            if (end - first == 1) {
                return mark(first);
            }
            int middle = first + 1 + (int) ((random >>> 33) % (end - first - 1));
            Fork left = scope.fork(range(first, middle));
            long right = run(range(middle, end), scope);
            boolean asks = (random & 64) == 0;
            return right
                    + (asks && left.unfork() ? run(range(first, middle), scope) : left.result());
        }

        private long mark(int leaf) {
            long bit = 1L << leaf;
            long before = bits.getAndAdd(leaf >>> 6, bit);
            assertThat(before & bit).as("leaf %d of seed %d ran before", leaf, seed).isZero();
            return 1;
        }

        // The point of it: another worker gets its turn in the middle of something.
        @SuppressWarnings("ThreadPriorityCheck")
        private static void hold(long random) {
            int kind = (int) random & 63;
            if (kind == 0) {
                Thread.yield();
            } else if (kind < 4) {
                for (int turn = 0; turn < kind * 50; turn++) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pools")
    void noTaskIsLostAndNoneRunsTwice(String id) {
        Entry<PoolFactory> entry =
                entries().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        assumeTrue(entry.availability() instanceof Availability.Usable, () -> id + " cannot run");
        SplitMix64 random = SplitMix64.named(id, SEED);
        try (TaskPool pool = entry.factory().start(PoolSpec.of(WORKERS))) {
            for (long done = 0; done < TASKS; done += TASKS_PER_ROUND) {
                round(pool, random.nextLong());
            }
        }
    }

    private static void round(TaskPool pool, long seed) {
        AtomicLongArray bits = new AtomicLongArray(TASKS_PER_ROUND / 64);
        Tree tree = new Tree(seed, bits);
        List<Computation> computations = new ArrayList<>();
        int each = TASKS_PER_ROUND / SUBMISSIONS;
        for (int submission = 0; submission < SUBMISSIONS; submission++) {
            int first = submission * each;
            computations.add(pool.submit(tree, Tree.range(first, first + each)));
        }
        long leaves = 0;
        for (Computation computation : computations) {
            leaves += computation.await();
        }
        assertThat(leaves).as("leaves of seed %d", seed).isEqualTo(TASKS_PER_ROUND);
        for (int word = 0; word < bits.length(); word++) {
            assertThat(bits.get(word)).as("word %d of seed %d", word, seed).isEqualTo(-1);
        }
    }
}

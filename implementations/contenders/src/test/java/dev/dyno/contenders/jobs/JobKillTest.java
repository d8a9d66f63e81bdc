package dev.dyno.contenders.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contenders.KilledProcess;
import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.jobs.BreakerPolicy;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobClock;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.RetryPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills a process that enqueues and works with {@code SIGKILL}, again and again on the same jobs.
 * This process is the outside recorder: it holds which jobs the other ones had said were accepted.
 */
final class JobKillTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_274);
    private static final int KILLS = Integer.getInteger("dyno.kills", 3);
    private static final int ACKNOWLEDGEMENTS_MAX = 120;
    private static final long NUMBERS_PER_KILL = 1_000_000_000L;
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    @TempDir private Path parent = Path.of("");

    static JobSpec spec(Path folder, JobClock clock) {
        return new JobSpec(
                folder, clock, 1 << 20, 2, 100, 300_000_000L, BreakerPolicy.DEFAULT, SEED);
    }

    static Path calls(Path folder) {
        return folder.resolveSibling(folder.getFileName() + "-calls");
    }

    private static List<Entry<JobSchedulerFactory>> entries() {
        return Catalogues.load(JobKillTest.class.getClassLoader())
                .entries(JobSchedulerFactory.CONTRACT, JobSchedulerFactory.class);
    }

    static JobSchedulerFactory factory(String id) {
        return entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id))
                .factory();
    }

    /** Returns the ids of the schedulers that can run here and promise to outlive a kill. */
    static List<String> schedulers() {
        return entries().stream()
                .filter(entry -> entry.availability() instanceof Availability.Usable)
                .filter(entry -> entry.type() != LockedJobStore.class)
                .map(Entry::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void everyAcceptedJobIsRunOrDeadAfterEveryKill(String id) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Path folder = parent.resolve(id);
        long[] heard = new long[KILLS];
        for (int kill = 0; kill < KILLS; kill++) {
            heard[kill] =
                    KilledProcess.lastHeard(
                            1 + random.nextInt(ACKNOWLEDGEMENTS_MAX),
                            JobKillChild.class,
                            folder.toString(),
                            id,
                            Long.toString(kill * NUMBERS_PER_KILL),
                            id.equals("postgres") ? PostgresServer.url() : "");
        }
        Map<Long, Integer> calls = new HashMap<>();
        long dead = finish(id, folder, calls);
        long accepted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            for (long number = kill * NUMBERS_PER_KILL; number <= heard[kill]; number++) {
                assertThat(calls).as("kill %d, seed %d", kill + 1, SEED).containsKey(number);
                accepted++;
            }
        }
        assertThat(calls.values()).allMatch(count -> count <= RetryPolicy.ATTEMPTS_DEFAULT);
        System.out.printf(
                "%s: %d kills survived, %d jobs accepted, 0 lost, %d run twice or more, %d dead%n",
                id,
                KILLS,
                accepted,
                calls.values().stream().filter(count -> count > 1).count(),
                dead);
    }

    /** Runs what is left, at a time when all leases are over; returns how many jobs are dead. */
    private static long finish(String id, Path folder, Map<Long, Integer> calls)
            throws IOException {
        ByteBuffer noted = ByteBuffer.wrap(Files.readAllBytes(calls(folder)));
        while (noted.remaining() >= Long.BYTES) {
            calls.merge(noted.getLong(), 1, Integer::sum);
        }
        JobClock later = () -> JobClock.system().nowNanos() + HOUR_NANOS;
        JobSchedulerFactory factory = factory(id);
        JobSpec spec = spec(folder, later);
        JobType type =
                JobType.of(
                        "note", run -> calls.merge(Long.parseLong(run.payload()), 1, Integer::sum));
        try (JobScheduler scheduler = factory.open(spec, List.of(type))) {
            scheduler.runDue(Integer.MAX_VALUE);
            assertThat(scheduler.metrics().depth().waiting()).isZero();
            assertThat(scheduler.metrics().depth().ready()).isZero();
            assertThat(scheduler.metrics().depth().leased()).isZero();
            List<DeadLetter> letters = scheduler.deadLetters(Integer.MAX_VALUE);
            letters.forEach(
                    letter -> calls.putIfAbsent(Long.parseLong(letter.request().payload()), 0));
            return letters.size();
        } finally {
            factory.discard(spec);
        }
    }
}

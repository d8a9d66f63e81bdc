package dev.dyno.workloads.loop.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.loop.CommandProducer;
import dev.dyno.contracts.loop.LoopCapability;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportConsumer;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.workloads.PatientThreads.Task;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What is said of commands and reports on their way. */
final class DeliveryCases {
    private static final long COMMANDS = 2_000;
    private static final int PRODUCERS = 3;

    /** What reading the counters, and a compiler's upcalls, may allocate; less than a byte each. */
    private static final long ALLOCATED_BYTES_MAX = 8_192;

    private static final int ALLOCATION_COMMANDS = 20_000;

    private DeliveryCases() {}

    static void addTo(LoopCases cases) {
        cases.add(
                "each-command-arrives-once-and-in-order",
                "The handler sees each producer's commands in their order, each once and whole.",
                driver -> deliver(driver, 1));
        cases.add(
                "consumers-see-all-in-one-order",
                "Every consumer sees every report, in one order.",
                driver -> deliver(driver, 3));
        cases.add(
                "poll-takes-no-more-than-asked",
                "A poll visits at most as many reports as it is asked for, and says how many.",
                DeliveryCases::poll);
        cases.add(
                "failing-producer-harms-nobody",
                "An offer that reaches beyond its array fails and leaves the loop as it was.",
                DeliveryCases::fail);
        cases.add(
                "steady-state-allocates-nothing",
                "After the first commands no thread allocates for a command or a report.",
                DeliveryCases::allocate,
                LoopCapability.ALLOCATION_FREE);
    }

    private static void deliver(LoopDriver driver, int consumers) {
        MatchingLoop loop = driver.loop(PRODUCERS, consumers, ReportLog.ECHO);
        List<Task<ReportLog>> readers = new ArrayList<>();
        for (int consumer = 0; consumer < consumers; consumer++) {
            readers.add(driver.startConsumer(loop, consumer, new ReportLog()));
        }
        Task<Boolean> matcher = driver.startMatcher(loop);
        List<Task<Long>> producers = new ArrayList<>();
        for (int producer = 0; producer < PRODUCERS; producer++) {
            producers.add(driver.startProducer(loop, producer, COMMANDS));
        }
        for (Task<Long> producer : producers) {
            expect("accepted commands of an open loop", COMMANDS, producer.result());
        }
        loop.close();
        matcher.result();
        ReportLog first = readers.getFirst().result();
        for (Task<ReportLog> reader : readers) {
            first.expectSame(reader.result());
        }
        first.expectFirst(driver.commands(), COMMANDS, COMMANDS, COMMANDS);
    }

    private static void poll(LoopDriver driver) {
        MatchingLoop loop = driver.loop(1, 1, ReportLog.ECHO);
        ReportConsumer way = loop.consumer(0);
        ReportLog log = new ReportLog();
        expect("reports of a new loop", 0, way.poll(log, 5));
        for (int index = 0; index < 7; index++) {
            expect("that a command is accepted", true, driver.offer(loop, 0, index));
        }
        loop.close();
        driver.startMatcher(loop).result();
        expect("visited reports", 5, way.poll(log, 5));
        expect("reports in the visitor", 5, log.count());
        expect("visited reports at the end", 2, way.poll(log, 5));
        expect("visited reports behind the end", 0, way.poll(log, 5));
        log.expectFirst(driver.commands(), 7);
    }

    private static void fail(LoopDriver driver) {
        MatchingLoop loop = driver.loop(2, 1, ReportLog.ECHO);
        Task<Boolean> matcher = driver.startMatcher(loop);
        Task<ReportLog> reader = driver.startConsumer(loop, 0, new ReportLog());
        Task<Boolean> failing =
                driver.start("failing producer", () -> dies(driver, loop, loop.producer(1)));
        expect("that the producer died of its mistake", true, failing.result());
        expect("accepted commands", COMMANDS, driver.startProducer(loop, 0, COMMANDS).result());
        loop.close();
        matcher.result();
        reader.result().expectFirst(driver.commands(), COMMANDS, 1);
    }

    private static boolean dies(LoopDriver driver, MatchingLoop loop, CommandProducer way) {
        expect("that a command is accepted", true, driver.offer(loop, 1, 0));
        int failed = 0;
        for (int firstWord : new int[] {-1, 1, MatchingLoop.COMMAND_WORDS}) {
            try {
                way.offer(new long[MatchingLoop.COMMAND_WORDS], firstWord);
            } catch (IndexOutOfBoundsException _) {
                failed++;
            }
        }
        return failed == 3;
    }

    /** One thread plays all parts but the matcher's, which is asked for its counter. */
    private static void allocate(LoopDriver driver) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] matcherId = new long[1];
        MatchingLoop loop =
                driver.loop(
                        1,
                        2,
                        (words, firstWord, reports) -> {
                            matcherId[0] = Thread.currentThread().threadId();
                            ReportLog.echo(words, firstWord, reports);
                        });
        Task<Boolean> matcher = driver.startMatcher(loop);
        Circulation circulation = new Circulation(driver, loop);
        circulation.run(ALLOCATION_COMMANDS);
        long matcherBefore = threads.getThreadAllocatedBytes(matcherId[0]);
        long ownBefore = threads.getCurrentThreadAllocatedBytes();
        circulation.run(ALLOCATION_COMMANDS);
        long own = threads.getCurrentThreadAllocatedBytes() - ownBefore;
        long matchers = threads.getThreadAllocatedBytes(matcherId[0]) - matcherBefore;
        loop.close();
        matcher.result();
        if (own > ALLOCATED_BYTES_MAX || matchers > ALLOCATED_BYTES_MAX) {
            throw failure(
                    "expected no allocation for %d commands, saw %d bytes at producer and"
                            + " consumers, %d at the matcher",
                    ALLOCATION_COMMANDS, own, matchers);
        }
    }

    /** Sends commands round, a few at a time. */
    private static final class Circulation {
        private final LoopDriver driver;
        private final CommandProducer producer;
        private final ReportConsumer[] consumers;
        private final long[] words = new long[MatchingLoop.COMMAND_WORDS];
        private final ReportVisitor visitor = (_, _) -> {};
        private long index;

        Circulation(LoopDriver driver, MatchingLoop loop) {
            this.driver = driver;
            this.producer = loop.producer(0);
            this.consumers = new ReportConsumer[] {loop.consumer(0), loop.consumer(1)};
        }

        void run(int count) {
            for (int sent = 0; sent < count; sent += 8) {
                for (int each = 0; each < 8; each++) {
                    driver.commands().copyTo(0, index++, words, 0);
                    if (!producer.put(words, 0)) {
                        throw failure("expected an open loop, saw it closed");
                    }
                }
                for (ReportConsumer consumer : consumers) {
                    int visited = 0;
                    while (visited < 8) {
                        int more = consumer.await(visitor, 8);
                        if (more == ReportConsumer.ENDED) {
                            throw failure("expected reports, saw the end");
                        }
                        visited += more;
                    }
                }
            }
        }
    }
}

package dev.dyno.workloads.loop.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.loop.conformance.LoopDriver.CAPACITY;
import static dev.dyno.workloads.loop.conformance.LoopDriver.ROOM_END;

import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.workloads.PatientThreads.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What is said of closing, aborting and failing. */
final class EndCases {
    private static final int PRODUCERS = 3;
    private static final int ROUNDS = 20;
    private static final long FOR_EVER = 1L << 40;

    private EndCases() {}

    static void addTo(LoopCases cases) {
        cases.add(
                "close-refuses-and-drains",
                "A closed loop refuses commands, handles those it has, and ends.",
                EndCases::close);
        cases.add(
                "close-under-load-splits-nobody",
                "While producers put, close lets in exactly the commands that are handled.",
                EndCases::closeUnderLoad);
        cases.add(
                "abort-ends-a-waiting-matcher",
                "Abort ends a matcher that waits for a consumer, and a consumer that waits for it.",
                EndCases::abortMatcher);
        cases.add(
                "abort-frees-waiting-producers",
                "Abort refuses the commands of producers that wait for room, also before a run.",
                EndCases::abortProducers);
        cases.add(
                "failing-handler-ends-the-loop",
                "What the handler throws leaves run, and the loop is closed and ended.",
                EndCases::fail);
        cases.add("one-matcher-only", "A loop that has run is not run again.", EndCases::runTwice);
    }

    private static void close(LoopDriver driver) {
        MatchingLoop loop = driver.loop(2, 1, ReportLog.ECHO);
        for (int index = 0; index < 5; index++) {
            expect("that a command is accepted", true, driver.offer(loop, 0, index));
            expect("that a command is accepted", true, driver.offer(loop, 1, index));
        }
        expect("that an open loop is closed", false, loop.isClosed());
        loop.close();
        loop.close();
        expect("that a closed loop is closed", true, loop.isClosed());
        expect("that a loop with commands has ended", false, loop.isEnded());
        expect("that a closed loop accepts a command", false, driver.offer(loop, 0, 5));
        expect("accepted commands", 0L, driver.startProducer(loop, 1, 1).result());
        driver.startMatcher(loop).result();
        expect("that a drained loop has ended", true, loop.isEnded());
        ReportLog log = driver.startConsumer(loop, 0, new ReportLog()).result();
        log.expectFirst(driver.commands(), 5, 5);
    }

    private static void closeUnderLoad(LoopDriver driver) {
        for (int round = 0; round < ROUNDS; round++) {
            AtomicLong handled = new AtomicLong();
            MatchingLoop loop =
                    driver.loop(
                            PRODUCERS,
                            1,
                            (words, firstWord, reports) -> {
                                handled.incrementAndGet();
                                ReportLog.echo(words, firstWord, reports);
                            });
            Task<Boolean> matcher = driver.startMatcher(loop);
            Task<ReportLog> reader = driver.startConsumer(loop, 0, new ReportLog());
            List<Task<Long>> producers = new ArrayList<>();
            for (int producer = 0; producer < PRODUCERS; producer++) {
                producers.add(driver.startProducer(loop, producer, FOR_EVER));
            }
            long enough = round * 13L;
            driver.await(enough + " commands", () -> handled.get() >= enough);
            loop.close();
            long[] accepted = producers.stream().mapToLong(Task::result).toArray();
            matcher.result();
            reader.result().expectFirst(driver.commands(), accepted);
        }
    }

    private static void abortMatcher(LoopDriver driver) {
        AtomicLong reported = new AtomicLong();
        MatchingLoop loop =
                driver.loop(
                        1,
                        2,
                        (words, firstWord, reports) -> {
                            for (int times = 0; times < 2 * ROOM_END; times++) {
                                ReportLog.echo(words, firstWord, reports);
                                reported.incrementAndGet();
                            }
                        });
        Task<Boolean> matcher = driver.startMatcher(loop);
        Task<ReportLog> reader = driver.startConsumer(loop, 0, new ReportLog());
        expect("that a command is accepted", true, driver.offer(loop, 0, 0));
        driver.await("a full channel", () -> reported.get() >= CAPACITY);
        expect("that a matcher without room waits", true, matcher.isRunning());
        loop.abort();
        matcher.result();
        expect("that an aborted loop has ended", true, loop.isEnded());
        expect("that an aborted loop accepts a command", false, driver.offer(loop, 0, 1));
        int seen = reader.result().count();
        if (seen > reported.get() + 1) {
            throw failure("expected %d reports at most, saw %d", reported.get(), seen);
        }
    }

    private static void abortProducers(LoopDriver driver) {
        MatchingLoop loop = driver.loop(PRODUCERS, 1, ReportLog.ECHO);
        List<Task<Long>> producers = new ArrayList<>();
        for (int producer = 0; producer < PRODUCERS; producer++) {
            producers.add(driver.startProducer(loop, producer, FOR_EVER));
        }
        Task<ReportLog> reader = driver.startConsumer(loop, 0, new ReportLog());
        loop.abort();
        long accepted = producers.stream().mapToLong(Task::result).sum();
        if (accepted >= ROOM_END) {
            throw failure(
                    "expected fewer than %d commands without a matcher, saw %d",
                    ROOM_END, accepted);
        }
        expect("that an aborted loop is closed", true, loop.isClosed());
        expect("reports of a loop that never ran", 0, reader.result().count());
        driver.startMatcher(loop).result();
    }

    private static void fail(LoopDriver driver) {
        IllegalStateException mistake = new IllegalStateException("the handler's");
        MatchingLoop loop =
                driver.loop(
                        1,
                        1,
                        (words, firstWord, reports) -> {
                            if (words[firstWord] == 3) {
                                throw mistake;
                            }
                            ReportLog.echo(words, firstWord, reports);
                        });
        Task<ReportLog> reader = driver.startConsumer(loop, 0, new ReportLog());
        Task<Boolean> matcher = driver.startMatcher(loop);
        driver.startProducer(loop, 0, FOR_EVER).result();
        Object seen = "no exception";
        try {
            matcher.result();
        } catch (IllegalStateException thrown) {
            seen = thrown;
        }
        expect("to leave run", mistake, seen);
        expect("that a failed loop has ended", true, loop.isEnded());
        expect("that a failed loop is closed", true, loop.isClosed());
        reader.result().expectFirst(driver.commands(), 3);
    }

    private static void runTwice(LoopDriver driver) {
        MatchingLoop loop = driver.loop(1, 1, ReportLog.ECHO);
        Task<Boolean> matcher = driver.startMatcher(loop);
        loop.close();
        matcher.result();
        try {
            loop.run();
        } catch (IllegalStateException _) {
            return;
        }
        throw failure("expected a second run to be refused, saw it end");
    }
}

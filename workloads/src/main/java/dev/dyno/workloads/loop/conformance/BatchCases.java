package dev.dyno.workloads.loop.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportConsumer;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.PatientThreads.Task;
import dev.dyno.workloads.Spin;

/** What is said of batches. */
final class BatchCases {
    private static final int ROOM = 1_024;

    private BatchCases() {}

    static void addTo(LoopCases cases) {
        cases.add(
                "batches-end-in-time",
                "The handler is told that a batch ended after each command, and BATCH_MAX at most.",
                BatchCases::bounds);
        cases.add(
                "waiting-handler-is-asked-again",
                "While the handler waits, its batch end is called, and a closed loop does not end.",
                BatchCases::waits);
        cases.add(
                "batch-end-publishes-reports",
                "A report is visible when its batch has ended, and earlier after a flush.",
                BatchCases::publishes);
    }

    private static void bounds(LoopDriver driver) {
        Batches batches = new Batches();
        MatchingLoop loop =
                driver.loop(
                        new LoopSpec(1, 1, ROOM, ROOM, WaitStrategy.YIELD, Spin.cpuCount()),
                        batches);
        for (int index = 0; index < ROOM; index++) {
            expect("that a command is accepted", true, driver.offer(loop, 0, index));
        }
        loop.close();
        driver.startMatcher(loop).result();
        expect("handled commands", ROOM, batches.handled);
        expect("commands behind the last batch's end", 0, batches.sinceEnd);
        if (batches.largest > MatchingLoop.BATCH_MAX) {
            throw failure(
                    "expected batches of %d at most, saw %d",
                    MatchingLoop.BATCH_MAX, batches.largest);
        }
    }

    /** Counts commands; belongs to the matcher until it has ended. */
    private static final class Batches implements CommandHandler {
        private int handled;
        private int sinceEnd;
        private int largest;

        @Override
        public void command(long[] words, int firstWord, ReportWriter reports) {
            handled++;
            sinceEnd++;
            largest = Math.max(largest, sinceEnd);
        }

        @Override
        public boolean batchEnd(ReportWriter reports) {
            sinceEnd = 0;
            return false;
        }
    }

    private static void waits(LoopDriver driver) {
        for (WaitStrategy strategy : WaitStrategy.values()) {
            MatchingLoop loop =
                    driver.loop(
                            new LoopSpec(1, 1, 16, 16, strategy, Spin.cpuCount()), new HeldBack());
            for (int index = 0; index < 3; index++) {
                expect("that a command is accepted", true, driver.offer(loop, 0, index));
            }
            loop.close();
            Task<Boolean> matcher = driver.startMatcher(loop);
            Task<ReportLog> reader = driver.startConsumer(loop, 0, new ReportLog());
            matcher.result();
            reader.result().expectFirst(driver.commands(), 3);
        }
    }

    /** Holds reports back until it has been asked often enough, as if for a slow disk. */
    private static final class HeldBack implements CommandHandler {
        private static final int PATIENCE = 50;

        private final long[] held = new long[16 * MatchingLoop.COMMAND_WORDS];
        private int count;
        private int asked;

        @Override
        public void command(long[] words, int firstWord, ReportWriter reports) {
            System.arraycopy(
                    words,
                    firstWord,
                    held,
                    count * MatchingLoop.COMMAND_WORDS,
                    MatchingLoop.COMMAND_WORDS);
            count++;
        }

        @Override
        public boolean batchEnd(ReportWriter reports) {
            if (count == 0) {
                return false;
            }
            asked++;
            if (asked < PATIENCE) {
                return true;
            }
            for (int each = 0; each < count; each++) {
                ReportLog.echo(held, each * MatchingLoop.COMMAND_WORDS, reports);
            }
            count = 0;
            return false;
        }
    }

    private static void publishes(LoopDriver driver) {
        MatchingLoop loop = driver.loop(1, 1, BatchCases::echoAndFlush);
        Task<Boolean> matcher = driver.startMatcher(loop);
        ReportConsumer way = loop.consumer(0);
        ReportLog log = new ReportLog();
        for (int index = 0; index < 4; index++) {
            expect("that a command is accepted", true, driver.offer(loop, 0, index));
            int seen = index + 1;
            driver.await(
                    "report " + index,
                    () -> {
                        int visited = way.poll(log, 1);
                        return visited == 1 && log.count() == seen;
                    });
        }
        expect("that the matcher waits for commands", true, matcher.isRunning());
        loop.close();
        matcher.result();
        log.expectFirst(driver.commands(), 4);
    }

    /** Flushes every second report by itself. */
    private static void echoAndFlush(long[] words, int firstWord, ReportWriter reports) {
        ReportLog.echo(words, firstWord, reports);
        if (words[firstWord] % 2 == 1) {
            reports.flush();
        }
    }
}

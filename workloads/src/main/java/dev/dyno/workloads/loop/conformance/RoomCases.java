package dev.dyno.workloads.loop.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;
import static dev.dyno.workloads.loop.conformance.LoopDriver.CAPACITY;
import static dev.dyno.workloads.loop.conformance.LoopDriver.ROOM_END;

import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.workloads.PatientThreads.Task;
import dev.dyno.workloads.Spin;
import java.util.concurrent.atomic.AtomicLong;

/** What is said of room, and of waiting for it. */
final class RoomCases {
    private static final long COMMANDS = 500;

    private RoomCases() {}

    static void addTo(LoopCases cases) {
        cases.add(
                "full-queue-refuses",
                "A queue without a matcher takes as many commands as it has room for, and no more.",
                RoomCases::refuse);
        cases.add(
                "slow-consumer-holds-everybody-up",
                "While one consumer does not read, the matcher waits, and nothing is lost.",
                RoomCases::slow);
        cases.add(
                "put-waits-for-room",
                "A put into a full queue waits, whatever the strategy, and goes on.",
                RoomCases::putWaits);
    }

    private static void refuse(LoopDriver driver) {
        MatchingLoop loop = driver.loop(1, 1, ReportLog.ECHO);
        long accepted = driver.offerUntilRefused(loop, 0);
        expectRoom("commands in a queue", accepted);
        expect("that a full loop is closed", false, loop.isClosed());
        loop.close();
        Task<Boolean> matcher = driver.startMatcher(loop);
        ReportLog log = driver.startConsumer(loop, 0, new ReportLog()).result();
        matcher.result();
        log.expectFirst(driver.commands(), accepted);
    }

    private static void expectRoom(String what, long seen) {
        if (seen < CAPACITY || seen >= ROOM_END) {
            throw failure("expected %d to %d %s, saw %d", CAPACITY, ROOM_END - 1, what, seen);
        }
    }

    private static void slow(LoopDriver driver) {
        AtomicLong handled = new AtomicLong();
        MatchingLoop loop =
                driver.loop(
                        1,
                        2,
                        (words, firstWord, reports) -> {
                            ReportLog.echo(words, firstWord, reports);
                            handled.incrementAndGet();
                        });
        Task<Boolean> matcher = driver.startMatcher(loop);
        Task<ReportLog> fast = driver.startConsumer(loop, 0, new ReportLog());
        Task<Long> producer = driver.startProducer(loop, 0, COMMANDS);
        driver.await("as many reports as there is room for", () -> handled.get() >= CAPACITY);
        awaitRest(handled);
        expectRoom("reports for a consumer that does not read", handled.get());
        expect(
                "that a producer of more commands than there is room for",
                true,
                producer.isRunning());
        Task<ReportLog> slow = driver.startConsumer(loop, 1, new ReportLog());
        expect("accepted commands", COMMANDS, producer.result());
        loop.close();
        matcher.result();
        fast.result().expectSame(slow.result());
        slow.result().expectFirst(driver.commands(), COMMANDS);
    }

    /** Nothing shows that a thread will never move; that it did not for a while must do. */
    private static void awaitRest(AtomicLong moving) {
        long before;
        do {
            before = moving.get();
            lookAround();
        } while (moving.get() != before);
    }

    // On few CPUs the others need this one to move, if they can.
    @SuppressWarnings("ThreadPriorityCheck")
    private static void lookAround() {
        for (int look = 0; look < 1_000; look++) {
            Thread.yield();
        }
    }

    private static void putWaits(LoopDriver driver) {
        for (WaitStrategy strategy : WaitStrategy.values()) {
            MatchingLoop loop =
                    driver.loop(
                            new LoopSpec(1, 1, CAPACITY, CAPACITY, strategy, Spin.cpuCount()),
                            ReportLog.ECHO);
            Task<Long> producer = driver.startProducer(loop, 0, COMMANDS);
            lookAround();
            expect("that a put into a full queue waits", true, producer.isRunning());
            Task<Boolean> matcher = driver.startMatcher(loop);
            Task<ReportLog> reader = driver.startConsumer(loop, 0, new ReportLog());
            expect("accepted commands", COMMANDS, producer.result());
            loop.close();
            matcher.result();
            reader.result().expectFirst(driver.commands(), COMMANDS);
        }
    }
}

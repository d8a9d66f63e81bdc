package dev.dyno.harness.duet;

import dev.dyno.duet.ArmState;
import dev.dyno.duet.ControlBlock;
import dev.dyno.duet.SlowdownKind;
import dev.dyno.harness.duet.GroupRequest.ArmBuild;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.results.model.DuetGroup.ArmRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One fork group while it runs. Used by one thread; only {@link #kill} may be called by another,
 * and meets it in the list of processes, which is safe for that.
 */
final class RunningGroup implements AutoCloseable {
    private static final long POLL_MILLIS = 2;
    private static final long EXIT_NANOS_MAX = TimeUnit.SECONDS.toNanos(30);

    private final GroupRequest request;
    private final DuetSettings settings;
    private final Path folder;
    private final BooleanSupplier stopping;
    private final byte[] schedule;
    private final ControlBlock block;
    private final String startedAt = Instant.now().toString();
    private final ClockWatch clocks;
    private final List<ArmProcess> processes = new CopyOnWriteArrayList<>();
    private final List<ArmPlacement> placements = new ArrayList<>();
    private int failedArm = -1;
    private @Nullable ArmFailure failure;

    RunningGroup(
            GroupRequest request,
            DuetSettings settings,
            Path temporaryFolder,
            Supplier<ArmPlacement> placement,
            ClockWatch clocks,
            BooleanSupplier stopping)
            throws IOException {
        this.request = request;
        this.settings = settings;
        this.clocks = clocks;
        this.stopping = stopping;
        this.folder = Files.createTempDirectory(temporaryFolder, "group");
        this.schedule =
                TurnSchedule.abba(
                        request.arms().size(), settings.slicesPerArm() / 2, request.seed());
        this.block =
                ControlBlock.create(
                        folder.resolve("control"),
                        request.arms().size(),
                        schedule,
                        request.benchmark().singleShot() ? 0 : settings.sliceNanos(),
                        ProcessHandle.current().pid());
        request.arms().forEach(_ -> placements.add(placement.get()));
    }

    /** Runs the group and says what came of it. */
    DuetGroup run(Conductor.LogKeeper keeper) throws IOException, InterruptedException {
        start();
        boolean isDone = awaitReady() && awaitTurns() && awaitExits();
        if (!isDone) {
            kill();
        }
        return result(keeper);
    }

    private void start() throws IOException {
        for (int arm = 0; arm < request.arms().size() && !stopping.getAsBoolean(); arm++) {
            ArmBuild build = request.arms().get(arm);
            processes.add(
                    ArmProcess.start(
                            JmhCommand.arm(build.build(), request.benchmark(), settings),
                            environment(folder.resolve("control"), arm, build.injection()),
                            folder.resolve(build.arm() + ".log")));
        }
    }

    private static Map<String, String> environment(
            Path control, int arm, @Nullable Injection injection) {
        return injection == null
                ? ControlBlock.environment(control, arm, SlowdownKind.SPIN, 0)
                : ControlBlock.environment(control, arm, injection.kind(), injection.fraction());
    }

    /** Waits until every arm waits for its first turn, and binds them. */
    private boolean awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        int arm = 0;
        while (arm < processes.size()) {
            if (block.state(arm) == ArmState.READY) {
                arm++;
            } else if (!goesOn()) {
                return false;
            } else if (System.nanoTime() > deadline) {
                fail(arm, hung(block.state(arm), settings.startTimeout().toSeconds()));
                return false;
            } else {
                pause();
            }
        }
        if (!goesOn()) {
            return false;
        }
        for (int ready = 0; ready < processes.size(); ready++) {
            placements
                    .get(ready)
                    .bind(processes.get(ready).pid(), block.pid(ready), block.workers(ready));
        }
        return true;
    }

    private static ArmFailure hung(ArmState state, long seconds) {
        String what =
                state == ArmState.STARTING
                        ? "had not begun its first iteration after "
                        : "was still warming up after ";
        return new ArmFailure("hung", what + seconds + " s");
    }

    private boolean awaitTurns() throws InterruptedException {
        block.passTo(0);
        int seen = 0;
        long seenNanos = System.nanoTime();
        while (seen < schedule.length) {
            pause();
            int turn = block.turn();
            long now = System.nanoTime();
            if (turn != seen) {
                // Who had the turn before has run just now, so the kernel says where.
                placements.get(schedule[turn - 1]).sample();
                seen = turn;
                seenNanos = now;
            } else if (!goesOn()) {
                return false;
            } else if (now - seenNanos > settings.turnTimeout().toNanos()) {
                long seconds = settings.turnTimeout().toSeconds();
                fail(schedule[turn], new ArmFailure("hung", "kept its turn for " + seconds + " s"));
                return false;
            }
        }
        return true;
    }

    private boolean awaitExits() throws InterruptedException {
        for (int arm = 0; arm < processes.size(); arm++) {
            OptionalInt exitCode = processes.get(arm).awaitExit(EXIT_NANOS_MAX);
            if (exitCode.isEmpty()) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(EXIT_NANOS_MAX);
                fail(
                        arm,
                        new ArmFailure(
                                "hung",
                                "did not end within " + seconds + " s after its last slice"));
                return false;
            }
            if (exitCode.getAsInt() != 0) {
                fail(arm, ArmFailure.of(exitCode.getAsInt(), processes.get(arm).output()));
                return false;
            }
        }
        return !stopping.getAsBoolean();
    }

    /** Answers whether nobody has asked to stop and no arm has died. */
    private boolean goesOn() {
        clocks.look();
        if (stopping.getAsBoolean()) {
            return false;
        }
        for (int arm = 0; arm < processes.size(); arm++) {
            OptionalInt exitCode = processes.get(arm).exitCode();
            if (exitCode.isPresent() && block.state(arm) != ArmState.DONE) {
                fail(arm, ArmFailure.of(exitCode.getAsInt(), processes.get(arm).output()));
                return false;
            }
        }
        return true;
    }

    private void pause() throws InterruptedException {
        clocks.look();
        Thread.sleep(POLL_MILLIS);
    }

    private void fail(int arm, ArmFailure why) {
        failedArm = arm;
        failure = why;
    }

    private DuetGroup result(Conductor.LogKeeper keeper) throws IOException {
        ArmFailure why = failure;
        String status = why == null ? DuetGroup.OK : why.status();
        if (stopping.getAsBoolean()) {
            status = "interrupted";
        } else if (why == null && clocks.wasInterrupted()) {
            status = "suspended";
        }
        List<ArmRun> runs = new ArrayList<>();
        SliceColumns columns = new SliceColumns(block, schedule);
        for (int arm = 0; arm < request.arms().size(); arm++) {
            runs.add(armRun(arm, columns, why != null, keeper));
        }
        return new DuetGroup(
                DuetGroup.SCHEMA_VERSION,
                request.index(),
                request.benchmark().label(),
                request.phase(),
                startedAt,
                request.seed(),
                IntStream.range(0, schedule.length).mapToObj(t -> (int) schedule[t]).toList(),
                status,
                failedArm < 0 ? null : request.arms().get(failedArm).arm(),
                why == null ? null : why.reason(),
                runs,
                clocks.notes());
    }

    private ArmRun armRun(
            int arm, SliceColumns columns, boolean isFailed, Conductor.LogKeeper keeper)
            throws IOException {
        String name = request.arms().get(arm).arm();
        ArmPlacement placement = placements.get(arm);
        @Nullable ArmProcess process = arm < processes.size() ? processes.get(arm) : null;
        OptionalInt exitCode = process == null ? OptionalInt.empty() : process.exitCode();
        return new ArmRun(
                name,
                exitCode.isPresent() ? exitCode.getAsInt() : null,
                placement.plannedCpu(),
                placement.observedCpus(),
                placement.isVerified(),
                placement.problem(),
                process != null && isFailed ? keeper.keep(request, name, process.log()) : null,
                columns.of(arm));
    }

    /** Ends every arm: those that wait leave by themselves, all others are killed. */
    void kill() {
        block.stop();
        processes.forEach(ArmProcess::close);
    }

    @Override
    public void close() throws IOException {
        kill();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}

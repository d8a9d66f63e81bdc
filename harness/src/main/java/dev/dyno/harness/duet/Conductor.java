package dev.dyno.harness.duet;

import dev.dyno.harness.place.CpuSet;
import dev.dyno.harness.place.ForeignThreads;
import dev.dyno.harness.place.PlacementPlan;
import dev.dyno.results.model.DuetGroup;
import dev.dyno.workloads.ThreadRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs fork groups, one at a time: starts the arms, waits until all are warm, binds them, lets them
 * take their turns and watches that none dies or hangs. Whatever happens, what was measured until
 * then is in the result.
 *
 * <p>Threading: {@link #run} on one thread; {@link #stop} on any, for example in a shutdown hook.
 */
public final class Conductor {
    private final DuetSettings settings;
    private final PlacementPlan plan;
    private final ForeignThreads threads = new ForeignThreads();
    private final Path temporaryFolder;
    private final Supplier<ClockWatch> clocks;
    private volatile boolean stopping;

    /** The group that is running; written by the running thread, read by whoever stops it. */
    private volatile @Nullable RunningGroup running;

    /**
     * Creates a conductor.
     *
     * @param temporaryFolder an existing folder for control blocks and logs, best in memory
     */
    public Conductor(DuetSettings settings, PlacementPlan plan, Path temporaryFolder) {
        this(settings, plan, temporaryFolder, ClockWatch::new);
    }

    /** Creates a conductor that watches other clocks than those of this machine. */
    Conductor(
            DuetSettings settings,
            PlacementPlan plan,
            Path temporaryFolder,
            Supplier<ClockWatch> clocks) {
        this.settings = settings;
        this.plan = plan;
        this.temporaryFolder = temporaryFolder;
        this.clocks = clocks;
    }

    /**
     * Runs a group to its end.
     *
     * @param keeper takes the logs of arms of a group that failed
     * @throws IOException if the control block cannot be made or a JVM cannot be started
     * @throws InterruptedException if this thread is interrupted; all arms are killed
     */
    public DuetGroup run(GroupRequest request, LogKeeper keeper)
            throws IOException, InterruptedException {
        @Nullable Integer cpu = request.benchmark().threads() == 1 ? measuredCpu() : null;
        CpuSet housekeeping = plan.housekeeping();
        try (RunningGroup group =
                new RunningGroup(
                        request,
                        settings,
                        temporaryFolder,
                        () -> new ArmPlacement(threads, cpu, housekeeping),
                        clocks.get(),
                        () -> stopping)) {
            running = group;
            return group.run(keeper);
        } finally {
            running = null;
        }
    }

    private @Nullable Integer measuredCpu() {
        return plan.cpu(ThreadRole.MEASURED).isPresent()
                ? plan.cpu(ThreadRole.MEASURED).getAsInt()
                : null;
    }

    /** Kills the arms of the group that is running, if any; groups started later end at once. */
    public void stop() {
        stopping = true;
        RunningGroup group = running;
        if (group != null) {
            group.kill();
        }
    }

    /** Keeps the output of an arm that failed. */
    @FunctionalInterface
    public interface LogKeeper {
        /**
         * Copies a log to where it is kept.
         *
         * @param arm the arm's name
         * @return the copy, as the result is to name it, or null if it is not kept
         */
        @Nullable String keep(GroupRequest request, String arm, Path log) throws IOException;
    }
}

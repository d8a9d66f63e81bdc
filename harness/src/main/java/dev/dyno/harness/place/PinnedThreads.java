package dev.dyno.harness.place;

import dev.dyno.harness.place.LinuxThreads.Refusal;
import dev.dyno.results.model.TrialResult.ThreadPlacement;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Binds threads to the CPUs of a plan, and reads back what really happened. The kernel's answer
 * counts, never the request: a thread that could not be bound, whose mask was changed by somebody
 * else, or that was seen elsewhere has {@code verified == false} and a problem in {@link
 * #placements()}.
 *
 * <p>Threading: {@link #bind} is called by the thread to be bound; all other methods by any thread.
 * Records are guarded by this object's lock, which a bound thread takes on its first bind only.
 */
public final class PinnedThreads implements ThreadBinder {
    /** What the calling thread is bound as, so that binding again costs a look. */
    private static final ThreadLocal<@Nullable Claim> CLAIM = new ThreadLocal<>();

    private final PlacementPlan plan;
    private final LinuxThreads threads;
    private final SystemFiles files;
    private final List<Bound> bound = new ArrayList<>();
    private int workerCount;

    /** Binds threads of this process. */
    public PinnedThreads(PlacementPlan plan) {
        this(plan, LinuxThreads.system(), SystemFiles.ofThisMachine());
    }

    /** Binds threads with given calls and files. */
    PinnedThreads(PlacementPlan plan, LinuxThreads threads, SystemFiles files) {
        this.plan = plan;
        this.threads = threads;
        this.files = files;
    }

    /** Returns the plan. */
    public PlacementPlan plan() {
        return plan;
    }

    @Override
    public void bind(ThreadRole role) {
        Claim claim = CLAIM.get();
        if (claim != null && claim.owner == this && claim.role == role) {
            return;
        }
        CLAIM.set(new Claim(this, role));
        if (!threads.isAvailable() || Thread.currentThread().isVirtual()) {
            recordUnbindable(role);
            return;
        }
        OptionalInt cpu = claimCpu(role);
        BoundThread self = new BoundThread(threads.threadId(), Thread.currentThread().threadId());
        Bound record = new Bound(role, self, cpu);
        if (cpu.isEmpty()) {
            record.fail("the plan has no CPU for this role");
        } else {
            BitSet mask = new BitSet();
            mask.set(cpu.getAsInt());
            Refusal refusal = threads.bind(0, mask);
            if (refusal != null) {
                record.fail(
                        "could not be bound to CPU " + cpu.getAsInt() + ": " + refusal.message());
            }
        }
        record.checkMask(threads.affinity(0));
        record.see(threads.currentCpu());
        remember(record);
    }

    private void recordUnbindable(ThreadRole role) {
        String problem = threads.problem();
        BoundThread self = new BoundThread(0, Thread.currentThread().threadId());
        Bound record = new Bound(role, self, claimCpu(role));
        record.fail(
                problem != null
                        ? problem
                        : "it is a virtual thread: binding it would bind its carrier");
        record.ended = true;
        remember(record);
    }

    private synchronized OptionalInt claimCpu(ThreadRole role) {
        return role == ThreadRole.WORKER ? plan.workerCpu(workerCount++) : plan.cpu(role);
    }

    private synchronized void remember(Bound record) {
        for (Bound earlier : bound) {
            // A thread that takes another role is no longer where its earlier role belongs.
            earlier.ended |= earlier.thread.equals(record.thread);
        }
        bound.add(record);
    }

    /**
     * Looks from outside where every bound thread runs now and whether its mask still is what was
     * asked for. Threads that have ended keep what was seen before. Call it while measuring, often
     * enough to notice; a call costs a few system calls for each bound thread.
     */
    public synchronized void sample() {
        for (Bound record : bound) {
            if (record.ended) {
                continue;
            }
            OptionalInt cpu = ThreadStat.processor(files, record.thread.kernelId());
            if (cpu.isEmpty()) {
                record.ended = true;
                continue;
            }
            record.see(cpu.getAsInt());
            record.checkMask(threads.affinity((int) record.thread.kernelId()));
        }
    }

    /** Returns the first thread with a role, or empty if none asked to be bound. */
    public synchronized Optional<BoundThread> thread(ThreadRole role) {
        return bound.stream()
                .filter(record -> record.role == role)
                .findFirst()
                .map(record -> record.thread);
    }

    /** Returns what is known of every thread that asked to be bound, in the order of asking. */
    public synchronized List<ThreadPlacement> placements() {
        return bound.stream().map(Bound::toPlacement).toList();
    }

    /**
     * Moves every thread of this JVM that was not bound by role to the plan's housekeeping CPUs.
     * Threads that the JVM starts later inherit this from their parents. Close the result to undo
     * it, for example during warm-up, when the compiler should have all CPUs.
     */
    public Confinement confineOthers() {
        Confinement confinement = new Confinement(threads);
        if (!threads.isAvailable()) {
            confinement.fail(String.valueOf(threads.problem()));
        } else if (plan.housekeeping().isEmpty()) {
            confinement.fail("the plan has no CPUs for the JVM's own threads");
        } else {
            confinement.confine(otherThreads(), plan.housekeeping());
        }
        return confinement;
    }

    private synchronized List<Integer> otherThreads() {
        List<Integer> others = new ArrayList<>();
        for (String name : files.names("proc/self/task")) {
            long threadId = SystemFiles.parse(name).orElse(-1);
            boolean isBound =
                    bound.stream().anyMatch(record -> record.thread.kernelId() == threadId);
            if (threadId > 0 && !isBound) {
                others.add((int) threadId);
            }
        }
        return others;
    }

    private record Claim(PinnedThreads owner, ThreadRole role) {}

    /** What was asked for and seen of one thread; guarded by the outer object's lock. */
    private static final class Bound {
        final ThreadRole role;
        final BoundThread thread;
        final OptionalInt planned;
        final BitSet observed = new BitSet();
        final List<String> problems = new ArrayList<>();
        boolean ended;

        Bound(ThreadRole role, BoundThread thread, OptionalInt planned) {
            this.role = role;
            this.thread = thread;
            this.planned = planned;
        }

        void fail(String problem) {
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }

        void see(int cpu) {
            if (cpu >= 0) {
                observed.set(cpu);
            }
            if (planned.isPresent() && planned.getAsInt() != cpu) {
                fail("was seen on CPU " + cpu + " instead of CPU " + planned.getAsInt());
            }
        }

        void checkMask(@Nullable BitSet mask) {
            if (planned.isEmpty() || mask == null) {
                return;
            }
            boolean isOnlyPlanned = mask.cardinality() == 1 && mask.get(planned.getAsInt());
            if (!isOnlyPlanned) {
                fail("its mask allows CPU " + CpuSet.of(mask));
            }
        }

        ThreadPlacement toPlacement() {
            return new ThreadPlacement(
                    role.id(),
                    // Java's own id stands in where the kernel's cannot be asked for.
                    thread.kernelId() == 0 ? thread.javaId() : thread.kernelId(),
                    planned.isPresent() ? planned.getAsInt() : null,
                    CpuSet.of(observed).ids(),
                    problems.isEmpty(),
                    problems.isEmpty() ? null : String.join("; ", problems));
        }
    }
}

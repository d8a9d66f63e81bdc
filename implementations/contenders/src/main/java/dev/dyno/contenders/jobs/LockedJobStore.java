package dev.dyno.contenders.jobs;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.AuditOutcome;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobDepth;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobState;
import dev.dyno.contracts.jobs.parts.Claim;
import dev.dyno.contracts.jobs.parts.JobStore;
import dev.dyno.contracts.jobs.parts.LeasedJob;
import dev.dyno.contracts.jobs.parts.Settlement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The reference: everything in sorted sets of this process, under one lock. Nothing outlives the
 * process. All fields are guarded by this object.
 */
@Implementation(
        id = "locked",
        summary = "Jobs in sorted sets under one lock, gone with the process.")
final class LockedJobStore implements JobStore {
    /** The audit trail forgets the oldest entries beyond so many, to bound the memory. */
    private static final int AUDIT_MAX = 1 << 20;

    private static final Comparator<Job> BY_TIME =
            Comparator.comparingLong((Job job) -> job.timeNanos)
                    .thenComparingLong(job -> job.jobId);
    private static final Comparator<Job> BY_URGENCY =
            Comparator.comparingInt((Job job) -> -job.request.priority())
                    .thenComparingLong(job -> job.dueNanos)
                    .thenComparingLong(job -> job.jobId);

    private final Map<Long, Job> live = new HashMap<>();
    private final Map<String, Long> keys = new HashMap<>();
    private final NavigableSet<Job> waiting = new TreeSet<>(BY_TIME);
    private final NavigableSet<Job> leased = new TreeSet<>(BY_TIME);
    private final Map<String, NavigableSet<Job>> ready = new HashMap<>();
    private final SortedMap<Long, DeadJob> dead = new TreeMap<>();
    private final Map<Long, List<AuditEntry>> audit = new HashMap<>();
    private final Deque<AuditEntry> auditOrder = new ArrayDeque<>();
    private long nextJobId = 1;

    /** A job in one of the three sets; {@code timeNanos} is its due time or its lease's end. */
    private static final class Job {
        private final long jobId;
        private final JobRequest request;
        private @Nullable NavigableSet<Job> set;
        private long timeNanos;
        private long dueNanos;
        private long claimedNanos;
        private String worker = "";
        private int attempts;
        private long fence;
        private boolean isLeased;

        Job(long jobId, JobRequest request) {
            this.jobId = jobId;
            this.request = request;
        }
    }

    private record DeadJob(DeadLetter letter, long fence) {}

    @Override
    public synchronized long[] accept(List<JobRequest> requests, long nowNanos) {
        long[] ids = new long[requests.size()];
        for (int index = 0; index < ids.length; index++) {
            JobRequest request = requests.get(index);
            Long known = request.uniqueKey().isEmpty() ? null : keys.get(request.uniqueKey());
            ids[index] = known == null ? add(request, nowNanos) : -known;
        }
        return ids;
    }

    private long add(JobRequest request, long nowNanos) {
        Job job = new Job(nextJobId++, request.after(0));
        enlist(job);
        job.dueNanos = nowNanos + request.delayNanos();
        if (request.delayNanos() == 0) {
            put(job, readyOf(request.type()), job.dueNanos);
        } else {
            put(job, waiting, job.dueNanos);
        }
        return job.jobId;
    }

    private void enlist(Job job) {
        live.put(job.jobId, job);
        if (!job.request.uniqueKey().isEmpty()) {
            keys.put(job.request.uniqueKey(), job.jobId);
        }
    }

    private void delist(Job job) {
        put(job, null, 0);
        live.remove(job.jobId);
        keys.remove(job.request.uniqueKey(), job.jobId);
    }

    private NavigableSet<Job> readyOf(String type) {
        return ready.computeIfAbsent(type, _ -> new TreeSet<>(BY_URGENCY));
    }

    private static void put(Job job, @Nullable NavigableSet<Job> set, long timeNanos) {
        if (job.set != null) {
            job.set.remove(job);
        }
        job.timeNanos = timeNanos;
        job.set = set;
        job.isLeased = false;
        if (set != null) {
            set.add(job);
        }
    }

    private void lease(Job job, long untilNanos) {
        put(job, leased, untilNanos);
        job.isLeased = true;
    }

    @Override
    public synchronized long liveCount() {
        return live.size();
    }

    @Override
    public synchronized int move(long nowNanos, int limit) {
        int moved = 0;
        while (moved < limit && isOver(waiting, nowNanos)) {
            Job job = waiting.first();
            put(job, readyOf(job.request.type()), job.dueNanos);
            moved++;
        }
        while (moved < limit && isOver(leased, nowNanos)) {
            Job job = leased.first();
            note(job, AuditOutcome.LEASE_EXPIRED, job.attempts, nowNanos, "");
            put(job, readyOf(job.request.type()), job.dueNanos);
            moved++;
        }
        return moved;
    }

    private static boolean isOver(NavigableSet<Job> set, long nowNanos) {
        return !set.isEmpty() && set.first().timeNanos <= nowNanos;
    }

    @Override
    public synchronized List<LeasedJob> claim(Claim claim) {
        List<LeasedJob> claims = new ArrayList<>();
        NavigableSet<Job> candidates = readyOf(claim.type());
        while (claims.size() < claim.limit() && !candidates.isEmpty()) {
            Job job = candidates.first();
            job.attempts++;
            job.fence++;
            job.worker = claim.worker();
            job.claimedNanos = claim.nowNanos();
            lease(job, claim.leaseUntilNanos());
            claims.add(
                    new LeasedJob(
                            job.jobId,
                            job.request,
                            job.attempts,
                            job.fence,
                            job.dueNanos,
                            job.claimedNanos));
        }
        return claims;
    }

    /** Returns the job of a claim that was not overtaken. */
    private @Nullable Job claimed(LeasedJob claim) {
        Job job = live.get(claim.jobId());
        return job != null && job.isLeased && job.fence == claim.fence() ? job : null;
    }

    @Override
    public synchronized BitSet heartbeat(List<LeasedJob> claims, long leaseUntilNanos) {
        BitSet kept = new BitSet();
        for (int index = 0; index < claims.size(); index++) {
            Job job = claimed(claims.get(index));
            if (job != null) {
                lease(job, leaseUntilNanos);
                kept.set(index);
            }
        }
        return kept;
    }

    @Override
    public synchronized BitSet settle(List<Settlement> settlements, long nowNanos) {
        BitSet taken = new BitSet();
        for (int index = 0; index < settlements.size(); index++) {
            Settlement settlement = settlements.get(index);
            Job job = claimed(settlement.job());
            if (job != null) {
                settle(job, settlement, nowNanos);
                taken.set(index);
            }
        }
        return taken;
    }

    private void settle(Job job, Settlement settlement, long nowNanos) {
        int attempt = job.attempts;
        job.attempts = settlement.attempts();
        switch (settlement.outcome()) {
            case COMPLETED -> delist(job);
            case DEAD -> {
                delist(job);
                DeadLetter letter =
                        new DeadLetter(
                                job.jobId,
                                job.request,
                                job.attempts,
                                settlement.detail(),
                                nowNanos);
                dead.put(job.jobId, new DeadJob(letter, job.fence));
            }
            default -> {
                job.dueNanos = settlement.dueNanos();
                put(job, waiting, job.dueNanos);
            }
        }
        note(job, settlement.outcome(), attempt, nowNanos, settlement.detail());
    }

    private void note(Job job, AuditOutcome outcome, int attempt, long nowNanos, String detail) {
        AuditEntry entry =
                new AuditEntry(
                        job.jobId,
                        outcome,
                        attempt,
                        job.fence,
                        job.worker,
                        job.claimedNanos,
                        nowNanos,
                        detail);
        audit.computeIfAbsent(job.jobId, _ -> new ArrayList<>(1)).add(entry);
        auditOrder.add(entry);
        if (auditOrder.size() > AUDIT_MAX) {
            forget(auditOrder.remove());
        }
    }

    private void forget(AuditEntry entry) {
        List<AuditEntry> entries = audit.getOrDefault(entry.jobId(), List.of());
        if (!entries.isEmpty()) {
            entries.removeFirst();
        }
        if (entries.isEmpty()) {
            audit.remove(entry.jobId());
        }
    }

    @Override
    public synchronized boolean cancel(long jobId, long nowNanos) {
        Job job = live.get(jobId);
        if (job == null || job.isLeased) {
            return false;
        }
        delist(job);
        note(job, AuditOutcome.CANCELLED, job.attempts, nowNanos, "");
        return true;
    }

    @Override
    public synchronized JobState state(long jobId) {
        Job job = live.get(jobId);
        if (job != null) {
            return job.isLeased ? JobState.RUNNING : JobState.PENDING;
        }
        if (dead.containsKey(jobId)) {
            return JobState.DEAD;
        }
        List<AuditEntry> entries = audit.getOrDefault(jobId, List.of());
        if (entries.isEmpty()) {
            return JobState.UNKNOWN;
        }
        return entries.getLast().outcome() == AuditOutcome.COMPLETED
                ? JobState.DONE
                : JobState.CANCELLED;
    }

    @Override
    public synchronized List<AuditEntry> audit(long jobId) {
        return List.copyOf(audit.getOrDefault(jobId, List.of()));
    }

    @Override
    public synchronized long trimAudit(long beforeNanos) {
        long removed = 0;
        while (!auditOrder.isEmpty() && auditOrder.getFirst().endedNanos() < beforeNanos) {
            forget(auditOrder.remove());
            removed++;
        }
        return removed;
    }

    @Override
    public synchronized List<DeadLetter> deadLetters(int limit) {
        return dead.values().stream().limit(limit).map(DeadJob::letter).toList();
    }

    @Override
    public synchronized boolean requeue(long jobId, long nowNanos) {
        DeadJob letter = dead.get(jobId);
        if (letter == null || keys.containsKey(letter.letter.request().uniqueKey())) {
            return false;
        }
        dead.remove(jobId);
        Job job = revived(letter);
        enlist(job);
        job.dueNanos = nowNanos;
        put(job, readyOf(job.request.type()), nowNanos);
        note(job, AuditOutcome.REQUEUED, 0, nowNanos, "");
        return true;
    }

    private static Job revived(DeadJob letter) {
        Job job = new Job(letter.letter.jobId(), letter.letter.request());
        job.fence = letter.fence;
        return job;
    }

    @Override
    public synchronized boolean purge(long jobId, long nowNanos) {
        DeadJob letter = dead.remove(jobId);
        if (letter == null) {
            return false;
        }
        note(revived(letter), AuditOutcome.PURGED, 0, nowNanos, "");
        return true;
    }

    @Override
    public synchronized JobDepth depth(long nowNanos) {
        long readyCount = 0;
        long lag = 0;
        for (NavigableSet<Job> jobs : ready.values()) {
            readyCount += jobs.size();
            for (Job job : jobs) {
                lag = Math.max(lag, nowNanos - job.dueNanos);
            }
        }
        return new JobDepth(waiting.size(), readyCount, leased.size(), dead.size(), lag);
    }

    @Override
    public synchronized long nextMoveNanos() {
        long due = waiting.isEmpty() ? Long.MAX_VALUE : waiting.first().timeNanos;
        return leased.isEmpty() ? due : Math.min(due, leased.first().timeNanos);
    }

    /** Nobody else has these jobs, so that there is never anything to look for. */
    @Override
    public long onWork(Runnable wake) {
        return Long.MAX_VALUE;
    }

    @Override
    public Set<JobCapability> capabilities() {
        return EnumSet.complementOf(
                EnumSet.of(
                        JobCapability.RECOVERY,
                        JobCapability.PROCESS_KILL,
                        JobCapability.POWER_LOSS,
                        JobCapability.SHARED));
    }

    @Override
    public void close() {}
}

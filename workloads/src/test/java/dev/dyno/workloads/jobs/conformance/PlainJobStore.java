package dev.dyno.workloads.jobs.conformance;

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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A store that is one list, looked through for everything, and may have faults. */
final class PlainJobStore implements JobStore {
    private enum Place {
        WAITING,
        READY,
        LEASED,
        DEAD,
        DONE,
        CANCELLED
    }

    private static final class Job {
        private long jobId;
        private JobRequest request = JobRequest.of("none", "");
        private Place place = Place.READY;
        private long dueNanos;
        private long untilNanos;
        private int attempts;
        private long fence;
        private String worker = "";
        private long claimedNanos;
        private String reason = "";
        private long diedNanos;
        private final List<AuditEntry> trail = new ArrayList<>();

        boolean isLive() {
            return place.compareTo(Place.LEASED) <= 0;
        }
    }

    /** The jobs of one folder, which guard all that stores do with them. */
    static final class Jobs {
        private final List<Job> all = new ArrayList<>();
        private long acceptedCount;
    }

    private final Jobs jobs;
    private final Set<Fault> faults;

    PlainJobStore(Jobs jobs, Set<Fault> faults) {
        this.jobs = jobs;
        this.faults = faults;
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    private List<Job> select(Predicate<Job> wanted, Comparator<Job> order, long limit) {
        return jobs.all.stream().filter(wanted).sorted(order).limit(limit).toList();
    }

    private @Nullable Job find(long jobId) {
        return jobs.all.stream().filter(job -> job.jobId == jobId).findFirst().orElse(null);
    }

    private static Comparator<Job> byId() {
        return Comparator.comparingLong(job -> job.jobId);
    }

    private @Nullable Job withKey(String key) {
        return key.isEmpty() || has(Fault.IGNORES_KEYS)
                ? null
                : jobs.all.stream()
                        .filter(job -> job.isLive() && job.request.uniqueKey().equals(key))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public long[] accept(List<JobRequest> requests, long nowNanos) {
        synchronized (jobs) {
            return requests.stream().mapToLong(request -> accept(request, nowNanos)).toArray();
        }
    }

    private long accept(JobRequest request, long nowNanos) {
        Job known = withKey(request.uniqueKey());
        if (known != null) {
            return -known.jobId;
        }
        Job job = new Job();
        job.jobId = ++jobs.acceptedCount;
        boolean isCut = has(Fault.TRUNCATES_PAYLOADS) && request.payload().length() > 80;
        String payload = isCut ? request.payload().substring(0, 80) : request.payload();
        job.request =
                new JobRequest(
                        request.type(),
                        payload,
                        request.destination(),
                        request.uniqueKey(),
                        request.priority(),
                        0);
        long delay = has(Fault.IGNORES_DELAYS) ? 0 : request.delayNanos();
        job.dueNanos = nowNanos + delay;
        job.place = delay == 0 ? Place.READY : Place.WAITING;
        if (!has(Fault.LOSES_ACCEPTED_JOBS) || job.jobId % 7 != 3) {
            jobs.all.add(job);
        }
        return job.jobId;
    }

    @Override
    public long liveCount() {
        synchronized (jobs) {
            return jobs.all.stream().filter(Job::isLive).count();
        }
    }

    @Override
    public int move(long nowNanos, int limit) {
        synchronized (jobs) {
            int moved = 0;
            for (Job job : jobs.all) {
                if (job.place == Place.WAITING && job.dueNanos <= nowNanos) {
                    job.place = Place.READY;
                    moved++;
                }
                boolean isLost = job.place == Place.LEASED && job.untilNanos <= nowNanos;
                if (isLost && !has(Fault.NEVER_ENDS_LEASES)) {
                    note(job, AuditOutcome.LEASE_EXPIRED, nowNanos, "");
                    job.place = Place.READY;
                    job.attempts = has(Fault.FORGETS_LOST_ATTEMPTS) ? 0 : job.attempts;
                    moved++;
                }
            }
            return moved;
        }
    }

    private Comparator<Job> order() {
        Comparator<Job> byDue = Comparator.comparingLong(job -> job.dueNanos);
        Comparator<Job> byTime = has(Fault.LAST_DUE_GOES_FIRST) ? byDue.reversed() : byDue;
        Comparator<Job> all = byTime.thenComparing(byId());
        return has(Fault.IGNORES_PRIORITIES)
                ? all
                : Comparator.comparingInt((Job job) -> -job.request.priority()).thenComparing(all);
    }

    private boolean isStarved(Claim claim) {
        return has(Fault.STARVES_TYPES)
                && jobs.all.stream()
                        .anyMatch(job ->
                                job.place == Place.READY
                                        && !job.request.type().equals(claim.type())
                                        && job.request.type().length() > claim.type().length());
    }

    @Override
    public List<LeasedJob> claim(Claim claim) {
        synchronized (jobs) {
            if (isStarved(claim)) {
                return List.of();
            }
            return select(
                            job ->
                                    job.place == Place.READY
                                            && job.request.type().equals(claim.type()),
                            order(),
                            claim.limit())
                    .stream()
                    .map(job -> claim(job, claim))
                    .toList();
        }
    }

    private LeasedJob claim(Job job, Claim claim) {
        boolean isShared = has(Fault.SHARES_CLAIMS) && job.attempts == 0 && job.jobId % 9 == 0;
        job.attempts++;
        job.fence++;
        job.worker = claim.worker();
        job.claimedNanos = claim.nowNanos();
        job.untilNanos = claim.leaseUntilNanos();
        job.place = isShared ? Place.READY : Place.LEASED;
        return new LeasedJob(
                job.jobId, job.request, job.attempts, job.fence, job.dueNanos, job.claimedNanos);
    }

    private @Nullable Job claimed(LeasedJob claim) {
        Job job = find(claim.jobId());
        boolean isHeld =
                job != null
                        && (has(Fault.IGNORES_FENCES)
                                ? job.isLive()
                                : job.place == Place.LEASED && job.fence == claim.fence());
        return isHeld ? job : null;
    }

    @Override
    public BitSet heartbeat(List<LeasedJob> claims, long leaseUntilNanos) {
        synchronized (jobs) {
            BitSet kept = new BitSet();
            for (int index = 0; index < claims.size(); index++) {
                Job job = claimed(claims.get(index));
                if (job != null) {
                    kept.set(index);
                    job.untilNanos =
                            has(Fault.HEARTBEAT_DOES_NOTHING) ? job.untilNanos : leaseUntilNanos;
                }
            }
            return kept;
        }
    }

    @Override
    public BitSet settle(List<Settlement> settlements, long nowNanos) {
        synchronized (jobs) {
            BitSet taken = new BitSet();
            for (int index = 0; index < settlements.size(); index++) {
                Job job = claimed(settlements.get(index).job());
                if (job != null) {
                    settle(job, settlements.get(index), nowNanos);
                    taken.set(index);
                }
            }
            return taken;
        }
    }

    private void settle(Job job, Settlement settlement, long nowNanos) {
        AuditOutcome outcome = settlement.outcome();
        if (outcome != AuditOutcome.RETRIED || !has(Fault.FORGETS_RETRIES_IN_THE_TRAIL)) {
            note(job, outcome, nowNanos, settlement.detail());
        }
        job.attempts = settlement.attempts();
        switch (outcome) {
            case COMPLETED ->
                    job.place =
                            has(Fault.RUNS_DONE_JOBS_AGAIN) && job.jobId % 50 == 0
                                    ? Place.READY
                                    : Place.DONE;
            case DEAD -> bury(job, settlement, nowNanos);
            case DEFERRED -> {
                job.attempts += has(Fault.DEFERRAL_COUNTS_AS_ATTEMPT) ? 1 : 0;
                job.place = Place.WAITING;
                job.dueNanos = settlement.dueNanos();
            }
            default -> {
                job.place = has(Fault.DROPS_FAILED_JOBS) ? Place.DONE : Place.WAITING;
                job.dueNanos = nowNanos + altered(settlement.dueNanos() - nowNanos, job);
            }
        }
    }

    private long altered(long waitNanos, Job job) {
        long ceiling = 32_000L << Math.min(1, job.attempts - 1);
        if (has(Fault.WAITS_HALF_AT_LEAST)) {
            return waitNanos / 2 + ceiling / 2;
        }
        return has(Fault.WAITS_WITHOUT_JITTER) ? ceiling : waitNanos;
    }

    private void bury(Job job, Settlement settlement, long nowNanos) {
        job.place = has(Fault.LOSES_DEAD_LETTERS) ? Place.DONE : Place.DEAD;
        job.reason = settlement.detail();
        job.diedNanos = nowNanos;
        if (has(Fault.TRIES_PERMANENT_FAILURES_AGAIN) && job.attempts < 5) {
            job.place = Place.READY;
        }
    }

    private static void note(Job job, AuditOutcome outcome, long nowNanos, String detail) {
        job.trail.add(
                new AuditEntry(
                        job.jobId,
                        outcome,
                        job.attempts,
                        job.fence,
                        job.worker,
                        job.claimedNanos,
                        nowNanos,
                        detail));
    }

    @Override
    public boolean cancel(long jobId, long nowNanos) {
        synchronized (jobs) {
            Job job = find(jobId);
            boolean isCancelled =
                    job != null
                            && job.isLive()
                            && (job.place != Place.LEASED || has(Fault.CANCELS_RUNNING_JOBS));
            if (job != null && isCancelled) {
                job.place = Place.CANCELLED;
                note(job, AuditOutcome.CANCELLED, nowNanos, "");
            }
            return isCancelled;
        }
    }

    @Override
    public JobState state(long jobId) {
        synchronized (jobs) {
            Job job = find(jobId);
            return job == null
                    ? JobState.UNKNOWN
                    : switch (job.place) {
                        case WAITING, READY -> JobState.PENDING;
                        case LEASED -> JobState.RUNNING;
                        case DEAD -> JobState.DEAD;
                        case DONE -> JobState.DONE;
                        case CANCELLED -> JobState.CANCELLED;
                    };
        }
    }

    @Override
    public List<AuditEntry> audit(long jobId) {
        synchronized (jobs) {
            Job job = find(jobId);
            return job == null ? List.of() : List.copyOf(job.trail);
        }
    }

    @Override
    public long trimAudit(long beforeNanos) {
        synchronized (jobs) {
            long removed = 0;
            for (Job job : jobs.all) {
                int size = job.trail.size();
                job.trail.removeIf(entry -> entry.endedNanos() < beforeNanos);
                removed += size - job.trail.size();
            }
            return removed;
        }
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        synchronized (jobs) {
            return select(job -> job.place == Place.DEAD, byId(), limit).stream()
                    .map(job ->
                            new DeadLetter(
                                    job.jobId,
                                    job.request,
                                    job.attempts,
                                    job.reason,
                                    job.diedNanos))
                    .toList();
        }
    }

    @Override
    public boolean requeue(long jobId, long nowNanos) {
        synchronized (jobs) {
            Job job = find(jobId);
            if (job == null
                    || job.place != Place.DEAD
                    || withKey(job.request.uniqueKey()) != null) {
                return false;
            }
            job.place = has(Fault.PURGES_ON_REQUEUE) ? Place.CANCELLED : Place.READY;
            job.dueNanos = nowNanos;
            job.attempts = has(Fault.REQUEUE_KEEPS_ATTEMPTS) ? job.attempts : 0;
            note(job, AuditOutcome.REQUEUED, nowNanos, "");
            return true;
        }
    }

    @Override
    public boolean purge(long jobId, long nowNanos) {
        synchronized (jobs) {
            Job job = find(jobId);
            boolean isDead = job != null && job.place == Place.DEAD;
            if (job != null && isDead) {
                job.place = Place.CANCELLED;
                note(job, AuditOutcome.PURGED, nowNanos, "");
            }
            return isDead;
        }
    }

    @Override
    public JobDepth depth(long nowNanos) {
        synchronized (jobs) {
            return new JobDepth(
                    count(Place.WAITING),
                    has(Fault.COUNTS_NO_READY_JOBS) ? 0 : count(Place.READY),
                    count(Place.LEASED),
                    count(Place.DEAD),
                    0);
        }
    }

    private long count(Place place) {
        return jobs.all.stream().filter(job -> job.place == place).count();
    }

    /** Not worth a calculation: whoever waits looks again at once. */
    @Override
    public long nextMoveNanos() {
        return 0;
    }

    @Override
    public long onWork(Runnable wake) {
        return 1_000_000;
    }

    @Override
    public Set<JobCapability> capabilities() {
        return EnumSet.allOf(JobCapability.class);
    }

    @Override
    public void close() {
        synchronized (jobs) {
            for (Job job : jobs.all) {
                if (job.place == Place.LEASED && has(Fault.DROPS_RUNNING_JOBS_ON_CLOSE)) {
                    job.place = Place.DONE;
                }
            }
        }
    }
}

package dev.dyno.contenders.jobs;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.AuditOutcome;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobDepth;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobState;
import dev.dyno.contracts.jobs.parts.Claim;
import dev.dyno.contracts.jobs.parts.JobStore;
import dev.dyno.contracts.jobs.parts.LeasedJob;
import dev.dyno.contracts.jobs.parts.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Jobs in an SQLite file. Live jobs are rows of one table, with one partial index a state; a job
 * that has come to its end leaves it for the dead letters or for its last line of the audit trail.
 * Every step is one transaction and one flush, however many jobs it moves. Several processes may
 * use the file; they look for each other's jobs at intervals.
 */
@Implementation(
        id = "sqlite",
        summary = "Jobs in an SQLite file, flushed at each step of a batch; needs no server.",
        requiresClasses = "org.sqlite.JDBC",
        artifact = "org.xerial:sqlite-jdbc")
final class SqliteJobStore implements JobStore {
    /** How long a job of another process may wait unseen. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final String CLAIM =
            """
            UPDATE job SET state = 2, attempts = attempts + 1, fence = fence + 1, worker = ?,
                claimed = ?, lease_until = ?
            WHERE id IN (
                SELECT id FROM job WHERE state = 1 AND type = ?
                ORDER BY priority DESC, due, id LIMIT ?)
            RETURNING
            """
                    + Rows.JOB_COLUMNS;

    private static final String[] SCHEMA = {
        """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY, type TEXT NOT NULL, payload TEXT NOT NULL,
            destination TEXT NOT NULL, unique_key TEXT NOT NULL, priority INTEGER NOT NULL,
            due INTEGER NOT NULL, attempts INTEGER NOT NULL, fence INTEGER NOT NULL,
            state INTEGER NOT NULL, lease_until INTEGER NOT NULL, worker TEXT NOT NULL,
            claimed INTEGER NOT NULL)
        """,
        "CREATE INDEX job_waiting ON job (due) WHERE state = 0",
        "CREATE INDEX job_ready ON job (type, priority DESC, due, id) WHERE state = 1",
        "CREATE INDEX job_leased ON job (lease_until) WHERE state = 2",
        "CREATE UNIQUE INDEX job_key ON job (unique_key) WHERE unique_key <> ''",
        """
        CREATE TABLE dead (
            id INTEGER PRIMARY KEY, type TEXT NOT NULL, payload TEXT NOT NULL,
            destination TEXT NOT NULL, unique_key TEXT NOT NULL, priority INTEGER NOT NULL,
            due INTEGER NOT NULL, attempts INTEGER NOT NULL, fence INTEGER NOT NULL,
            reason TEXT NOT NULL, died INTEGER NOT NULL)
        """,
        """
        CREATE TABLE audit (
            job INTEGER NOT NULL, fence INTEGER NOT NULL, outcome INTEGER NOT NULL,
            attempt INTEGER NOT NULL, worker TEXT NOT NULL, claimed INTEGER NOT NULL,
            ended INTEGER NOT NULL, detail TEXT NOT NULL,
            PRIMARY KEY (job, fence, outcome)) WITHOUT ROWID
        """,
        "CREATE TABLE total (next_id INTEGER NOT NULL, live INTEGER NOT NULL)",
        "INSERT INTO total VALUES (1, 0)",
    };

    private final SqliteFile file;

    private SqliteJobStore(SqliteFile file) {
        this.file = file;
    }

    /** Opens the file in the spec's folder. */
    static SqliteJobStore open(JobSpec spec) {
        return new SqliteJobStore(SqliteFile.open(spec.folder(), SCHEMA));
    }

    @Override
    public long[] accept(List<JobRequest> requests, long nowNanos) {
        return file.transact(() -> {
            long first = file.number(0, "SELECT next_id FROM total");
            long next = first;
            long[] ids = new long[requests.size()];
            for (int index = 0; index < ids.length; index++) {
                JobRequest request = requests.get(index);
                long known = withKey(request.uniqueKey());
                ids[index] = known == 0 ? next : -known;
                if (known == 0) {
                    insert(next++, request, nowNanos);
                }
            }
            file.update("UPDATE total SET next_id = ?, live = live + ?", next, next - first);
            return ids;
        });
    }

    private long withKey(String key) throws SQLException {
        String sql = "SELECT id FROM job WHERE unique_key = ? AND unique_key <> ''";
        return key.isEmpty() ? 0 : file.number(0, sql, key);
    }

    private void insert(long jobId, JobRequest request, long nowNanos) throws SQLException {
        long delay = request.delayNanos();
        file.update(
                "INSERT INTO job VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, 0, '', 0)",
                jobId,
                request.type(),
                request.payload(),
                request.destination(),
                request.uniqueKey(),
                request.priority(),
                nowNanos + delay,
                delay == 0 ? 1 : 0);
    }

    @Override
    public long liveCount() {
        return file.read(() -> file.number(0, "SELECT live FROM total"));
    }

    @Override
    public int move(long nowNanos, int limit) {
        return nextMoveNanos() > nowNanos ? 0 : moveDue(nowNanos, limit);
    }

    private int moveDue(long nowNanos, int limit) {
        return file.transact(() -> {
            int due =
                    file.update(
                            """
                            UPDATE job SET state = 1 WHERE id IN (
                                SELECT id FROM job WHERE state = 0 AND due <= ?
                                ORDER BY due LIMIT ?)
                            """,
                            nowNanos,
                            limit);
            return due + expire(nowNanos, limit - due);
        });
    }

    private int expire(long nowNanos, int limit) throws SQLException {
        int noted =
                file.update(
                        """
                        INSERT INTO audit
                        SELECT id, fence, ?, attempts, worker, claimed, ?, '' FROM job
                        WHERE state = 2 AND lease_until <= ? ORDER BY lease_until, id LIMIT ?
                        """,
                        AuditOutcome.LEASE_EXPIRED.code(),
                        nowNanos,
                        nowNanos,
                        limit);
        if (noted > 0) {
            file.update(
                    """
                    UPDATE job SET state = 1 WHERE id IN (
                        SELECT id FROM job WHERE state = 2 AND lease_until <= ?
                        ORDER BY lease_until, id LIMIT ?)
                    """,
                    nowNanos,
                    limit);
        }
        return noted;
    }

    @Override
    public List<LeasedJob> claim(Claim claim) {
        String sql = "SELECT 1 FROM job WHERE state = 1 AND type = ? LIMIT 1";
        // Most of the time there is nothing to claim, and looking keeps nobody from writing.
        boolean hasReady = file.read(() -> file.number(0, sql, claim.type())) > 0;
        return hasReady ? claimReady(claim) : List.of();
    }

    private List<LeasedJob> claimReady(Claim claim) {
        return file.transact(() -> {
            List<LeasedJob> claims = new ArrayList<>();
            try (ResultSet row =
                    file.statement(
                                    CLAIM,
                                    claim.worker(),
                                    claim.nowNanos(),
                                    claim.leaseUntilNanos(),
                                    claim.type(),
                                    claim.limit())
                            .executeQuery()) {
                while (row.next()) {
                    claims.add(Rows.leased(row, claim.nowNanos()));
                }
            }
            // The rows of an update come in any order.
            claims.sort(LeasedJob.BY_URGENCY);
            return claims;
        });
    }

    @Override
    public BitSet heartbeat(List<LeasedJob> claims, long leaseUntilNanos) {
        return file.transact(() -> {
            BitSet kept = new BitSet();
            for (int index = 0; index < claims.size(); index++) {
                LeasedJob claim = claims.get(index);
                int changed =
                        file.update(
                                "UPDATE job SET lease_until = ?"
                                        + " WHERE id = ? AND fence = ? AND state = 2",
                                leaseUntilNanos,
                                claim.jobId(),
                                claim.fence());
                kept.set(index, changed == 1);
            }
            return kept;
        });
    }

    @Override
    public BitSet settle(List<Settlement> settlements, long nowNanos) {
        return file.transact(() -> {
            BitSet taken = new BitSet();
            long ended = 0;
            for (int index = 0; index < settlements.size(); index++) {
                Settlement settlement = settlements.get(index);
                boolean isTaken = settle(settlement, nowNanos);
                taken.set(index, isTaken);
                ended += isTaken && isEnd(settlement.outcome()) ? 1 : 0;
            }
            if (ended > 0) {
                file.update("UPDATE total SET live = live - ?", ended);
            }
            return taken;
        });
    }

    private static boolean isEnd(AuditOutcome outcome) {
        return outcome == AuditOutcome.COMPLETED || outcome == AuditOutcome.DEAD;
    }

    private boolean settle(Settlement settlement, long nowNanos) throws SQLException {
        LeasedJob job = settlement.job();
        // The line is written first, because it takes what it says of the claim from the row.
        int noted =
                file.update(
                        """
                        INSERT INTO audit
                        SELECT id, fence, ?, attempts, worker, claimed, ?, ? FROM job
                        WHERE id = ? AND fence = ? AND state = 2
                        """,
                        settlement.outcome().code(),
                        nowNanos,
                        settlement.detail(),
                        job.jobId(),
                        job.fence());
        if (noted == 0) {
            return false;
        }
        if (isEnd(settlement.outcome())) {
            if (settlement.outcome() == AuditOutcome.DEAD) {
                file.update(
                        """
                        INSERT INTO dead SELECT id, type, payload, destination, unique_key,
                            priority, due, ?, fence, ?, ? FROM job WHERE id = ?
                        """,
                        settlement.attempts(),
                        settlement.detail(),
                        nowNanos,
                        job.jobId());
            }
            file.update("DELETE FROM job WHERE id = ?", job.jobId());
        } else {
            file.update(
                    "UPDATE job SET state = 0, due = ?, attempts = ? WHERE id = ?",
                    settlement.dueNanos(),
                    settlement.attempts(),
                    job.jobId());
        }
        return true;
    }

    @Override
    public boolean cancel(long jobId, long nowNanos) {
        return file.transact(() -> {
            boolean isPending =
                    file.update(
                                    """
                                    INSERT INTO audit
                                    SELECT id, fence, ?, attempts, worker, claimed, ?, ''
                                    FROM job WHERE id = ? AND state < 2
                                    """,
                                    AuditOutcome.CANCELLED.code(),
                                    nowNanos,
                                    jobId)
                            == 1;
            if (isPending) {
                file.update("DELETE FROM job WHERE id = ?", jobId);
                file.update("UPDATE total SET live = live - 1");
            }
            return isPending;
        });
    }

    @Override
    public JobState state(long jobId) {
        return file.transact(() -> {
            long state = file.number(-1, "SELECT state FROM job WHERE id = ?", jobId);
            if (state >= 0) {
                return state == 2 ? JobState.RUNNING : JobState.PENDING;
            }
            if (file.number(0, "SELECT id FROM dead WHERE id = ?", jobId) > 0) {
                return JobState.DEAD;
            }
            long last =
                    file.number(
                            -1,
                            "SELECT outcome FROM audit WHERE job = ?"
                                    + " ORDER BY fence DESC, ended DESC, outcome DESC LIMIT 1",
                            jobId);
            if (last < 0) {
                return JobState.UNKNOWN;
            }
            return last == AuditOutcome.COMPLETED.code() ? JobState.DONE : JobState.CANCELLED;
        });
    }

    @Override
    public List<AuditEntry> audit(long jobId) {
        return file.read(() -> {
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet row =
                    file.statement(
                                    """
                                    SELECT job, outcome, attempt, fence, worker, claimed, ended,
                                        detail
                                    FROM audit WHERE job = ? ORDER BY fence, ended, outcome
                                    """,
                                    jobId)
                            .executeQuery()) {
                while (row.next()) {
                    entries.add(Rows.audit(row));
                }
            }
            return entries;
        });
    }

    @Override
    public long trimAudit(long beforeNanos) {
        return file.transact(
                () -> (long) file.update("DELETE FROM audit WHERE ended < ?", beforeNanos));
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return file.read(() -> {
            List<DeadLetter> letters = new ArrayList<>();
            String sql =
                    "SELECT " + Rows.JOB_COLUMNS + ", reason, died FROM dead ORDER BY id LIMIT ?";
            try (ResultSet row = file.statement(sql, limit).executeQuery()) {
                while (row.next()) {
                    letters.add(Rows.deadLetter(row));
                }
            }
            return letters;
        });
    }

    @Override
    public boolean requeue(long jobId, long nowNanos) {
        return file.transact(() -> {
            int revived =
                    file.update(
                            """
                            INSERT INTO job SELECT id, type, payload, destination, unique_key,
                                priority, ?, 0, fence, 1, 0, '', 0 FROM dead
                            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM job
                                WHERE job.unique_key = dead.unique_key AND job.unique_key <> '')
                            """,
                            nowNanos,
                            jobId);
            if (revived == 1) {
                bury(jobId, AuditOutcome.REQUEUED, nowNanos);
                file.update("UPDATE total SET live = live + 1");
            }
            return revived == 1;
        });
    }

    @Override
    public boolean purge(long jobId, long nowNanos) {
        return file.transact(() -> bury(jobId, AuditOutcome.PURGED, nowNanos));
    }

    private boolean bury(long jobId, AuditOutcome outcome, long nowNanos) throws SQLException {
        file.update(
                "INSERT INTO audit SELECT id, fence, ?, 0, '', 0, ?, '' FROM dead WHERE id = ?",
                outcome.code(),
                nowNanos,
                jobId);
        return file.update("DELETE FROM dead WHERE id = ?", jobId) == 1;
    }

    @Override
    public JobDepth depth(long nowNanos) {
        return file.read(() -> {
            long oldest = file.number(0, "SELECT min(due) FROM job WHERE state = 1");
            return new JobDepth(
                    file.number(0, "SELECT count(*) FROM job WHERE state = 0"),
                    file.number(0, "SELECT count(*) FROM job WHERE state = 1"),
                    file.number(0, "SELECT count(*) FROM job WHERE state = 2"),
                    file.number(0, "SELECT count(*) FROM dead"),
                    oldest == 0 ? 0 : Math.max(0, nowNanos - oldest));
        });
    }

    @Override
    public long nextMoveNanos() {
        return file.read(() -> {
            long due = first("SELECT min(due) FROM job WHERE state = 0");
            return Math.min(due, first("SELECT min(lease_until) FROM job WHERE state = 2"));
        });
    }

    /** Returns what an aggregate over no rows leaves null as never. */
    private long first(String sql) throws SQLException {
        long value = file.number(0, sql);
        return value == 0 ? Long.MAX_VALUE : value;
    }

    @Override
    public long onWork(Runnable wake) {
        return LOOK_NANOS;
    }

    @Override
    public Set<JobCapability> capabilities() {
        return EnumSet.allOf(JobCapability.class);
    }

    @Override
    public void close() {
        file.close();
    }
}

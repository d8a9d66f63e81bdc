package dev.dyno.contenders.jobs;

import com.zaxxer.hikari.HikariDataSource;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.AuditOutcome;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobCapability;
import dev.dyno.contracts.jobs.JobDepth;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobState;
import dev.dyno.contracts.jobs.JobStoreException;
import dev.dyno.contracts.jobs.parts.Claim;
import dev.dyno.contracts.jobs.parts.JobStore;
import dev.dyno.contracts.jobs.parts.LeasedJob;
import dev.dyno.contracts.jobs.parts.Settlement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in a PostgreSQL schema. Workers pass over each other's rows ({@code SKIP LOCKED}); each step
 * is one statement or one transaction, however many jobs it moves. Who accepts jobs notifies the
 * others. {@code listener} is set once; the pool guards itself.
 */
@Implementation(
        id = "postgres",
        summary = "Jobs in PostgreSQL, claimed by SKIP LOCKED in batches, announced by NOTIFY.",
        requiresClasses = {
            "org.postgresql.Driver",
            "com.zaxxer.hikari.HikariDataSource",
            "org.flywaydb.core.Flyway"
        },
        artifact = "org.postgresql:postgresql")
final class PostgresJobStore implements JobStore {
    /** How long a job may wait unseen if its announcement was lost with a connection. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HikariDataSource pool;
    private final String channel;
    private final PostgresDepth live;
    private final AtomicReference<@Nullable PostgresListener> listener = new AtomicReference<>();

    private PostgresJobStore(HikariDataSource pool, String channel, int depthMax) {
        this.pool = pool;
        this.channel = channel;
        this.live = new PostgresDepth(depthMax);
    }

    /** Opens the schema of the spec's folder. */
    static PostgresJobStore open(JobSpec spec) {
        String schema = PostgresServer.schema(spec.folder());
        return new PostgresJobStore(PostgresServer.open(schema), schema, spec.depthMax());
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    private interface Step<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T transact(Step<T> step) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = step.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new JobStoreException(
                    "the jobs in the schema %s cannot be used: %s"
                            .formatted(channel, failure.getMessage()),
                    failure);
        }
    }

    private static int update(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < parameters.length; index++) {
            switch (parameters[index]) {
                case Long[] numbers ->
                        statement.setArray(index + 1, connection.createArrayOf("int8", numbers));
                case String[] texts ->
                        statement.setArray(index + 1, connection.createArrayOf("text", texts));
                case Object value -> statement.setObject(index + 1, value);
            }
        }
        return statement;
    }

    private static long number(
            Connection connection, long otherwise, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return otherwise;
            }
            long value = row.getLong(1);
            return row.wasNull() ? otherwise : value;
        }
    }

    @Override
    public long[] accept(List<JobRequest> requests, long nowNanos) {
        boolean hasKeys = requests.stream().anyMatch(request -> !request.uniqueKey().isEmpty());
        long[] ids =
                transact(connection ->
                        hasKeys
                                ? acceptEach(connection, requests, nowNanos)
                                : PostgresJobs.insert(connection, channel, requests, nowNanos));
        live.accepted(ids.length);
        return ids;
    }

    private long[] acceptEach(Connection connection, List<JobRequest> requests, long nowNanos)
            throws SQLException {
        long[] ids = new long[requests.size()];
        for (int index = 0; index < ids.length; index++) {
            while (ids[index] == 0) {
                ids[index] = acceptOne(connection, requests.get(index), nowNanos);
            }
        }
        return ids;
    }

    /**
     * Returns 0 if the key's job has come to its end just now; there is room for a new one then.
     */
    private long acceptOne(Connection connection, JobRequest request, long nowNanos)
            throws SQLException {
        long[] added = PostgresJobs.insert(connection, channel, List.of(request), nowNanos);
        return added.length == 1
                ? added[0]
                : -number(
                        connection,
                        0,
                        "SELECT id FROM job WHERE unique_key = ? AND unique_key <> ''",
                        request.uniqueKey());
    }

    @Override
    public long liveCount() {
        return live.estimate(limit ->
                transact(connection ->
                        number(
                                connection,
                                0,
                                "SELECT count(*) FROM (SELECT 1 FROM job LIMIT ?) AS live",
                                limit)));
    }

    @Override
    public int move(long nowNanos, int limit) {
        return transact(connection -> {
            int due =
                    update(
                            connection,
                            """
                            WITH due AS (SELECT id FROM job WHERE state = 0 AND due <= ?
                                ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED)
                            UPDATE job SET state = 1 FROM due WHERE job.id = due.id
                            """,
                            nowNanos,
                            limit);
            int expired =
                    update(
                            connection,
                            """
                            WITH lapsed AS (SELECT id FROM job WHERE state = 2 AND lease_until <= ?
                                ORDER BY lease_until LIMIT ? FOR UPDATE SKIP LOCKED),
                            freed AS (UPDATE job SET state = 1 FROM lapsed
                                WHERE job.id = lapsed.id
                                RETURNING job.id, fence, attempts, worker, claimed)
                            INSERT INTO audit SELECT id, fence, ?, attempts, worker, claimed, ?, ''
                            FROM freed
                            """,
                            nowNanos,
                            limit - due,
                            AuditOutcome.LEASE_EXPIRED.code(),
                            nowNanos);
            return due + expired;
        });
    }

    @Override
    public List<LeasedJob> claim(Claim claim) {
        return transact(connection -> PostgresJobs.claim(connection, claim));
    }

    @Override
    public BitSet heartbeat(List<LeasedJob> claims, long leaseUntilNanos) {
        if (claims.isEmpty()) {
            return new BitSet();
        }
        return transact(connection -> {
            try (PreparedStatement statement =
                    prepare(
                            connection,
                            """
                            UPDATE job SET lease_until = ?
                            FROM unnest(?::bigint[], ?::bigint[]) AS mine (id, fence)
                            WHERE job.id = mine.id AND job.fence = mine.fence AND state = 2
                            RETURNING job.id, job.fence
                            """,
                            leaseUntilNanos,
                            claims.stream().map(LeasedJob::jobId).toArray(Long[]::new),
                            claims.stream().map(LeasedJob::fence).toArray(Long[]::new))) {
                return PostgresJobs.matching(statement, claims);
            }
        });
    }

    @Override
    public BitSet settle(List<Settlement> settlements, long nowNanos) {
        Map<AuditOutcome, List<Integer>> groups = new HashMap<>();
        for (int index = 0; index < settlements.size(); index++) {
            groups.computeIfAbsent(settlements.get(index).outcome(), _ -> new ArrayList<>())
                    .add(index);
        }
        BitSet settled =
                transact(connection -> {
                    BitSet taken = new BitSet();
                    for (Map.Entry<AuditOutcome, List<Integer>> group : groups.entrySet()) {
                        List<Settlement> alike =
                                group.getValue().stream().map(settlements::get).toList();
                        BitSet done =
                                PostgresJobs.settle(connection, group.getKey(), alike, nowNanos);
                        done.stream().forEach(index -> taken.set(group.getValue().get(index)));
                    }
                    return taken;
                });
        live.ended(
                settled.stream()
                        .mapToObj(index -> settlements.get(index).outcome())
                        .filter(outcome ->
                                outcome == AuditOutcome.COMPLETED || outcome == AuditOutcome.DEAD)
                        .count());
        return settled;
    }

    @Override
    public boolean cancel(long jobId, long nowNanos) {
        return transact(connection ->
                update(
                                connection,
                                """
                                WITH gone AS (DELETE FROM job WHERE id = ? AND state < 2
                                    RETURNING id, fence, attempts, worker, claimed)
                                INSERT INTO audit
                                SELECT id, fence, ?, attempts, worker, claimed, ?, '' FROM gone
                                """,
                                jobId,
                                AuditOutcome.CANCELLED.code(),
                                nowNanos)
                        == 1);
    }

    @Override
    public JobState state(long jobId) {
        return transact(connection -> {
            long state = number(connection, -1, "SELECT state FROM job WHERE id = ?", jobId);
            if (state >= 0) {
                return state == 2 ? JobState.RUNNING : JobState.PENDING;
            }
            if (number(connection, 0, "SELECT id FROM dead WHERE id = ?", jobId) > 0) {
                return JobState.DEAD;
            }
            long last =
                    number(
                            connection,
                            -1,
                            """
                            SELECT outcome FROM audit WHERE job = ?
                            ORDER BY fence DESC, ended DESC, outcome DESC LIMIT 1
                            """,
                            jobId);
            if (last < 0) {
                return JobState.UNKNOWN;
            }
            return last == AuditOutcome.COMPLETED.code() ? JobState.DONE : JobState.CANCELLED;
        });
    }

    @Override
    public List<AuditEntry> audit(long jobId) {
        return transact(connection -> {
            List<AuditEntry> entries = new ArrayList<>();
            try (PreparedStatement statement =
                            prepare(
                                    connection,
                                    """
                                    SELECT job, outcome, attempt, fence, worker, claimed, ended,
                                        detail
                                    FROM audit WHERE job = ? ORDER BY fence, ended, outcome
                                    """,
                                    jobId);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(Rows.audit(row));
                }
            }
            return entries;
        });
    }

    @Override
    public long trimAudit(long beforeNanos) {
        return transact(connection ->
                (long) update(connection, "DELETE FROM audit WHERE ended < ?", beforeNanos));
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return transact(connection -> {
            List<DeadLetter> letters = new ArrayList<>();
            String sql =
                    "SELECT " + Rows.JOB_COLUMNS + ", reason, died FROM dead ORDER BY id LIMIT ?";
            try (PreparedStatement statement = prepare(connection, sql, limit);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    letters.add(Rows.deadLetter(row));
                }
            }
            return letters;
        });
    }

    @Override
    public boolean requeue(long jobId, long nowNanos) {
        return transact(connection -> {
            boolean isRevived =
                    update(
                                    connection,
                                    """
                                    INSERT INTO job (id, type, payload, destination, unique_key,
                                        priority, due, fence, state)
                                    SELECT id, type, payload, destination, unique_key, priority,
                                        ?, fence, 1 FROM dead WHERE id = ?
                                    ON CONFLICT DO NOTHING
                                    """,
                                    nowNanos,
                                    jobId)
                            == 1;
            return isRevived && bury(connection, jobId, AuditOutcome.REQUEUED, nowNanos);
        });
    }

    @Override
    public boolean purge(long jobId, long nowNanos) {
        return transact(connection -> bury(connection, jobId, AuditOutcome.PURGED, nowNanos));
    }

    private static boolean bury(
            Connection connection, long jobId, AuditOutcome outcome, long nowNanos)
            throws SQLException {
        return update(
                        connection,
                        """
                        WITH gone AS (DELETE FROM dead WHERE id = ? RETURNING id, fence)
                        INSERT INTO audit SELECT id, fence, ?, 0, '', 0, ?, '' FROM gone
                        """,
                        jobId,
                        outcome.code(),
                        nowNanos)
                == 1;
    }

    @Override
    public JobDepth depth(long nowNanos) {
        return transact(connection -> {
            long oldest = number(connection, nowNanos, "SELECT min(due) FROM job WHERE state = 1");
            return new JobDepth(
                    number(connection, 0, "SELECT count(*) FROM job WHERE state = 0"),
                    number(connection, 0, "SELECT count(*) FROM job WHERE state = 1"),
                    number(connection, 0, "SELECT count(*) FROM job WHERE state = 2"),
                    number(connection, 0, "SELECT count(*) FROM dead"),
                    Math.max(0, nowNanos - oldest));
        });
    }

    @Override
    public long nextMoveNanos() {
        return transact(connection ->
                number(
                        connection,
                        Long.MAX_VALUE,
                        """
                        SELECT least((SELECT min(due) FROM job WHERE state = 0),
                            (SELECT min(lease_until) FROM job WHERE state = 2))
                        """));
    }

    @Override
    public long onWork(Runnable wake) {
        listener.set(new PostgresListener(PostgresServer.url(), channel, wake));
        return LOOK_NANOS;
    }

    @Override
    public Set<JobCapability> capabilities() {
        return EnumSet.allOf(JobCapability.class);
    }

    @Override
    public void close() {
        PostgresListener started = listener.getAndSet(null);
        if (started != null) {
            started.close();
        }
        pool.close();
    }
}

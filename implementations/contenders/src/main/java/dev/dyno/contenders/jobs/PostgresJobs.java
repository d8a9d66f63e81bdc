package dev.dyno.contenders.jobs;

import dev.dyno.contracts.jobs.AuditOutcome;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.parts.Claim;
import dev.dyno.contracts.jobs.parts.LeasedJob;
import dev.dyno.contracts.jobs.parts.Settlement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The statements that move many jobs at a time, with their arrays of parameters. */
final class PostgresJobs {
    private static final String INSERT =
            """
            WITH added AS (
                INSERT INTO job (type, payload, destination, unique_key, priority, due, state)
                SELECT type, payload, destination, unique_key, priority, due, state
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                    ?::bigint[]) WITH ORDINALITY AS asked
                    (type, payload, destination, unique_key, priority, due, state, place)
                ORDER BY place
                ON CONFLICT (unique_key) WHERE unique_key <> '' DO NOTHING
                RETURNING id),
            told AS (SELECT pg_notify(?, ''))
            SELECT id FROM added CROSS JOIN told ORDER BY id
            """;

    private static final String CLAIM =
            """
            WITH first AS (SELECT id FROM job WHERE state = 1 AND type = ?
                ORDER BY priority DESC, due, id LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE job SET state = 2, attempts = attempts + 1, fence = fence + 1, worker = ?,
                claimed = ?, lease_until = ?
            FROM first WHERE job.id = first.id
            RETURNING job.id, type, payload, destination, unique_key, priority, due, attempts, fence
            """;

    private static final String ENDED =
            """
            WITH ended AS (SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::text[]) AS ended (id, fence, attempts, due, detail)),
            """;

    private static final String GONE =
            """
            gone AS (DELETE FROM job USING ended
                WHERE job.id = ended.id AND job.fence = ended.fence AND state = 2
                RETURNING job.*, ended.attempts AS counted, detail),
            """;

    private static final String BURIED =
            """
            buried AS (INSERT INTO dead
                SELECT id, type, payload, destination, unique_key, priority, due, counted, fence,
                    detail, ? FROM gone),
            """;

    /** A row shows the attempts as they are counted now; the trail tells those of the claim. */
    private static final String KEPT =
            """
            before AS (SELECT job.id, job.attempts FROM job JOIN ended USING (id)
                WHERE job.fence = ended.fence AND state = 2 ORDER BY id FOR UPDATE OF job),
            gone AS (UPDATE job SET state = 0, due = ended.due, attempts = ended.attempts
                FROM ended, before
                WHERE job.id = ended.id AND job.fence = ended.fence AND before.id = job.id
                RETURNING job.id, job.fence, before.attempts, worker, claimed, detail),
            """;

    private static final String NOTED =
            """
            noted AS (INSERT INTO audit
                SELECT id, fence, ?, attempts, worker, claimed, ?, detail FROM gone)
            SELECT id, fence FROM gone
            """;

    private PostgresJobs() {}

    /** Inserts jobs and notifies; returns the ids of those whose key was not taken, in order. */
    static long[] insert(
            Connection connection, String channel, List<JobRequest> requests, long nowNanos)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            texts(statement, 1, requests, JobRequest::type);
            texts(statement, 2, requests, JobRequest::payload);
            texts(statement, 3, requests, JobRequest::destination);
            texts(statement, 4, requests, JobRequest::uniqueKey);
            numbers(statement, 5, requests, request -> (long) request.priority());
            numbers(statement, 6, requests, request -> nowNanos + request.delayNanos());
            numbers(statement, 7, requests, request -> request.delayNanos() == 0 ? 1L : 0L);
            statement.setString(8, channel);
            return ids(statement).stream().mapToLong(id -> id).toArray();
        }
    }

    /** Claims the first jobs of a type. */
    static List<LeasedJob> claim(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, claim.type());
            statement.setInt(2, claim.limit());
            statement.setString(3, claim.worker());
            statement.setLong(4, claim.nowNanos());
            statement.setLong(5, claim.leaseUntilNanos());
            List<LeasedJob> claims = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    claims.add(Rows.leased(row, claim.nowNanos()));
                }
            }
            claims.sort(LeasedJob.BY_URGENCY);
            return claims;
        }
    }

    /** Settles claims with the same outcome; returns which were not overtaken. */
    static BitSet settle(
            Connection connection,
            AuditOutcome outcome,
            List<Settlement> settlements,
            long nowNanos)
            throws SQLException {
        String middle =
                switch (outcome) {
                    case COMPLETED -> GONE;
                    case DEAD -> GONE + BURIED;
                    default -> KEPT;
                };
        try (PreparedStatement statement = connection.prepareStatement(ENDED + middle + NOTED)) {
            numbers(statement, 1, settlements, settlement -> settlement.job().jobId());
            numbers(statement, 2, settlements, settlement -> settlement.job().fence());
            numbers(statement, 3, settlements, settlement -> (long) settlement.attempts());
            numbers(statement, 4, settlements, Settlement::dueNanos);
            texts(statement, 5, settlements, Settlement::detail);
            int next = 6;
            if (outcome == AuditOutcome.DEAD) {
                statement.setLong(next++, nowNanos);
            }
            statement.setInt(next++, outcome.code());
            statement.setLong(next, nowNanos);
            return matching(statement, settlements.stream().map(Settlement::job).toList());
        }
    }

    private record Token(long jobId, long fence) {}

    /** Returns which claims are among the ids and fences that a statement returns. */
    static BitSet matching(PreparedStatement statement, List<LeasedJob> claims)
            throws SQLException {
        Set<Token> returned = new HashSet<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                returned.add(new Token(row.getLong(1), row.getLong(2)));
            }
        }
        BitSet matching = new BitSet();
        for (int index = 0; index < claims.size(); index++) {
            LeasedJob claim = claims.get(index);
            matching.set(index, returned.contains(new Token(claim.jobId(), claim.fence())));
        }
        return matching;
    }

    private static List<Long> ids(PreparedStatement statement) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }

    private static <T> void numbers(
            PreparedStatement statement, int index, List<T> rows, Function<T, Long> column)
            throws SQLException {
        Long[] values = rows.stream().map(column).toArray(Long[]::new);
        statement.setArray(index, statement.getConnection().createArrayOf("int8", values));
    }

    private static <T> void texts(
            PreparedStatement statement, int index, List<T> rows, Function<T, String> column)
            throws SQLException {
        String[] values = rows.stream().map(column).toArray(String[]::new);
        statement.setArray(index, statement.getConnection().createArrayOf("text", values));
    }
}

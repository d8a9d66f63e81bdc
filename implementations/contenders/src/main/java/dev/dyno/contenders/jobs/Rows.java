package dev.dyno.contenders.jobs;

import dev.dyno.contracts.jobs.AuditEntry;
import dev.dyno.contracts.jobs.AuditOutcome;
import dev.dyno.contracts.jobs.DeadLetter;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.parts.LeasedJob;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What rows of the stores in SQL say. */
final class Rows {
    /** What is kept of a job in both of its tables, in this order. */
    static final String JOB_COLUMNS =
            "id, type, payload, destination, unique_key, priority, due, attempts, fence";

    private Rows() {}

    /** Returns the request in a row that begins with {@link #JOB_COLUMNS}. */
    private static JobRequest request(ResultSet row) throws SQLException {
        return new JobRequest(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                0);
    }

    /** Returns the claim in a row of {@link #JOB_COLUMNS}. */
    static LeasedJob leased(ResultSet row, long nowNanos) throws SQLException {
        return new LeasedJob(
                row.getLong(1),
                request(row),
                row.getInt(8),
                row.getLong(9),
                row.getLong(7),
                nowNanos);
    }

    /** Returns the letter in a row of {@link #JOB_COLUMNS}, reason and time. */
    static DeadLetter deadLetter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong(1), request(row), row.getInt(8), row.getString(10), row.getLong(11));
    }

    /** Returns the entry in a row of job, outcome, attempt, fence, worker, times and detail. */
    static AuditEntry audit(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                AuditOutcome.of(row.getInt(2)),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8));
    }
}

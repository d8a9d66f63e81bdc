package dev.dyno.contenders.jobs;

import dev.dyno.contracts.jobs.JobStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection to an SQLite file, its statements, and the lock that lets one thread at a time use
 * them. SQLite has one writer at a time anyway; other processes take turns by its own locks.
 *
 * <p>The write-ahead log is flushed at each commit ({@code synchronous=FULL}), so that what was
 * committed outlives a loss of power. Source: SQLite documentation, "Write-Ahead Logging".
 */
final class SqliteFile implements AutoCloseable {
    private static final String NAME = "jobs.db";
    private static final int SCHEMA_VERSION = 1;

    private static final String OPTIONS = "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000";

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private SqliteFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws SQLException;
    }

    /**
     * Opens the file in a folder; both are made if they are absent.
     *
     * @param schema makes the tables of a new file
     */
    static SqliteFile open(Path folder, String... schema) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + OPTIONS);
            SqliteFile opened = new SqliteFile(file, connection);
            opened.transact(() -> opened.migrate(schema));
            return opened;
        } catch (SQLException | IOException failure) {
            throw new JobStoreException(
                    "the jobs in " + file + " cannot be opened: " + failure.getMessage(), failure);
        }
    }

    private int migrate(String... schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version;
            try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
                version = row.getInt(1);
            }
            if (version > SCHEMA_VERSION) {
                throw new SQLException(
                        "its schema has the version %d, and this program knows %d; use a newer one"
                                .formatted(version, SCHEMA_VERSION));
            }
            if (version == 0) {
                for (String each : schema) {
                    statement.execute(each);
                }
                statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
            }
            return version;
        }
    }

    /**
     * Does something in one transaction, which writes. The driver's own transactions are not used:
     * behind each it begins the next one at once, and would keep other processes out.
     */
    <T> T transact(Step<T> step) {
        return locked(() -> {
            // One that began as a reader could be refused when it comes to write.
            statement("BEGIN IMMEDIATE").execute();
            try {
                T result = step.run();
                statement("COMMIT").execute();
                return result;
            } catch (SQLException | RuntimeException failure) {
                rollBack(failure);
                throw failure;
            }
        });
    }

    /** Reads by one statement, which sees one state of the file and stops nobody. */
    <T> T read(Step<T> step) {
        return locked(step);
    }

    private <T> T locked(Step<T> step) {
        lock.lock();
        try {
            return step.run();
        } catch (SQLException failure) {
            throw new JobStoreException(
                    "the jobs in " + file + " cannot be used: " + failure.getMessage(), failure);
        } finally {
            lock.unlock();
        }
    }

    private void rollBack(Exception failure) {
        try {
            statement("ROLLBACK").execute();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    /** Returns a statement with its parameters set; for the thread that is in a transaction. */
    PreparedStatement statement(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int index = 0; index < parameters.length; index++) {
            switch (parameters[index]) {
                case Long number -> statement.setLong(index + 1, number);
                case Integer number -> statement.setInt(index + 1, number);
                case Object text -> statement.setString(index + 1, text.toString());
            }
        }
        return statement;
    }

    /** Changes rows and returns how many. */
    int update(String sql, Object... parameters) throws SQLException {
        return statement(sql, parameters).executeUpdate();
    }

    /** Returns the first column of the first row, or what it is without a row. */
    long number(long otherwise, String sql, Object... parameters) throws SQLException {
        try (ResultSet row = statement(sql, parameters).executeQuery()) {
            return row.next() ? row.getLong(1) : otherwise;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException failure) {
            throw new JobStoreException(
                    "the jobs in " + file + " cannot be closed: " + failure.getMessage(), failure);
        } finally {
            lock.unlock();
        }
    }
}

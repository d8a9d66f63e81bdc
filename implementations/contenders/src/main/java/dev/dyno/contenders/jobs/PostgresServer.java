package dev.dyno.contenders.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dyno.contracts.Availability;
import dev.dyno.contracts.jobs.JobStoreException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server of this process: the one whose address is given, or one that is started
 * from a Maven artifact and ends with the process. Each folder has a schema of its own.
 *
 * <p>The artifact's server would lose what it has acknowledged: it turns {@code fsync} and {@code
 * synchronous_commit} off. Here both are on.
 */
final class PostgresServer {
    /** The address of a server, as JDBC wants it. */
    static final String URL_PROPERTY = "dyno.postgres.url";

    private static final String URL_VARIABLE = "DYNO_POSTGRES_URL";
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final int POOL_MAX = 6;
    private static final int CONNECT_SECONDS_MAX = 10;

    private PostgresServer() {}

    /** Starts the embedded server when it is first asked for. */
    private static final class Embedded {
        private static final EmbeddedPostgres SERVER = start();

        private Embedded() {}

        private static EmbeddedPostgres start() {
            Path cache =
                    Path.of(System.getProperty("user.home", "."), ".cache", "dyno", "postgres");
            try {
                Files.createDirectories(cache);
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(cache.toFile())
                        .setPGStartupWait(START_MAX)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
            } catch (IOException failure) {
                throw new JobStoreException(
                        "no PostgreSQL server starts in %s: %s; give the address of one by %s"
                                .formatted(cache, failure.getMessage(), URL_VARIABLE),
                        failure);
            }
        }
    }

    private static @Nullable String givenUrl() {
        return System.getProperty(URL_PROPERTY, System.getenv(URL_VARIABLE));
    }

    /** Returns the address of the server, which is started if none was given. */
    static String url() {
        String given = givenUrl();
        return given != null ? given : Embedded.SERVER.getJdbcUrl("postgres", "postgres");
    }

    /** Answers whether there is a server, or what it takes to start one. */
    static Availability availability() {
        String given = givenUrl();
        if (given == null) {
            return hasBinaries()
                    ? Availability.USABLE
                    : Availability.unusable(
                            "there is no PostgreSQL to start for this system; give the address of"
                                    + " one by "
                                    + URL_VARIABLE);
        }
        DriverManager.setLoginTimeout(CONNECT_SECONDS_MAX);
        try (Connection connection = DriverManager.getConnection(given)) {
            return connection.isValid(CONNECT_SECONDS_MAX)
                    ? Availability.USABLE
                    : Availability.unusable("the PostgreSQL server at " + given + " is not well");
        } catch (SQLException failure) {
            return Availability.unusable(
                    "the PostgreSQL server at %s cannot be reached: %s"
                            .formatted(given, failure.getMessage()));
        }
    }

    private static boolean hasBinaries() {
        boolean isLinux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");
        boolean isX86 = System.getProperty("os.arch", "").equals("amd64");
        return isLinux
                && isX86
                && PostgresServer.class.getResource("/postgres-linux-x86_64.txz") != null;
    }

    /** Returns the name of a folder's schema, which is also that of its channel. */
    static String schema(Path folder) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    folder.toAbsolutePath()
                                            .normalize()
                                            .toString()
                                            .getBytes(StandardCharsets.UTF_8));
            return "dyno_" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns a pool of connections to a schema, which is made or brought up to date. */
    static HikariDataSource open(String schema) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.addDataSourceProperty("currentSchema", schema);
        config.addDataSourceProperty("ApplicationName", "dyno");
        config.setMaximumPoolSize(POOL_MAX);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(CONNECT_SECONDS_MAX).toMillis());
        try {
            return migrated(new HikariDataSource(config), schema);
        } catch (RuntimeException failure) {
            throw new JobStoreException(
                    "the jobs at %s cannot be opened: %s".formatted(url(), failure.getMessage()),
                    failure);
        }
    }

    private static HikariDataSource migrated(HikariDataSource pool, String schema) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .schemas(schema)
                    .locations("classpath:dev/dyno/contenders/jobs/postgres")
                    .load()
                    .migrate();
            return pool;
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
    }

    /** Removes a schema with all that it holds. */
    static void drop(String schema) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        } catch (SQLException failure) {
            throw new JobStoreException(
                    "the jobs at %s cannot be removed: %s".formatted(url(), failure.getMessage()),
                    failure);
        }
    }
}

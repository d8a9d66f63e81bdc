package dev.dyno.contenders.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.contracts.Availability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresServerTest {
    private static void assumeServer() {
        if (PostgresServer.availability() instanceof Availability.Unusable(String reason)) {
            // Where the whole check runs a server must be there.
            assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
            assumeTrue(false, reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void serverKeepsWhatItHasAcknowledged(String setting) throws SQLException {
        assumeServer();
        try (Connection connection = DriverManager.getConnection(PostgresServer.url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void eachFolderHasASchemaOfItsOwn() {
        String schema = PostgresServer.schema(Path.of("a", "b"));
        assertThat(schema).matches("dyno_[0-9a-f]{24}");
        assertThat(PostgresServer.schema(Path.of("a", ".", "b"))).isEqualTo(schema);
        assertThat(PostgresServer.schema(Path.of("a", "c"))).isNotEqualTo(schema);
    }
}

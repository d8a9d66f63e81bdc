package dev.dyno.contenders.jobs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Passes on a server's word that jobs were accepted, on a connection and a thread of its own; a
 * connection that is lost is replaced. {@code closing} is counted down once, to end the thread.
 */
final class PostgresListener implements AutoCloseable {
    private static final int LISTEN_MILLIS = 200;
    private static final long RECONNECT_MILLIS = 100;

    private final String url;
    private final String channel;
    private final Runnable wake;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    PostgresListener(String url, String channel, Runnable wake) {
        this.url = url;
        this.channel = channel;
        this.wake = wake;
        this.thread = Thread.ofPlatform().daemon().name("dyno-listener").start(this::run);
    }

    private void run() {
        boolean isClosing = false;
        while (!isClosing) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + channel);
                listen(connection.unwrap(PGConnection.class));
            } catch (SQLException _) {
                // Until it is back the workers look for themselves.
            }
            isClosing = isClosing(RECONNECT_MILLIS);
        }
    }

    private void listen(PGConnection connection) throws SQLException {
        while (!isClosing(0)) {
            PGNotification[] words = connection.getNotifications(LISTEN_MILLIS);
            if (words != null && words.length > 0) {
                wake.run();
            }
        }
    }

    private boolean isClosing(long waitMillis) {
        try {
            return closing.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}

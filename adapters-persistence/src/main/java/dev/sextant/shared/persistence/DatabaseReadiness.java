package dev.sextant.shared.persistence;

import dev.sextant.shared.application.Readiness;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Ready when the database answers through the pool that serves requests. A pool that is exhausted is not ready. */
public final class DatabaseReadiness implements Readiness {

    private final DataSource pool;

    /** Asks through this pool. */
    public DatabaseReadiness(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public boolean isReady(Duration limit) {
        var question = new FutureTask<>(this::ask);
        Thread asking = Thread.ofVirtual().name("readiness").start(question);
        try {
            return question.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notNow) {
            asking.interrupt();
            return false;
        } catch (InterruptedException stopped) {
            asking.interrupt();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean ask() throws SQLException {
        try (var connection = pool.getConnection()) {
            return connection.isValid(1);
        }
    }
}
